using System.Diagnostics;
using System.Text;
using Minyi.Publication;

namespace Minyi.Core.Tests.Publication;

public class RedactorProperties
{
    private static readonly string[] Shapes =
    [
        "1", "13800138000", "0755", "@", "a@", ".com", "粤", "B", "12345", "11010519491231002X", "4111111111111111", "路", "28号", "3栋", "室", "张", "张三",
        " ", "-", "(", "*", "****", "微信号", "QQ", "护照", "尾号", "身份证", "22.556712", "114.236745", "°", "′", "、", ":", ",", "852", "+", "張", "B1102", "老", "先生", "元", "卡号", "车牌", ")", "\u200B", "转", "No. ", "Flat ", "Road", "5/F", "\uD83D", "\uDE00", "月", "，", "\n", "X", "１", "一",
    ];

    private static Arbitrary<string> Texts => Gen.Elements(Shapes).ListOf().Select(parts => string.Concat(parts)).ToArbitrary();

    /// <summary>Mobile numbers, identity numbers, cards, plates and addresses whose digits are computed here in another way than in the library.</summary>
    private static Gen<string> Personal => Gen.OneOf(
        Gen.Choose(30000, 99999).SelectMany(_ => Gen.Choose(0, 9999), (a, b) => string.Create(null, $"1{a:D5}{b:D4}0")),
        Gen.Choose(0, 16).SelectMany(_ => Gen.Choose(1, 999), (d, s) => Identity(string.Create(null, $"4403081980{1 + (d % 12):D2}{1 + d:D2}{s:D3}"))),
        Gen.Choose(100000, 999999).Select(n => Card(string.Create(null, $"622202{n}{n % 97:D3}"))),
        Gen.Choose(10000, 99999).Select(n => string.Create(null, $"粤B{n}")),
        Gen.Choose(100, 2999).Select(n => string.Create(null, $"{n}室")),
        Gen.Choose(1, 99999).Select(n => string.Create(null, $"user{n}@example.com")));

    [Property]
    public Property Whatever_stands_around_it_nothing_planted_remains() =>
        Prop.ForAll(Personal.ToArbitrary(), Gen.Elements("，", "。请找", "（", "\n", "我是", "！").ToArbitrary(), (planted, edge) =>
        {
            Redaction redaction = Redactor.Redact("前文" + edge + planted + edge + "后文", []);
            return !redaction.Text.Contains(planted, StringComparison.Ordinal)
                && redaction.Removals.Length == 1 && redaction.Original(redaction.Removals[0]).Contains(planted, StringComparison.Ordinal);
        });

    [Property(MaxTest = 500)]
    public Property Removals_are_in_order_and_apart_and_the_rest_of_the_text_is_untouched() => Prop.ForAll(Texts, text =>
    {
        Redaction redaction = Redactor.Redact(text, ["张三", "aa"]);
        StringBuilder rebuilt = new();
        int from = 0;
        foreach (Removal removal in redaction.Removals)
        {
            Assert.InRange(removal.Start, from, text.Length);
            Assert.InRange(removal.Length, 1, text.Length - removal.Start);
            rebuilt.Append(text, from, removal.Start - from).Append(Redactor.Placeholder(removal.Kind).Chinese);
            from = removal.End;
        }

        return rebuilt.Append(text, from, text.Length - from).ToString() == redaction.Text;
    });

    [Property(MaxTest = 300)]
    public Property Keeping_everything_gives_the_original_back() =>
        Prop.ForAll(Texts, text => Redactor.Redact(text, ["张三"]) is var r && r.Keep(r.Removals).Text == text);

    [Property(MaxTest = 2000)]
    public Property Redacting_again_finds_nothing() => Prop.ForAll(Texts, text => Redactor.Redact(Redactor.Redact(text, ["张三"]).Text, ["张三"]).Removals.IsEmpty);

    [Theory]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("@")]
    [InlineData("a@a.")]
    [InlineData("a.")]
    [InlineData("粤B")]
    [InlineData("路1号-")]
    [InlineData("1-")]
    [InlineData("Flat 1, ")]
    [InlineData("No. 1 A B C D ")]
    [InlineData("张")]
    [InlineData("张张张三")]
    [InlineData("十")]
    [InlineData("\u200B")]
    [InlineData("138001380001")]
    [InlineData("4111111111111111")]
    [InlineData("X")]
    [InlineData("\uD83D")]
    [InlineData("微信号")]
    [InlineData("尾号1")]
    [InlineData("*1")]
    [InlineData("1-1-")]
    [InlineData("22.1234,")]
    [InlineData("护照E")]
    [InlineData("1、")]
    public void Time_grows_linearly_on_hostile_texts(string unit)
    {
        // A million characters; a quadratic step would need minutes. The bound is 30 times what a slow machine was seen to need.
        string text = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));
        Stopwatch watch = Stopwatch.StartNew();
        Redactor.Redact(text, [new string('张', 5000) + "三", "张张三", "a"]);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    private static string Identity(string seventeen)
    {
        // Brute force: the one check character that makes ISO 7064 MOD 11-2 come out at 1, by Horner's rule from the left.
        foreach (char check in "0123456789X")
        {
            int value = 0;
            foreach (char c in seventeen)
            {
                value = (value + (c - '0')) * 2 % 11;
            }

            if ((value + (check == 'X' ? 10 : check - '0')) % 11 == 1)
            {
                return seventeen + check;
            }
        }

        throw new InvalidOperationException();
    }

    private static string Card(string number)
    {
        int[] twice = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
        for (int check = 0; check < 10; check++)
        {
            string card = number + (char)('0' + check);
            if (card.Reverse().Select((c, i) => i % 2 == 0 ? c - '0' : twice[c - '0']).Sum() % 10 == 0)
            {
                return card;
            }
        }

        throw new InvalidOperationException();
    }
}
