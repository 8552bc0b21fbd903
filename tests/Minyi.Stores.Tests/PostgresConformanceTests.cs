using Minyi.Testing.Conformance;

namespace Minyi.Stores.Tests;

public class PostgresConformanceTests
{
    public static TheoryData<string> Checks() => [.. ConformanceKit.All.Concat(ConformanceKit.AttachmentStore).Concat(ConformanceKit.Outbox).Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task Keeps(string check) =>
        ConformanceKit.Find(check).RunAsync(async () => await PostgresStorage.CreateAsync(), effort: 1, TestContext.Current.CancellationToken);
}
