using System.Text;
using Minyi.Scoring.Schemes;
using Minyi.Scoring.Schemes.Json;

namespace Minyi.Scoring.Tests.Schemes;

/// <summary>What comes as a scheme and is none: refused with a place, whatever it is.</summary>
public sealed class SchemeDoorTests
{
    private static byte[] Nested(int nodes)
    {
        IEnumerable<string> combined = Enumerable.Range(0, nodes).Select(i => $"{{\"id\":\"n{i}\",\"parts\":[{{\"node\":\"n{i + 1}\",\"weight\":1}}]}}");
        string all = string.Join(',', combined.Append($"{{\"id\":\"n{nodes}\",\"group\":\"g\",\"scale\":\"yes-no\"}}"));
        return Encoding.UTF8.GetBytes($"{{\"format\":\"minyi-scheme/1\",\"id\":\"x\",\"groups\":[{{\"id\":\"g\"}}],\"versions\":[{{\"root\":\"n0\",\"nodes\":[{all}]}}]}}");
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(31, true)]
    [InlineData(40, false)]
    [InlineData(8_000, false)]
    public void Nodes_hang_so_deep_and_no_deeper(int nodes, bool passes)
    {
        (ScoringScheme? scheme, var faults) = SchemeJson.Read(Nested(nodes));

        Assert.Equal(passes, scheme is not null);
        Assert.All(faults, f => Assert.Equal("too-deep", f.Code));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_named()
    {
        (ScoringScheme? scheme, var faults) = SchemeJson.Read(new byte[] { (byte)'{', (byte)'"', (byte)'a', (byte)'"', (byte)':', (byte)'"', 0xFF, (byte)'"', (byte)'}' });

        Assert.Null(scheme);
        Assert.Contains("not UTF-8", Assert.Single(faults).Found.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_of_a_pair_is_no_text()
    {
        Assert.False(SchemeJson.TryRead("{\"format\":\"\ud800\"}", out _, out Refusal? raw));
        Assert.False(SchemeJson.TryRead("{\"format\":\"\\ud800\"}", out _, out Refusal? escaped));
        Assert.Equal("not-json", raw.Reasons[0].Code);
        Assert.Equal("not-json", escaped.Reasons[0].Code);
    }

    [Fact]
    public void Two_marks_are_one_too_many()
    {
        byte[] scheme = Nested(3);

        Assert.NotNull(SchemeJson.Read((byte[])[.. Encoding.UTF8.Preamble, .. scheme]).Scheme);
        Assert.Null(SchemeJson.Read((byte[])[.. Encoding.UTF8.Preamble, .. Encoding.UTF8.Preamble, .. scheme]).Scheme);
    }
}
