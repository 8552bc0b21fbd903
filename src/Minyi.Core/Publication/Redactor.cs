using System.Collections.Immutable;
using Minyi.Publication.Detection;

namespace Minyi.Publication;

/// <summary>Takes personal data out of a text before it goes on the community board (R19 of the mechanism: results are published, personal data removed).</summary>
/// <remarks>
/// <para>
/// It looks for the names that it is given, telephone numbers, resident identity numbers, bank cards, licence plates, e-mail and
/// house-level addresses, also where they are written in full-width or Chinese digits, or broken by spaces, hyphens or
/// zero-width characters. It would rather take out too much: everything taken out is listed, and a clerk confirms it.
/// </para>
/// <para>Time grows linearly with the text, whatever the text is: no regular expression, no backtracking.</para>
/// <example><code>
/// Redaction redaction = Redactor.Redact("张三，13800138000，海景二路28号3栋501", ["张三"]);
/// // redaction.Text == "〔姓名〕，〔电话〕，海景二路〔住址〕"
/// </code></example>
/// </remarks>
public static class Redactor
{
    private const int MostPasses = 8;

    /// <summary>Takes personal data out of a text.</summary>
    /// <param name="text">The text; may be empty.</param>
    /// <param name="names">The names of the petitioner and of contacts; empty ones are passed over.</param>
    /// <param name="language">The language of the words that stand for what was taken out.</param>
    public static Redaction Redact(string text, IEnumerable<string> names, Language language = Language.Chinese)
    {
        Guard.Against.Null(text);
        Guard.Against.Null(names);
        Guard.Against.EnumOutOfRange(language);
        FoldedText folded = new(text);
        List<Removal> found = [];
        EmailDetector.Detect(folded, found);
        NumberDetector.Detect(folded, found);
        LicencePlateDetector.Detect(folded, found);
        AddressDetector.Detect(folded, found);
        NameDetector.Detect(folded, names, found);
        return new(text, WithWhatNowStandsAlone(text, Spans.Merge(found)), language);
    }

    /// <summary>
    /// A number that ran into one that was taken out stands alone afterwards and can be a card or an identity number then, so what is left is
    /// looked through again, a bounded number of times.
    /// </summary>
    private static ImmutableArray<Removal> WithWhatNowStandsAlone(string text, ImmutableArray<Removal> removals)
    {
        for (int pass = 0; pass < MostPasses && removals.Length > 0; pass++)
        {
            char[] left = text.ToCharArray();
            foreach (Removal removal in removals)
            {
                left.AsSpan(removal.Start, removal.Length).Fill('〔');
            }

            List<Removal> found = [];
            NumberDetector.Detect(new FoldedText(new string(left)), found);
            if (found.Count == 0)
            {
                break;
            }

            removals = Spans.Merge([.. removals, .. found]);
        }

        return removals;
    }

    /// <summary>The words that stand for what was taken out.</summary>
    /// <param name="kind">What was taken out.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not defined.</exception>
    public static LocalizedText Placeholder(PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.Name => Placeholders.Name,
        PersonalDataKind.Telephone => Placeholders.Telephone,
        PersonalDataKind.ResidentIdentity => Placeholders.ResidentIdentity,
        PersonalDataKind.BankCard => Placeholders.BankCard,
        PersonalDataKind.LicencePlate => Placeholders.LicencePlate,
        PersonalDataKind.Email => Placeholders.Email,
        PersonalDataKind.Address => Placeholders.Address,
        PersonalDataKind.Other => Placeholders.Other,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "One of the defined kinds."),
    };

    private static class Placeholders
    {
        internal static readonly LocalizedText Name = new("〔姓名〕", "[name]");
        internal static readonly LocalizedText Telephone = new("〔电话〕", "[telephone]");
        internal static readonly LocalizedText ResidentIdentity = new("〔身份证号〕", "[identity number]");
        internal static readonly LocalizedText BankCard = new("〔银行卡号〕", "[bank card]");
        internal static readonly LocalizedText LicencePlate = new("〔车牌〕", "[licence plate]");
        internal static readonly LocalizedText Email = new("〔邮箱〕", "[e-mail]");
        internal static readonly LocalizedText Address = new("〔住址〕", "[address]");
        internal static readonly LocalizedText Other = new("〔略〕", "[removed]");
    }
}
