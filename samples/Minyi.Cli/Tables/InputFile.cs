using Minyi.Cli.Execution;

namespace Minyi.Cli.Tables;

/// <summary>Opens inputs: a path or <c>-</c>, and the encoding that the user named.</summary>
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

    /// <summary>The encoding of <c>--encoding</c> by its one name; UTF-8 without it.</summary>
    public static string EncodingOf(Invocation invocation, MinyiCommand command)
    {
        switch (command.Encoding is { } option ? invocation.Value(option)?.ToLowerInvariant() : null)
        {
            case null or "utf-8" or "utf8":
                return "utf-8";
            case "gb18030" or "gbk" or "gb2312":
                // GB18030 contains the other two.
                return "gb18030";
            default:
                invocation.Faults.Add(new(command.Encoding!.Name, null, null, Fault.Quoted(invocation.Value(command.Encoding)), Expectations.OneOf(["utf-8", "gb18030"])));
                throw new BadInputException();
        }
    }
}
