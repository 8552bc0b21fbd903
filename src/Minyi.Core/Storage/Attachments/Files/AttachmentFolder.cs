using System.Text;

namespace Minyi.Storage.Attachments.Files;

/// <summary>The files of an attachment store on disk. A name is the digest of an id: it tells nothing, and no id leads out of the folder.</summary>
/// <remarks>A file is written under <c>incoming</c>, put on the disk, then moved to its place in one step: it is there whole or not at all.</remarks>
internal sealed class AttachmentFolder : IDisposable
{
    private const string LockExtension = ".lock";
    private const int MostTries = 10_000;

    private readonly string _root;
    private readonly string _incoming; // of this store alone, as long as it holds the lock
    private readonly FileStream _lock;

    internal AttachmentFolder(string root)
    {
        _root = Path.GetFullPath(root);
        string incoming = Path.Combine(_root, "incoming");
        Make(incoming);
        Make(Quarantine);
        foreach (string left in Directory.GetFiles(incoming, "*" + LockExtension))
        {
            Discard(left);
        }

        // The lock comes before the folder: nobody sees the folder without it.
        _incoming = Path.Combine(incoming, Path.GetRandomFileName());
        _lock = new FileStream(_incoming + LockExtension, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        Make(_incoming);
    }

    internal string Quarantine => Path.Combine(_root, "quarantine");

    internal static string NameOf(string id) => Digest.Of(Encoding.UTF8.GetBytes(id)).ToString();

    /// <summary>The path of an attachment's file of a kind: <c>data</c>, <c>ruled</c>, <c>erased</c>.</summary>
    internal string PathOf(string name, string kind) => Path.Combine(_root, "files", name[..2], $"{name}.{kind}");

    internal string SubjectFolder(DataSubjectId subject) => Path.Combine(_root, "subjects", NameOf(subject.Value));

    /// <summary>A new file that nobody sees yet.</summary>
    internal FileStream Begin()
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous, BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(_incoming, Path.GetRandomFileName()), options);
    }

    /// <summary>Puts a file on the disk, closes it and moves it to its place; false when there is one already.</summary>
    internal bool Publish(FileStream file, string path, bool replace = false)
    {
        file.Flush(flushToDisk: true);
        file.Dispose();
        Make(Path.GetDirectoryName(path)!);

        // A move that does not replace looks first and moves then: on most systems not in one step.
        using FileStream? alone = replace ? null : Alone();
        if (!replace && File.Exists(path))
        {
            return false;
        }

        File.Move(file.Name, path, replace);
        return true;
    }

    /// <summary>Writes a small file whole; false when there is one already.</summary>
    internal bool Publish(string path, ReadOnlySpan<byte> bytes, bool replace = false)
    {
        using FileStream file = Begin();
        try
        {
            file.Write(bytes);
            return Publish(file, path, replace);
        }
        finally
        {
            File.Delete(file.Name);
        }
    }

    /// <summary>Leaves an empty file as a sign.</summary>
    internal static void Mark(string folder, string name)
    {
        Make(folder);
        using FileStream mark = new(Path.Combine(folder, name), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
    }

    internal static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // What is in no folder is not there.
        }
    }

    /// <summary>Opens a file that is never changed in its place; null when it is not there.</summary>
    internal static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Waits until no other thread or process puts a file in its place; that takes no longer than a move.</summary>
    private FileStream Alone()
    {
        for (int tried = 1; ; tried++)
        {
            try
            {
                return new FileStream(Path.Combine(_root, "publish.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tried < MostTries)
            {
                Thread.Sleep(1); // somebody else has it
            }
        }
    }

    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Deletes what a process that ended left behind; one that lives holds its lock.</summary>
    private static void Discard(string path)
    {
        try
        {
            using FileStream held = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            string folder = path[..^LockExtension.Length];
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (IOException)
        {
            return; // somebody writes there, or is clearing it away too
        }

        File.Delete(path);
    }

    public void Dispose()
    {
        _lock.Dispose();
        Discard(_lock.Name);
    }
}
