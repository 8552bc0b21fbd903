using System.Collections.Immutable;
using Minyi.Petitions;

namespace Minyi.Hosting;

/// <content>Several petitions about one matter.</content>
public sealed partial class PetitionBoard
{
    /// <summary>The matter that a petition belongs to; one that goes its own way is a matter of its own. Null when there is no such petition.</summary>
    /// <param name="petition">The leading petition or any other of the matter.</param>
    /// <example><code>
    /// await desk.SubmitTogetherAsync(submission, board.MatterOf(submission.Petition)!.Members);
    /// </code></example>
    public Matter? MatterOf(PetitionId petition) => Read(() =>
    {
        if (!_summaries.ContainsKey(petition))
        {
            return null;
        }

        PetitionId head = HeadOf(petition);
        SortedSet<PetitionId> all = [head];
        Queue<PetitionId> open = new(all);
        while (open.TryDequeue(out PetitionId one))
        {
            foreach (PetitionId member in _byHead[one])
            {
                if (all.Add(member))
                {
                    open.Enqueue(member);
                }
            }
        }

        PetitionId[] ordered = [head, .. all.Where(p => p != head)];
        return new Matter(
            head,
            [.. ordered.Skip(1)],
            [.. ordered.SelectMany(p => _summaries[p].Links.Concat(_byLink[p])).Where(p => !all.Contains(p)).Distinct().Order()],
            [.. ordered.SelectMany(p => _summaries[p].References).Distinct()]);
    });

    /// <summary>The petitions with a number in another system, so that what comes again under it goes to the same file.</summary>
    /// <param name="reference">The system and the number there.</param>
    public ImmutableArray<PetitionSummary> WithReference(ExternalReference reference) => List(() => _byReference[reference]);

    /// <summary>The end of the chain of mergers. Two that were merged into each other at the same moment are led by the first in ordinal order.</summary>
    private PetitionId HeadOf(PetitionId petition)
    {
        List<PetitionId> chain = [petition];
        while (_summaries[chain[^1]].Head is { } next && _summaries.ContainsKey(next))
        {
            int circle = chain.IndexOf(next);
            if (circle >= 0)
            {
                return chain.Skip(circle).Min();
            }

            chain.Add(next);
        }

        return chain[^1];
    }

    /// <summary>Whether what falls due next on a petition falls due, or fell due, no later on the open one that leads its matter.</summary>
    private bool IsCovered(PetitionId id)
    {
        if (_summaries[id].Head is null || HeadOf(id) is var head && head == id || _petitions[id].NextExpiry() is not { } expiry)
        {
            return false;
        }

        Petition leading = _petitions[head];
        return leading.DeadlineOf(expiry.Command.Clock) is { IsPaused: false } deadline
            && leading.Rules.StageAt(leading.Rules.Tables.Definition.Clocks[leading.Rules.Tables.Clocks[expiry.Command.Clock]], expiry.Command.Stage, deadline) <= expiry.At;
    }
}
