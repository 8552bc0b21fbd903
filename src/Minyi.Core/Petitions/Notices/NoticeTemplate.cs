namespace Minyi.Petitions.Notices;

/// <summary>The words of one kind of notice in both languages, with places in braces that are filled in: <c>{petition}</c>.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">What is told.</param>
public sealed record NoticeTemplate(NoticeKind Kind, LocalizedText Subject, LocalizedText Body);

/// <summary>A notice in words, in both languages.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Body">What is told.</param>
public sealed record NoticeText(LocalizedText Subject, LocalizedText Body);
