using Minyi.Petitions.Deciding;
using Minyi.Petitions.Events;

namespace Minyi.Petitions.Commands;

/// <summary>关联: links another petition about the same matter.</summary>
/// <param name="Other">The other petition.</param>
public sealed record LinkDuplicate(PetitionId Other) : FilingCommand(nameof(LinkDuplicate))
{
    private protected override PetitionEvent Event(Petition petition, Instant at, ref List<Reason>? reasons)
    {
        Reasons.AddIf(ref reasons, Other == petition.Id, Reasons.OtherIsSelf);
        Reasons.AddIf(ref reasons, petition.File.Links.Contains(Other), Reasons.AlreadyLinked);
        return new DuplicateLinked { Other = Other };
    }
}

/// <summary>并案: has the petition handled together with another. Its petitioner keeps every right to feedback and appraisal.</summary>
/// <param name="Head">The petition that leads the matter.</param>
public sealed record MergeInto(PetitionId Head) : FilingCommand(nameof(MergeInto))
{
    /// <summary>The petition that leads the matter as it stands, which the desk reads: a petition that joins late is brought into step with it.</summary>
    internal Petition? Leading { get; init; }

    private protected override PetitionEvent? Event(Petition petition, Instant at, ref List<Reason>? reasons)
    {
        Reasons.AddIf(ref reasons, Head == petition.Id, Reasons.OtherIsSelf);
        Reasons.AddIf(ref reasons, petition.File.Head is not null, Reasons.AlreadyMerged);
        Reasons.AddIf(ref reasons, petition.IsClosed, Reasons.Closed);
        Reasons.AddIf(ref reasons, Leading?.LastAt > at, Reasons.BackInTime); // its clocks would start after what they belong to
        return reasons is null ? Joining.Event(petition, Leading, Head, ref reasons) : null;
    }
}

/// <summary>拆分: undoes a link or a merger.</summary>
/// <param name="Other">The other petition.</param>
public sealed record UnlinkDuplicate(PetitionId Other) : FilingCommand(nameof(UnlinkDuplicate))
{
    private protected override PetitionEvent Event(Petition petition, Instant at, ref List<Reason>? reasons)
    {
        Reasons.AddIf(ref reasons, petition.File.Head != Other && !petition.File.Links.Contains(Other), Reasons.NotLinked);
        return new DuplicateUnlinked { Other = Other };
    }
}
