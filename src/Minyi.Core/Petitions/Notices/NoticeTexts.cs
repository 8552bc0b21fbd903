using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Minyi.Petitions.Notices;

/// <summary>The words of notices, by kind. A district replaces those that it wants to say in another way.</summary>
/// <remarks>
/// <para>A template fills in <c>{petition}</c>, <c>{role}</c> (of who is told) and <c>{state}</c>, and by its kind: <c>{clock}</c> and <c>{due}</c> (reminders, lateness, moved
/// due dates), <c>{due}</c> (owed steps, questions), <c>{appraisal}</c> and <c>{due}</c> (invitations to grade), <c>{outcome}</c> (ended, published), <c>{step}</c> (approved).</para>
/// <para>In each language <c>{petition}</c> and what is particular to the kind must stand in subject or body; nothing else may stand in braces.</para>
/// </remarks>
/// <example><code>
/// NoticeTexts texts = new([new(NoticeKind.Received, new("已收到 {petition}", "We have {petition}"), new("…", "…"))]);
/// NoticeText text = texts.Of(notice);   // text.Subject.In(Language.Chinese)
/// </code></example>
public sealed class NoticeTexts
{
    private readonly FrozenDictionary<NoticeKind, NoticeTemplate> _templates;

    /// <summary>The texts that come with Minyi, with some replaced.</summary>
    /// <param name="replaced">The district's own; none for the texts as they come.</param>
    /// <exception cref="ArgumentException">A template lacks a place, names one that its kind does not have, or a kind is replaced twice; the message lists every fault.</exception>
    public NoticeTexts(IEnumerable<NoticeTemplate>? replaced = null)
    {
        NoticeTemplate[] own = [.. replaced ?? []];
        ImmutableArray<string> faults = Faults(own);
        if (!faults.IsEmpty)
        {
            throw new ArgumentException(string.Join(' ', faults), nameof(replaced));
        }

        Dictionary<NoticeKind, NoticeTemplate> templates = UsualTexts.All.ToDictionary(t => t.Kind);
        foreach (NoticeTemplate template in own)
        {
            templates[template.Kind] = template;
        }

        _templates = templates.ToFrozenDictionary();
    }

    /// <summary>The template of a kind.</summary>
    /// <param name="kind">Which kind.</param>
    public NoticeTemplate this[NoticeKind kind] => _templates[kind];

    /// <summary>What is wrong with a district's own templates; empty when nothing is.</summary>
    /// <param name="templates">The templates.</param>
    public static ImmutableArray<string> Faults(IEnumerable<NoticeTemplate> templates)
    {
        ImmutableArray<string>.Builder faults = ImmutableArray.CreateBuilder<string>();
        foreach (IGrouping<NoticeKind, NoticeTemplate> kind in Guard.Against.Null(templates).GroupBy(t => t.Kind))
        {
            if (!Enum.IsDefined(kind.Key))
            {
                faults.Add($"Notices: found kind {(int)kind.Key}, expected one of: {string.Join(", ", Enum.GetNames<NoticeKind>())}.");
                continue;
            }

            if (kind.Count() > 1)
            {
                faults.Add($"Notices: found {kind.Key} twice, expected one template for each kind.");
            }

            foreach (NoticeTemplate template in kind)
            {
                Check(template, "Chinese", template.Subject.Chinese, template.Body.Chinese, faults);
                Check(template, "English", template.Subject.English, template.Body.English, faults);
            }
        }

        return faults.ToImmutable();
    }

    /// <summary>A notice in words.</summary>
    /// <param name="notice">The notice.</param>
    public NoticeText Of(PetitionNotice notice)
    {
        Guard.Against.Null(notice);
        NoticeTemplate template = _templates[notice.Kind];
        return new(Filled(template.Subject, notice), Filled(template.Body, notice));
    }

    private static LocalizedText Filled(LocalizedText template, PetitionNotice notice) =>
        new(Filled(template.Chinese, notice, Language.Chinese), Filled(template.English, notice, Language.English));

    private static string Filled(string template, PetitionNotice notice, Language language)
    {
        StringBuilder text = new();
        foreach ((string words, bool isPlace) in Parts(template) ?? [(template, false)])
        {
            // What an older notice does not bring is left as it stands: better than a hole.
            text.Append(!isPlace ? words : notice.Values.FirstOrDefault(v => v.Name == words)?.Text.In(language) ?? $"{{{words}}}");
        }

        return text.ToString();
    }

    private static void Check(NoticeTemplate template, string language, string subject, string body, ImmutableArray<string>.Builder faults)
    {
        string where = $"Notices: {template.Kind} in {language}";
        if (string.IsNullOrWhiteSpace(subject) || string.IsNullOrWhiteSpace(body) || subject.AsSpan().ContainsAny('\r', '\n'))
        {
            faults.Add($"{where}: found an empty text or a subject of several lines, expected a line and a body.");
        }

        if (Parts(subject) is not { } first || Parts(body) is not { } second)
        {
            faults.Add($"{where}: found a brace without its other, expected places such as {{petition}}.");
            return;
        }

        string[] must = [NoticeValues.Petition, .. NoticeValues.Of(template.Kind)];
        string[] may = [.. must, NoticeValues.Role, NoticeValues.State];
        string[] found = [.. first.Concat(second).Where(p => p.IsPlace).Select(p => p.Words).Distinct(StringComparer.Ordinal)];
        string[] missing = [.. must.Except(found, StringComparer.Ordinal)];
        string[] unknown = [.. found.Except(may, StringComparer.Ordinal)];
        if (missing.Length > 0)
        {
            faults.Add($"{where}: missing {Named(missing)}.");
        }

        if (unknown.Length > 0)
        {
            faults.Add($"{where}: found {Named(unknown)}, expected no others than {Named(may)}.");
        }
    }

    private static string Named(IEnumerable<string> places) => string.Join(", ", places.Select(p => $"{{{p}}}"));

    /// <summary>Words and places in turn; null where braces do not match.</summary>
    private static List<(string Words, bool IsPlace)>? Parts(string template)
    {
        List<(string, bool)> parts = [];
        int from = 0;
        while (template.AsSpan(from).IndexOfAny('{', '}') is >= 0 and var next)
        {
            int open = from + next;
            int close = template.IndexOfAny(['{', '}'], open + 1);
            if (template[open] != '{' || close < 0 || template[close] != '}')
            {
                return null;
            }

            parts.Add((template[from..open], false));
            parts.Add((template[(open + 1)..close], true));
            from = close + 1;
        }

        parts.Add((template[from..], false));
        return parts;
    }
}
