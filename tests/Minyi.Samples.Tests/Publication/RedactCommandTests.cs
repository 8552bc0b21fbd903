using Outcome = Minyi.Samples.Tests.Execution.Outcome;

namespace Minyi.Samples.Tests.Publication;

public sealed class RedactCommandTests : IDisposable
{
    private readonly Execution.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Each_text_comes_back_redacted_with_the_kinds_that_were_taken_out()
    {
        _cli.File("t.csv", "id,text,names\n1,\"张三，13800138000\",张三;李四\n2,路灯不亮,\n3,\"李女士，护照号E12345678\",李四\n");
        Assert.Equal(
            "id,text,names,redacted,removed\n1,张三，13800138000,张三;李四,〔姓名〕，〔电话〕,name;telephone\n2,路灯不亮,,路灯不亮,\n3,李女士，护照号E12345678,李四,〔姓名〕，护照号〔证件号〕,name;document\n",
            _cli.Run("redact", "--input", "t.csv", "--lang", "zh").Output);
    }

    [Fact]
    public void Names_are_optional_and_the_language_is_that_asked_for() =>
        Assert.Equal("text,redacted,removed\ncall 13800138000,call [telephone],telephone\n", _cli.RunWith("text\ncall 13800138000\n", "redact", "--input", "-", "--lang", "en").Output);

    [Fact]
    public void Without_texts_it_says_what_is_missing()
    {
        Outcome outcome = _cli.RunWith("words\nx\n", "redact", "--input", "-", "--lang", "en");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("text", outcome.Error, StringComparison.Ordinal);
    }
}
