using System.Xml.Linq;

namespace Minyi.Core.Tests;

public sealed class MarkupTextTests
{
    [Property(MaxTest = 1_000)]
    public void Any_text_makes_xml_that_reads_back(string text)
    {
        string xml = MarkupText.Xml(text ?? "");

        XElement read = XElement.Parse($"<a b=\"{xml}\">{xml}</a>", LoadOptions.PreserveWhitespace);
        if ((text ?? "").All(c => c >= ' ' && c < 0x7F))
        {
            Assert.Equal(text ?? "", read.Value);
            Assert.Equal(text ?? "", read.Attribute("b")!.Value);
        }
    }

    [Theory]
    [InlineData("a\u001b[31m", "a\uFFFD[31m")]
    [InlineData("a\u202eb", "a\uFFFDb")]
    [InlineData("a\u009bb\u2066", "a\uFFFDb\uFFFD")]
    [InlineData("社区\n二", "社区\n二")]
    public void On_a_terminal(string text, string safe) => Assert.Equal(safe, MarkupText.Terminal(text));

    [Fact]
    public void Half_of_a_pair_on_a_terminal() => Assert.Equal("\uFFFD", MarkupText.Terminal(new string((char)0xD800, 1)));

    [Theory]
    [InlineData("<script>", "&lt;script>")]
    [InlineData("[x](javascript:1)", "\\[x\\](javascript:1)")]
    [InlineData("# no heading", "\\# no heading")]
    [InlineData("a|b\nc", "a\\|b c")]
    [InlineData("-5", "-5")]
    [InlineData("- no list", "\\- no list")]
    public void In_markdown(string text, string safe) => Assert.Equal(safe, MarkupText.Markdown(text));
}
