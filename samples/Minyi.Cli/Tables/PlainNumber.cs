using System.Buffers.Text;
using System.Text;
using Minyi.Numerics;
using Minyi.Reporting.Tables;

namespace Minyi.Cli.Tables;

/// <summary>Counts from the bytes of a cell: digits at once, everything else by the rule for what people type.</summary>
internal static class PlainNumber
{
    /// <summary>Reads an integer that is not negative.</summary>
    public static bool TryCount(ReadOnlySpan<byte> utf8, bool commaMayBePoint, out long value)
    {
        if (utf8.Length is > 0 and <= 18 && !utf8.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return Utf8Parser.TryParse(utf8, out value, out _);
        }

        value = 0;
        if (!TypedText.TryNumber(Encoding.UTF8.GetString(utf8), out Rational number, commaMayBePoint) || !number.IsInteger || number.Sign < 0 || number > long.MaxValue)
        {
            return false;
        }

        value = (long)number.Numerator;
        return true;
    }
}
