using System.Text;
using Minyi.Cli.Execution;

namespace Minyi.Cli.Tables;

/// <summary>Opens inputs: a path or <c>-</c>, in UTF-8 or the encoding that the user named. Bytes that are not of that encoding are a fault.</summary>
internal static class InputFile
{
    /// <summary>Opens the bytes; ends the command when there is no such file.</summary>
    public static Stream Open(Invocation invocation, string path)
    {
        if (path == "-")
        {
            return invocation.Terminal.Input;
        }

        try
        {
            return new FileStream(invocation.FullPath(path), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            LocalizedText found = e is FileNotFoundException or DirectoryNotFoundException
                ? new("文件不存在", "no such file")
                : new($"文件无法读取（{e.Message}）", $"a file that cannot be read ({e.Message})");
            invocation.Faults.Add(new(path, null, null, found, new("可读的文件", "a readable file")));
            throw new BadInputException();
        }
    }

    /// <summary>The encoding of <c>--encoding</c>, strict; UTF-8 without it.</summary>
    public static Encoding EncodingOf(Invocation invocation, MinyiCommand command)
    {
        if (command.Encoding is not { } option || invocation.Value(option) is not { } name || name is "utf-8" or "utf8" or "UTF-8")
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true);
        }

        if (name.Equals("gb18030", StringComparison.OrdinalIgnoreCase) || name.Equals("gbk", StringComparison.OrdinalIgnoreCase)
            || name.Equals("gb2312", StringComparison.OrdinalIgnoreCase))
        {
            // GB18030 contains the other two; named through its provider, so nothing is registered for the whole process.
            return (Encoding)CodePagesEncodingProvider.Instance.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        }

        invocation.Faults.Add(new(option.Name, null, null, Fault.Quoted(name), Expectations.OneOf(["utf-8", "gb18030"])));
        throw new BadInputException();
    }

    /// <summary>The first line that the encoding cannot read, from 1; null when the input cannot be read a second time.</summary>
    public static long? BrokenLine(Invocation invocation, string path, Encoding encoding)
    {
        if (path == "-")
        {
            return null;
        }

        Decoder decoder = encoding.GetDecoder();
        byte[] buffer = new byte[1];
        char[] chars = new char[8];
        long line = 1;
        using BufferedStream stream = new(Open(invocation, path), 1 << 16);
        while (stream.Read(buffer) == 1)
        {
            try
            {
                int count = decoder.GetChars(buffer, chars, flush: false);
                line += chars.AsSpan(0, count).Count('\n');
            }
            catch (DecoderFallbackException)
            {
                return line;
            }
        }

        return line;
    }
}
