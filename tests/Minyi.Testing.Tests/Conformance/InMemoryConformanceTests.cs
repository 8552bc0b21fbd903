using Minyi.Testing.Conformance;

namespace Minyi.Testing.Tests.Conformance;

public class InMemoryConformanceTests
{
    public static TheoryData<string> Checks() => [.. ConformanceKit.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task Keeps(string check) =>
        ConformanceKit.Find(check).RunAsync(() => new(new InMemoryStorage()), effort: 3, TestContext.Current.CancellationToken);

    [Fact]
    public void Names_are_distinct() => Assert.Equal(ConformanceKit.All.Length, ConformanceKit.All.Select(c => c.Name).Distinct().Count());
}
