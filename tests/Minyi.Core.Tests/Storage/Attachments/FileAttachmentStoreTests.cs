using System.Text;
using Minyi.Storage.Attachments;

namespace Minyi.Core.Tests.Storage.Attachments;

/// <summary>What is particular to attachments on a disk; the rest is in the conformance kit.</summary>
public sealed class FileAttachmentStoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("minyi-attachments-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string[] Files => [.. _folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_folder.FullName, f.FullName)).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task No_name_on_the_disk_tells_anything_or_leads_out_of_the_folder()
    {
        using FileAttachmentStore store = new(_folder.FullName, new() { Quarantine = true });
        foreach (string id in (string[])["../../zhang-san", "/etc/zhang-san", "zhang-san\\..\\..", "NUL", "张三"])
        {
            Assert.True((await PutAsync(store, id)).IsTaken);
        }

        Assert.DoesNotContain(Files, f => f.Contains("zhang", StringComparison.OrdinalIgnoreCase) || f.Contains('张', StringComparison.Ordinal) || f.Contains("NUL", StringComparison.Ordinal));
        Assert.Equal(5, Files.Count(f => f.EndsWith(".data", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_a_process_left_half_written_is_cleared_away_and_what_another_writes_is_not()
    {
        using FileAttachmentStore living = new(_folder.FullName);
        TaskCompletionSource begun = new(), go = new();
        ValueTask<AttachmentReceipt> slow = living.PutAsync(Upload("slow"), new SlowStream(begun, go.Task), Token);
        await begun.Task;

        // As a process that was killed leaves it: the folder and its lock, which nobody holds any more.
        string left = Path.Combine(_folder.FullName, "incoming", "left");
        Directory.CreateDirectory(left);
        await File.WriteAllTextAsync(left + ".lock", "", Token);
        await File.WriteAllTextAsync(Path.Combine(left, "half"), "half", Token);
        using (FileAttachmentStore next = new(_folder.FullName))
        {
            Assert.False(Directory.Exists(left));
            Assert.False(File.Exists(left + ".lock"));
        }

        go.SetResult();
        Assert.True((await slow).IsTaken);
    }

    [Fact]
    public async Task A_damaged_file_is_not_taken_for_whole()
    {
        using FileAttachmentStore store = new(_folder.FullName);
        AttachmentRecord record = (await PutAsync(store, "a-1")).Record!;
        string path = Path.Combine(_folder.FullName, Files.Single(f => f.EndsWith(".data", StringComparison.Ordinal)));
        byte[] whole = await File.ReadAllBytesAsync(path, Token);
        foreach (int at in (int[])[0, 50, 99])
        {
            byte[] changed = [.. whole];
            changed[at] ^= 1;
            await File.WriteAllBytesAsync(path, changed, Token);
            AttachmentReading reading = await store.OpenAsync(record.Reference, Token);
            await using Stream content = reading.Content!;
            await Assert.ThrowsAsync<InvalidDataException>(async () => await content.CopyToAsync(Stream.Null, Token));
        }

        foreach (int length in (int[])[0, 5, 50, whole.Length - 1])
        {
            await File.WriteAllBytesAsync(path, whole[..length], Token);
            await Assert.ThrowsAsync<InvalidDataException>(async () => await store.OpenAsync(record.Reference, Token));
        }
    }

    [Fact]
    public async Task A_ruling_or_an_erasure_that_broke_off_is_finished_by_the_next()
    {
        using FileAttachmentStore store = new(_folder.FullName, new() { Quarantine = true });
        await PutAsync(store, "a-1");
        string data = Path.Combine(_folder.FullName, Files.Single(f => f.EndsWith(".data", StringComparison.Ordinal)));
        byte[] whole = await File.ReadAllBytesAsync(data, Token);

        // Ruled on, but the bytes not gone yet.
        await File.WriteAllTextAsync(Path.ChangeExtension(data, "ruled"), "rejected", Token);
        Assert.Equal(AttachmentStatus.Rejected, (await store.FindAsync(AttachmentId.From("a-1"), Token)).Status);
        Assert.Empty(await store.ReadQuarantinedAsync(10, Token));
        Assert.DoesNotContain("a-1 content", await File.ReadAllTextAsync(data, Token), StringComparison.Ordinal);
        Assert.Equal(AttachmentStatus.Rejected, (await store.FindAsync(AttachmentId.From("a-1"), Token)).Status);

        // Erased, but the bytes not gone yet.
        Assert.True(await store.EraseAsync(AttachmentId.From("a-1"), Instant.FromUtc(2024, 10, 1, 1, 0), Token));
        await File.WriteAllBytesAsync(data, whole, Token);
        Assert.Equal(AttachmentStatus.Erased, (await store.FindAsync(AttachmentId.From("a-1"), Token)).Status);
        Assert.False(await store.EraseAsync(AttachmentId.From("a-1"), Instant.FromUtc(2024, 10, 2, 1, 0), Token));
        Assert.False(File.Exists(data));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static AttachmentUpload Upload(string id) =>
        new(AttachmentId.FromRecord(id), PetitionId.From("P-1"), ActorId.From("clerk-1"), Instant.FromUtc(2024, 9, 29, 1, 0), DataSubjectId.From("s-1"));

    private static ValueTask<AttachmentReceipt> PutAsync(FileAttachmentStore store, string id) =>
        store.PutAsync(Upload(id), new MemoryStream(Encoding.UTF8.GetBytes($"{id} content".PadRight(100, '.'))), Token);

    private sealed class SlowStream(TaskCompletionSource begun, Task go) : MemoryStream(Encoding.UTF8.GetBytes("slow"))
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            begun.TrySetResult();
            await go;
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
