using System.IO.Compression;
using System.Text;
using System.Text.Unicode;
using Minyi.Storage.Attachments;

namespace Minyi.Core.Tests.Storage.Attachments;

/// <summary>What a file is follows from what is in it.</summary>
public class RecognitionTests
{
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    public static TheoryData<string, string?> Files => new()
    {
        { "%PDF-1.4\n%âãÏÓ\n", "application/pdf" },
        { " %PDF-1.4\n\0", null }, // readers would search for it; we do not
        { "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", "image/png" },
        { "\u0089PNG\n\u001a\n\0\0\0\rIHDR", null }, // spoilt by a transfer as text: what the signature is made to show
        { "\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF\0", "image/jpeg" },
        { "\u00FF\u00D8\u00FF", null },
        { "RIFF\u0024\0\0\0WEBPVP8 \u0018\0\0\0", "image/webp" },
        { "RIFF\u0024\0\0\0WAVEfmt \u0010\0\0\0", null },
        { "#!AMR\n\u003c\0\u0001", "audio/amr" },
        { "#!AMR-WB\n\u0004\0\u0001", "audio/amr" },
        { "\0\0\0\u0018ftypheic\0\0\0\0mif1heic", "image/heic" },
        { "\0\0\0\u0018ftypmif1\0\0\0\0mif1heic", "image/heic" },
        { "\0\0\0\u0018ftypavif\0\0\0\0mif1avif", null },
        { "\0\0\0\u0018ftypisom\0\0\u0002\0isomiso2", "video/mp4" },
        { "\0\0\0\u001cftypmp42\0\0\0\0mp42isomavc1", "video/mp4" },
        { "\0\0\0\u0014ftypqt  \0\0\0\0qt  ", null },
        { "ID3\u0004\0\0\0\0\0\0", "audio/mpeg" },
        { "<!DOCTYPE html><script>alert(1)</script>", "text/plain" },
        { "MZ\u0090\0\u0003\0\0\0", null },
        { "GIF89a\u0001\0\u0001\0", null },
        { "PK\u0003\u0004 but no zip", null },
    };

    public static TheoryData<string, string, string?> Archives => new()
    {
        { Office + "wordprocessingml.document.main+xml", "word/document.xml", AttachmentType.Docx.MediaType },
        { Office + "spreadsheetml.sheet.main+xml", "xl/workbook.xml", AttachmentType.Xlsx.MediaType },
        { Office + "presentationml.presentation.main+xml", "ppt/presentation.xml", AttachmentType.Pptx.MediaType },
        { "application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml", null },
        { Office + "wordprocessingml.document.main+xml", "word/vbaProject.bin", null },
        { "application/java-archive", "META-INF/MANIFEST.MF", null },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_is_what_it_begins_as(string bytes, string? type) => Assert.Equal(type, await TypeAsync(Encoding.Latin1.GetBytes(bytes)));

    [Theory]
    [MemberData(nameof(Archives))]
    public async Task An_archive_is_what_its_content_types_say(string contentType, string part, string? type)
    {
        byte[] archive = Archive(("[Content_Types].xml", $"<Types xmlns=\"{Types}\"><Override PartName=\"/{part}\" ContentType=\"{contentType}\"/></Types>"), (part, "<x/>"));
        Assert.Equal(type, await TypeAsync(archive));
        Assert.Null(await TypeAsync(archive[..^30])); // cut short
    }

    [Fact]
    public async Task An_archive_without_content_types_or_with_broken_ones_is_none()
    {
        Assert.Null(await TypeAsync(Archive(("a.txt", "x"))));
        Assert.Null(await TypeAsync(Archive(("[Content_Types].xml", "<Types"))));
        Assert.Null(await TypeAsync(Archive(("[Content_Types].xml", $"<!DOCTYPE Types [<!ENTITY e \"{Office}\">]><Types xmlns=\"{Types}\"><Override ContentType=\"&e;wordprocessingml.document.main+xml\"/></Types>"))));
        Assert.Null(await TypeAsync(Archive(("[Content_Types].xml", $"<Types xmlns=\"{Types}\"><Override ContentType=\"{Office}wordprocessingml.document.main+xml\"/>{new string(' ', 5_000_000)}</Types>"))));
    }

    [Theory]
    [InlineData(0xFFFB, 0x90, 417)] // MPEG-1, 128 kbit/s, 44.1 kHz: 144,000 × 128 / 44,100
    [InlineData(0xFFFB, 0x92, 418)] // the same, padded
    [InlineData(0xFFF3, 0x80, 208)] // MPEG-2, 64 kbit/s, 22.05 kHz
    [InlineData(0xFFE3, 0x84, 192)] // MPEG-2.5, 64 kbit/s, 12 kHz × 72,000
    [InlineData(0xFFFB, 0xE0, 1044)]
    public async Task Two_frames_in_a_row_are_MP3_and_one_is_not(int sync, int third, int length)
    {
        if (sync == 0xFFE3)
        {
            length = 72_000 * 64 / 12_000;
        }

        byte[] frame = new byte[length];
        (frame[0], frame[1], frame[2]) = ((byte)(sync >> 8), (byte)sync, (byte)third);
        Assert.Equal("audio/mpeg", await TypeAsync([.. frame, .. frame]));
        Assert.Null(await TypeAsync([.. frame, .. frame[1..]]));
        Assert.Null(await TypeAsync(frame));
    }

    [Property(MaxTest = 300)]
    public void Text_is_what_strict_UTF_8_reads_without_control_characters(byte[] bytes, string words, int cut)
    {
        byte[] written = [.. Encoding.UTF8.GetBytes(new string([.. words.Where(c => !char.IsSurrogate(c))]) + "路灯 a\u0301 😀\t\r\n")];
        foreach (byte[] one in (byte[][])[bytes, written, written[..(int)((uint)cut % (uint)written.Length)], [.. bytes.Select(b => (byte)(b & 0x7F))]])
        {
            bool expected = one.Length > 0 && Utf8.IsValid(one) && Encoding.UTF8.GetString(one).All(c => !char.IsControl(c) || c is '\t' or '\n' or '\r' or '\f');
            string? type = TypeAsync(one).GetAwaiter().GetResult();
            Assert.True(type is null or "text/plain" || Signed(one));
            Assert.Equal(expected, type == "text/plain" || (type is not null && expected));
        }
    }

    [Fact]
    public async Task Text_is_text_however_it_is_cut_into_pieces()
    {
        // Every lead and continuation byte across a border of pieces: the buffer takes 65,536 bytes.
        foreach (string text in (string[])["é", "路", "😀", "\u0080", "\u009F", "\u00A0", "\uD7FF", "\uE000"])
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            for (int before = 65_536 - bytes.Length; before <= 65_536; before++)
            {
                byte[] all = [.. new string('a', before).Select(c => (byte)c), .. bytes];
                Assert.Equal(text is "\u0080" or "\u009F" ? null : "text/plain", await TypeAsync(all));
            }
        }
    }

    private static bool Signed(byte[] bytes) => bytes is [0xFF, 0xD8, 0xFF, _, ..] or [(byte)'I', (byte)'D', (byte)'3', ..];

    private static async Task<string?> TypeAsync(byte[] bytes)
    {
        using MemoryStream spool = new();
        spool.Write("before"u8); // a store may have written something of its own
        (ReceivedAttachment? received, Refusal? refusal) = await ReceivedAttachment.ReceiveAsync(new MemoryStream(bytes), AttachmentPolicy.Default, spool, Token);
        Assert.Equal(received is null, refusal is not null);
        Assert.True(received is null || (received.Length == bytes.Length && received.Digest == Digest.Of(bytes)));
        Assert.True(received is null || spool.Length == 6 + bytes.Length);
        return received?.Type.MediaType;
    }

    private static byte[] Archive(params (string Name, string Text)[] entries)
    {
        using MemoryStream bytes = new();
        using (ZipArchive archive = new(bytes, ZipArchiveMode.Create))
        {
            foreach ((string name, string text) in entries)
            {
                using StreamWriter writer = new(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }
}
