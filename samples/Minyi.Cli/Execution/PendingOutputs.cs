namespace Minyi.Cli.Execution;

/// <summary>The files that a command writes: each under a temporary name, all renamed together when the command has an answer, none when its input is wrong.</summary>
internal sealed class PendingOutputs(string folder) : IDisposable
{
    private readonly List<(FileStream Stream, string Temporary, string Path)> _files = [];

    /// <summary>Opens a file for writing. Folders that do not exist are made when the files are kept.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public Stream Create(string path)
    {
        string full = Path.GetFullPath(path, folder);
        if (Directory.Exists(full))
        {
            throw new IOException($"'{path}' is a folder.");
        }

        string? parent = Path.GetDirectoryName(full);
        while (parent is not null && !Directory.Exists(parent))
        {
            if (File.Exists(parent))
            {
                throw new IOException($"'{Path.GetRelativePath(folder, parent)}' is a file.");
            }

            parent = Path.GetDirectoryName(parent);
        }

        string temporary = Path.Combine(parent ?? folder, $".{Path.GetFileName(full)}.{Environment.ProcessId}-{_files.Count}.part");
        FileStream stream = new(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        _files.Add((stream, temporary, full));
        return stream;
    }

    /// <summary>Gives every file its name.</summary>
    public void Keep()
    {
        foreach ((FileStream stream, _, _) in _files)
        {
            stream.Dispose();
        }

        foreach ((_, string temporary, string path) in _files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(temporary, path, overwrite: true);
        }

        _files.Clear();
    }

    /// <summary>Removes what was not kept.</summary>
    public void Dispose()
    {
        foreach ((FileStream stream, string temporary, _) in _files)
        {
            stream.Dispose();
            File.Delete(temporary);
        }

        _files.Clear();
    }
}
