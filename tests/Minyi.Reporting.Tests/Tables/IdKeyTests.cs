using Minyi.Reporting.Tables;

namespace Minyi.Reporting.Tests.Tables;

public sealed class IdKeyTests
{
    [Theory]
    [InlineData("区水务局", "区水务局 ")]
    [InlineData("区水务局", "区水务局\u3000")]
    [InlineData("区水务局", "区水\u200B务局")]
    [InlineData("区水务局", "\uFEFF区水务局")]
    [InlineData("A1", "Ａ１")]
    [InlineData("ｱ", "ア")]
    [InlineData("가", "\u1100\u1161")]
    [InlineData("é", "e\u0301")]
    [InlineData("q\u0323\u0307", "q\u0307\u0323")]
    [InlineData("\uF900", "\u8C48")]
    [InlineData("ﬁ", "fi")]
    [InlineData("㈱", "(株)")]
    public void Stand_for_one_thing(string a, string b) => Assert.Equal(IdKey.Of(a), IdKey.Of(b));

    [Theory]
    [InlineData("区水务局", "区水务 局")]
    [InlineData("a", "A")]
    [InlineData("1", "l")]
    [InlineData("é", "e")]
    public void Stand_for_two(string a, string b) => Assert.NotEqual(IdKey.Of(a), IdKey.Of(b));

    [Property(MaxTest = 500)]
    public void A_key_is_its_own_key(NonNull<string> id) => Assert.Equal(IdKey.Of(id.Get), IdKey.Of(IdKey.Of(id.Get)));

    [Property(MaxTest = 500)]
    public void What_is_shown_has_the_same_key(NonNull<string> id) => Assert.Equal(IdKey.Of(id.Get), IdKey.Of(IdKey.Trimmed(id.Get)));

    [Theory]
    [InlineData(" a b ", "a b")]
    [InlineData("\u3000\u200B社区\u00A0", "社区")]
    [InlineData(" ", "")]
    public void Is_shown_without_blanks_around(string id, string shown) => Assert.Equal(shown, IdKey.Trimmed(id));

    [Fact]
    public void Another_spelling_is_told_with_the_place_of_the_first()
    {
        IdRegister register = new();

        Assert.Null(register.Take("局", () => "line 2", out _));
        Assert.Null(register.Take("局", () => "line 3", out _));
        Assert.Equal("line 2", register.Take("局 ", () => "line 4", out string first));
        Assert.Equal("局", first);
        Assert.Equal(1, register.Joined);
    }
}
