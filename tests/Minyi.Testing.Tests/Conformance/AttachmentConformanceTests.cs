using System.Text;
using Minyi.Storage.Attachments;
using Minyi.Testing.Conformance;

namespace Minyi.Testing.Tests.Conformance;

public class AttachmentConformanceTests
{
    public static TheoryData<string> Checks() => [.. ConformanceKit.AttachmentStore.Select(c => c.Name)];

    public static TheoryData<AttachmentBreak> Breaks() => [.. Enum.GetValues<AttachmentBreak>().Except([AttachmentBreak.None])];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Checks))]
    public Task Keeps_in_memory(string check) => ConformanceKit.Find(check).RunAsync(() => new(new MemoryStorage(AttachmentBreak.None)), effort: 2, Token);

    [Theory]
    [MemberData(nameof(Checks))]
    public Task Keeps_on_disk(string check) => ConformanceKit.Find(check).RunAsync(() => new(new FolderStorage()), effort: 2, Token);

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_broken_store_is_found(AttachmentBreak broken) =>
        Assert.NotEmpty(await ConformanceKit.RunAsync(ConformanceKit.AttachmentStore, () => new(new MemoryStorage(broken)), 1, Token));

    private sealed class MemoryStorage(AttachmentBreak broken) : InMemoryStorage
    {
        private InMemoryAttachmentStore? _attachments;

        public override ValueTask<IAttachmentStore> OpenAttachmentStoreAsync(AttachmentPolicy policy) =>
            new(broken == AttachmentBreak.None ? _attachments ??= new(policy) : new BrokenAttachmentStore(_attachments ??= new(policy), broken));
    }

    private sealed class FolderStorage : InMemoryStorage
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("minyi-attachments-");
        private readonly List<FileAttachmentStore> _opened = [];

        public override ValueTask<IAttachmentStore> OpenAttachmentStoreAsync(AttachmentPolicy policy)
        {
            FileAttachmentStore store = new(_folder.FullName, policy);
            lock (_opened)
            {
                _opened.Add(store);
            }

            return new(store);
        }

        public override async ValueTask<string?> DumpAsync()
        {
            StringBuilder dump = new();
            foreach (FileInfo file in _folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.Extension != ".lock"))
            {
                dump.Append(file.Name).Append(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file.FullName, Token)));
            }

            return dump.ToString();
        }

        public override ValueTask DisposeAsync()
        {
            _opened.ForEach(s => s.Dispose());
            _folder.Delete(recursive: true);
            return base.DisposeAsync();
        }
    }
}

/// <summary>Each a way in which somebody's attachment store could be wrong.</summary>
public enum AttachmentBreak
{
    None,
    CutsContent,
    TakesAnyBytesAgain,
    TakesAnyPetitionAgain,
    NewReferenceOnPutAgain,
    TakesTooMuch,
    TakesAnything,
    KeepsHalf,
    GivesWithoutReference,
    GivesFromQuarantine,
    RulesTwice,
    KeepsRejected,
    KeepsErased,
    ErasesSubjectsAlike,
    TimeOfErasureLost,
    IdsIgnoreCase,
}
