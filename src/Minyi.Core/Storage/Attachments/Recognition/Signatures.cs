using System.Buffers.Binary;

namespace Minyi.Storage.Attachments.Recognition;

/// <summary>How files of the types that are accepted begin.</summary>
internal static class Signatures
{
    /// <summary>As many bytes as <see cref="Find"/> looks at: the second frame of an MP3 lies up to 1,441 bytes behind the first.</summary>
    internal const int Window = 4096;

    /// <summary>The type by the beginning of a file; null where that does not tell. Of a zip it is told whether it is one.</summary>
    internal static AttachmentType? Find(ReadOnlySpan<byte> start, out bool zip)
    {
        zip = start.StartsWith("PK\u0003\u0004"u8);
        return start.StartsWith("%PDF-"u8) ? AttachmentType.Pdf
            : IsPng(start) ? AttachmentType.Png
            : start.Length > 3 && start[0] == 0xFF && start[1] == 0xD8 && start[2] == 0xFF ? AttachmentType.Jpeg
            : start.Length >= 16 && start.StartsWith("RIFF"u8) && start[8..].StartsWith("WEBPVP8"u8) ? AttachmentType.WebP
            : start.StartsWith("#!AMR\n"u8) || start.StartsWith("#!AMR-WB\n"u8) ? AttachmentType.Amr
            : start.Length >= 12 && start[4..].StartsWith("ftyp"u8) ? Branded(start)
            : start.StartsWith("ID3"u8) || IsTwoFrames(start) ? AttachmentType.Mp3
            : null;
    }

    private static bool IsPng(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    /// <summary>ISO base media files (ISO/IEC 14496-12) say by brands what they are.</summary>
    private static AttachmentType? Branded(ReadOnlySpan<byte> start)
    {
        uint size = BinaryPrimitives.ReadUInt32BigEndian(start);
        if (size is < 16 or > 1024)
        {
            return null;
        }

        AttachmentType? found = OfBrand(start[8..12]);
        for (int at = 16; found is null && at + 4 <= Math.Min((int)size, start.Length); at += 4)
        {
            found = OfBrand(start[at..(at + 4)]);
        }

        return found;
    }

    private static AttachmentType? OfBrand(ReadOnlySpan<byte> brand) =>
        brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("heim"u8) || brand.SequenceEqual("heis"u8) ? AttachmentType.Heic
        : brand.StartsWith("iso"u8) || brand.StartsWith("mp4"u8) || brand.SequenceEqual("avc1"u8) || brand.StartsWith("M4"u8) || brand.StartsWith("3gp"u8) ? AttachmentType.Mp4
        : null;

    /// <summary>Two frames of MPEG audio, layer III, one where the other ends: two bytes alone are in many files.</summary>
    private static bool IsTwoFrames(ReadOnlySpan<byte> start) =>
        FrameLength(start) is { } length && start.Length >= length + 4 && FrameLength(start[length..]) is not null;

    private static int? FrameLength(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < 4 || frame[0] != 0xFF || (frame[1] & 0xE6) != 0xE2)
        {
            return null;
        }

        int version = (frame[1] >> 3) & 3; // 0: 2.5, 2: 2, 3: 1
        int rate = frame[2] >> 4;
        int frequency = (frame[2] >> 2) & 3;
        if (version == 1 || rate is 0 or 15 || frequency == 3)
        {
            return null;
        }

        ReadOnlySpan<int> first = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
        ReadOnlySpan<int> second = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
        ReadOnlySpan<int> frequencies = [44_100, 48_000, 32_000];
        int hertz = frequencies[frequency] >> (version switch { 3 => 0, 2 => 1, _ => 2 });
        int padding = (frame[2] >> 1) & 1;
        return version == 3 ? (144_000 * first[rate] / hertz) + padding : (72_000 * second[rate] / hertz) + padding;
    }
}
