namespace Minyi.Storage.Attachments.Recognition;

/// <summary>Tells, piece by piece, whether bytes are UTF-8 text: well formed, and without control characters but tab, line feed, form feed and carriage return.</summary>
internal sealed class PlainText
{
    private int _missing; // continuation bytes of the character under way
    private byte _low = 0x80; // bounds of the next of them
    private byte _high = 0xBF;
    private bool _second; // whether the next continuation byte is the one after a lead of C2, which may make a C1 control character
    private bool _broken;

    internal bool IsText => !_broken && _missing == 0;

    internal void Add(ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < bytes.Length && !_broken; i++)
        {
            byte b = bytes[i];
            if (_missing == 0)
            {
                Begin(b);
            }
            else if (b < _low || b > _high || (_second && b < 0xA0))
            {
                _broken = true;
            }
            else
            {
                _missing--;
                (_low, _high, _second) = (0x80, 0xBF, false);
            }
        }
    }

    private void Begin(byte b)
    {
        switch (b)
        {
            case (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r' or (>= 0x20 and < 0x7F):
                break;
            case >= 0xC2 and <= 0xDF:
                (_missing, _second) = (1, b == 0xC2);
                break;
            case >= 0xE0 and <= 0xEF:
                (_missing, _low, _high) = (2, b == 0xE0 ? (byte)0xA0 : (byte)0x80, b == 0xED ? (byte)0x9F : (byte)0xBF);
                break;
            case >= 0xF0 and <= 0xF4:
                (_missing, _low, _high) = (3, b == 0xF0 ? (byte)0x90 : (byte)0x80, b == 0xF4 ? (byte)0x8F : (byte)0xBF);
                break;
            default:
                _broken = true;
                break;
        }
    }
}
