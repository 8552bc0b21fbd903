using Minyi.Testing.Conformance;

namespace Minyi.Stores.Tests;

public class SqliteConformanceTests
{
    public static TheoryData<string> Checks() => [.. ConformanceKit.All.Concat(ConformanceKit.AttachmentStore).Concat(ConformanceKit.Outbox).Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task Keeps(string check) =>
        ConformanceKit.Find(check).RunAsync(async () => await SqliteStorage.CreateAsync(), effort: 1, TestContext.Current.CancellationToken);
}
