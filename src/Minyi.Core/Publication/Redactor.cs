using System.Collections.Immutable;
using Minyi.Publication.Detection;

namespace Minyi.Publication;

/// <summary>Takes personal data out of a text before it goes on the community board (R19 of the mechanism: results are published, personal data removed).</summary>
/// <remarks>
/// <para>
/// It looks for the names that it is given (with a title, in traditional characters too), telephone and identity numbers, bank cards, licence plates, e-mail,
/// house-level addresses and coordinates, and for accounts, documents and codes that the text names as such; also where they are written in full-width or
/// Chinese digits, masked, or broken by spaces, hyphens or zero-width characters. Where it is in doubt it takes out: everything taken out is listed, and a
/// clerk confirms it.
/// </para>
/// <para>
/// What it leaves has nothing left that it would take out: redacting the result again changes nothing. Time grows linearly with the text, whatever the text
/// is: no regular expression, no backtracking, and a bounded number of passes.
/// </para>
/// <example><code>
/// Redaction redaction = Redactor.Redact("张三，13800138000，海景二路28号3栋501", ["张三"]);
/// // redaction.Text == "〔姓名〕，〔电话〕，海景二路〔住址〕"
/// </code></example>
/// </remarks>
public static class Redactor
{
    private const int PassesByPlace = 8;
    private const int PassesByLine = 8;

    /// <summary>Takes personal data out of a text.</summary>
    /// <param name="text">The text; may be empty.</param>
    /// <param name="names">The names of the petitioner and of contacts; empty ones are passed over.</param>
    /// <param name="language">The language of the words that stand for what was taken out.</param>
    public static Redaction Redact(string text, IEnumerable<string> names, Language language = Language.Chinese)
    {
        Guard.Against.Null(text);
        Guard.Against.Null(names);
        Guard.Against.EnumOutOfRange(language);
        NameForm[] patterns = NameForms.Of(names);
        ImmutableArray<Removal> removals = [];

        // What was taken out can part or uncover what stands beside it, so the result is looked through again until nothing is found. A text made to take
        // long loses whole lines after some passes, and then all of itself.
        for (int pass = 0; ; pass++)
        {
            ComposedText composed = new(text, removals, language);
            List<Removal> found = composed.InOriginal(Detect(new FoldedText(composed.Text), patterns));
            if (found.Count == 0)
            {
                return new(text, removals, language);
            }

            removals = pass < PassesByPlace ? Spans.Merge([.. removals, .. found])
                : pass < PassesByPlace + PassesByLine ? Spans.Merge([.. removals, .. found.Select(f => Line(text, f))])
                : [new(PersonalDataKind.Other, 0, text.Length)];
        }
    }

    private static List<Removal> Detect(FoldedText text, NameForm[] patterns)
    {
        List<Removal> found = [];
        EmailDetector.Detect(text, found);
        NumberDetector.Detect(text, found);
        MaskedDetector.Detect(text, found);
        LabelledDetector.Detect(text, found);
        LicencePlateDetector.Detect(text, found);
        AddressDetector.Detect(text, found);
        FlatDetector.Detect(text, found);
        CoordinateDetector.Detect(text, found);
        NameDetector.Detect(text, patterns, found);
        return found;
    }

    private static Removal Line(string text, Removal found)
    {
        int start = found.Start == 0 ? 0 : text.LastIndexOf('\n', found.Start - 1) + 1;
        int end = text.IndexOf('\n', found.End - 1);
        return new(found.Kind, start, (end < found.End ? text.Length : end) - start);
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
        PersonalDataKind.Account => Placeholders.Account,
        PersonalDataKind.Document => Placeholders.Document,
        PersonalDataKind.OrganizationCode => Placeholders.OrganizationCode,
        PersonalDataKind.Coordinates => Placeholders.Coordinates,
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
        internal static readonly LocalizedText Account = new("〔网络账号〕", "[account]");
        internal static readonly LocalizedText Document = new("〔证件号〕", "[document number]");
        internal static readonly LocalizedText OrganizationCode = new("〔机构代码〕", "[organization code]");
        internal static readonly LocalizedText Coordinates = new("〔坐标〕", "[coordinates]");
        internal static readonly LocalizedText Other = new("〔略〕", "[removed]");
    }
}
