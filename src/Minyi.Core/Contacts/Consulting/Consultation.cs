using System.Collections.Immutable;

namespace Minyi.Contacts.Consulting;

/// <summary>An answer that can be chosen in a consultation.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Text">The answer in words.</param>
public sealed record ConsultationOption(string Code, LocalizedText Text);

/// <summary>A consultation on a major matter 重大事项征求意见, put to contacts by their representatives.</summary>
public sealed record Consultation
{
    /// <summary>Describes a consultation.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="subject">Where the host keeps what is asked.</param>
    /// <param name="options">The answers to choose from, with distinct codes; none for a consultation that asks for words alone.</param>
    /// <param name="opensOn">The first day.</param>
    /// <param name="closesOn">The last day.</param>
    /// <param name="kinds">Which kinds of contact are asked; all when empty.</param>
    /// <exception cref="ArgumentException">A code twice, an empty id or subject, or it closes before it opens.</exception>
    public Consultation(
        string id, string subject, ImmutableArray<ConsultationOption> options, LocalDate opensOn, LocalDate closesOn, ImmutableArray<ContactKind> kinds = default)
    {
        Id = Guard.Against.NullOrWhiteSpace(id);
        Subject = Guard.Against.NullOrWhiteSpace(subject);
        Options = options.IsDefault ? [] : options;
        OpensOn = opensOn;
        ClosesOn = closesOn >= opensOn ? closesOn : throw new ArgumentException("A consultation closes after it opens.", nameof(closesOn));
        Kinds = kinds.IsDefault ? [] : kinds;
        if (Options.Select(o => o.Code).Distinct(StringComparer.Ordinal).Count() != Options.Length)
        {
            throw new ArgumentException("The codes of the answers are distinct.", nameof(options));
        }
    }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>Where the host keeps what is asked.</summary>
    public string Subject { get; }

    /// <summary>The answers to choose from.</summary>
    public ImmutableArray<ConsultationOption> Options { get; }

    /// <summary>The first day.</summary>
    public LocalDate OpensOn { get; }

    /// <summary>The last day.</summary>
    public LocalDate ClosesOn { get; }

    /// <summary>Which kinds of contact are asked; all when empty.</summary>
    public ImmutableArray<ContactKind> Kinds { get; }
}
