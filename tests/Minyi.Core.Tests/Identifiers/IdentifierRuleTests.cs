using System.Globalization;
using System.Text;
using Minyi.Districts;
using Minyi.Petitions;

namespace Minyi.Core.Tests.Identifiers;

/// <summary>What is an id, by the rule as it is written: nothing else is, and nothing is changed on the way.</summary>
public class IdentifierRuleTests
{
    /// <summary>Texts of what ids are made of and what spoils them: plain, Chinese, accents, blanks, signs that are not seen, halves of pairs.</summary>
    public static Arbitrary<string> Texts() => Gen.OneOf(
            Gen.Elements("a", "Z", "7", "-", "/", "沙", "景", "𠮷", "é", "ü", "．"),
            Gen.Elements("a", "沙", "0"),
            Gen.Elements(" ", "\u00a0", "\u3000", "\u0301", "\u0327", "\u200b", "\u202e", "\u2066", "\u00ad", "\ufeff", "\t", "\0", "\u0085", "\u2028", "\ud842", "\udfb7", "\u1100", "\u1161", "\uac00", "\u11a8", "\u0378", "minyi:"))
        .ListOf().Select(parts => string.Concat(parts)).ToArbitrary();

    [Property(MaxTest = 400, Arbitrary = [typeof(IdentifierRuleTests)])]
    public bool An_id_is_what_the_rule_says(string text) => PetitionId.TryFrom(text, out _) == Said(text);

    [Property(MaxTest = 200, Arbitrary = [typeof(IdentifierRuleTests)])]
    public bool All_doors_give_the_same_answer_and_change_nothing(string text)
    {
        bool taken = UnitId.TryFrom(text, out UnitId unit);
        bool parsed = UnitId.TryParse(text, CultureInfo.InvariantCulture, out UnitId again);
        bool read = IdentifierRule.TryRead(text, "lead", out UnitId outside, out Refusal? refusal);
        bool thrown = Record.Exception(() => UnitId.From(text)) is ArgumentException;
        bool failed = Record.Exception(() => UnitId.Parse(text, null)) is FormatException;
        return (parsed, read, thrown, failed, refusal is null) == (taken, taken, !taken, !taken, taken)
            && (again, outside) == (unit, unit)
            && (taken ? unit.Value == text && UnitId.From(text) == unit : unit == default && refusal!.Reasons[0].Text.English.StartsWith("lead: ", StringComparison.Ordinal));
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(IdentifierRuleTests)])]
    public bool A_refusal_never_repeats_what_was_typed(string text) =>
        IdentifierRule.Refuse(text, "petition") is not { } reason || text.Length < 8 || !(reason.Text.English + reason.Text.Chinese).Contains(text, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "found nothing")]
    [InlineData(" P-1", "found a blank as character 1")]
    [InlineData("P-1\u3000", "found a blank as character 4")]
    [InlineData("P\u00001", "found the control character U+0000 as character 2")]
    [InlineData("P\u20281", "found the control character U+2028 as character 2")]
    [InlineData("P\u202e1", "found U+202E as character 2; an id has no format or bidirectional characters")]
    [InlineData("𠮷\u200d1", "found U+200D as character 2")]
    [InlineData("a\u0301-1", "found characters that are not in Unicode normalization form C (NFC), from character 1")]
    [InlineData("b-\u212b", "from character 3")]
    [InlineData("b-\u1112\u1161\u11ab", "from character 3")]
    [InlineData("P\u0378", "found U+0378 as character 2, which Unicode 15.0.0 does not assign")]
    [InlineData("minyi:x", "begins with minyi:")]
    public void What_was_found_is_said(string text, string said) => Assert.Contains(said, IdentifierRule.Refuse(text)!.Text.English, StringComparison.Ordinal);

    [Theory]
    [InlineData('\ud842')]
    [InlineData('\udfb7')]
    public void Half_a_pair_is_no_character(char half) => Assert.Contains("unpaired surrogate", IdentifierRule.Refuse($"a{half}b")!.Text.English, StringComparison.Ordinal);

    [Theory]
    [InlineData("a")]
    [InlineData("沙")]
    [InlineData("𠮷")]
    public void Two_hundred_characters_are_the_most_whatever_they_take_in_memory(string character)
    {
        Assert.True(CommandId.TryFrom(string.Concat(Enumerable.Repeat(character, IdentifierRule.MaxLength)), out _));
        Assert.Contains("found 201 characters", IdentifierRule.Refuse(string.Concat(Enumerable.Repeat(character, IdentifierRule.MaxLength + 1)))!.Text.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\u0301-1")]
    [InlineData("a-1 ")]
    [InlineData("minyi:deadlines")]
    [InlineData("P\u202e1")]
    public void What_is_on_file_stays_readable(string id)
    {
        Assert.Equal(id, ActorId.FromRecord(id).Value);
        Assert.Equal(id, DataSubjectId.FromRecord(id).Value);
        Assert.Throws<ArgumentException>(() => ActorId.From(id));
        byte[] json = Encoding.UTF8.GetBytes($$"""{"other":"{{id}}","data":[]}""");
        PetitionEvent read = PetitionEventFormat.Current.Read(new("DuplicateLinked", 1), json);
        Assert.Equal(id, Assert.IsType<Minyi.Petitions.Events.DuplicateLinked>(read).Other.Value);
    }

    /// <summary>The rule once more, from its text and on the runtime's own classification; the composed form by the few pairs that <see cref="Texts"/> can make.</summary>
    private static bool Said(string text)
    {
        if (text.Length == 0 || text.StartsWith("minyi:", StringComparison.Ordinal))
        {
            return false;
        }

        List<Rune> runes = [];
        for (int i = 0; i < text.Length; i += runes[^1].Utf16SequenceLength)
        {
            if (!Rune.TryGetRuneAt(text, i, out Rune rune))
            {
                return false;
            }

            runes.Add(rune);
        }

        UnicodeCategory[] never =
        [
            UnicodeCategory.Control, UnicodeCategory.Format, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator, UnicodeCategory.OtherNotAssigned,
        ];
        return runes.Count <= 200 && !runes.Exists(r => never.Contains(Rune.GetUnicodeCategory(r)))
            && Rune.GetUnicodeCategory(runes[0]) != UnicodeCategory.SpaceSeparator && Rune.GetUnicodeCategory(runes[^1]) != UnicodeCategory.SpaceSeparator
            && IsComposed(runes);
    }

    private static bool IsComposed(List<Rune> runes)
    {
        for (int i = 1; i < runes.Count; i++)
        {
            int code = runes[i].Value;
            if (code == 0x301)
            {
                int before = i - 1;
                while (before > 0 && runes[before].Value == 0x327)
                {
                    before--; // a cedilla below does not stand between a letter and its accent
                }

                bool first = runes[before].Value != 0x301;
                if (first && (runes[before].Value is 'a' or 'Z' or 0xFC))
                {
                    return false; // á, Ź, ǘ
                }
            }
            else if (code == 0x327 && runes[i - 1].Value is 0x301 or 'e' or 0xE9)
            {
                return false; // a cedilla comes before an acute; é with a cedilla is ȩ with an acute
            }
            else if ((runes[i - 1].Value == 0x1100 && code == 0x1161) || (runes[i - 1].Value == 0xAC00 && code == 0x11A8))
            {
                return false;
            }
        }

        return true;
    }
}
