using Minyi.Deadlines;
using Minyi.Districts;
using Minyi.Petitions.Events;
using Minyi.Workflow;

namespace Minyi.Scoring.Histories;

/// <summary>The runs of a petition's clocks: those that are over, and at most one of each clock that is not.</summary>
internal sealed class ClockRuns
{
    private readonly List<ClockRun> _over = [];
    private readonly Dictionary<string, ClockRun> _open = new(StringComparer.Ordinal);

    /// <summary>All runs: those that are over in the order in which they ended, then the others by clock.</summary>
    internal IEnumerable<ClockRun> All => _over.Concat(_open.Values.OrderBy(r => r.Clock, StringComparer.Ordinal));

    internal void Apply(IEnumerable<ClockChange> changes, UnitId? unit, Instant at, string? state)
    {
        foreach (ClockChange change in changes)
        {
            ClockRun? run = _open.GetValueOrDefault(change.Clock);
            if (change.Is == ClockStatus.Stopped)
            {
                End(run, unit, at, state);
            }
            else if (run is null || change.Deadline is { } next && next.StartedAt != run.Deadline.StartedAt)
            {
                End(run, unit, at, state);
                if (change.Deadline is { } first)
                {
                    _open[change.Clock] = new(change.Clock, unit, first, RanOut: change.Is == ClockStatus.RunOut);
                }
            }
            else
            {
                // More time for a clock that had run out makes its lateness good: that is what an extension decides.
                _open[change.Clock] = run with { Unit = unit, Deadline = change.Deadline ?? run.Deadline, RanOut = change.Is == ClockStatus.RunOut };
            }
        }
    }

    internal void Recompute(Deadline deadline)
    {
        if (_open.TryGetValue(deadline.Clock, out ClockRun? run))
        {
            _open[deadline.Clock] = run with { Deadline = deadline };
        }
    }

    /// <summary>The petition goes over to another workflow, which tells the clocks that run there: one that started when an old one did goes on, the others end without a verdict.</summary>
    internal void Carry(IEnumerable<ClockChange> changes, UnitId? unit, Instant at, string? state)
    {
        List<ClockRun> before = [.. _open.Values.OrderBy(r => r.Clock, StringComparer.Ordinal)];
        _open.Clear();
        ClockChange[] there = [.. changes.Where(c => c.Deadline is not null)];
        Apply(there, unit, at, state);
        _over.AddRange(before.Where(b => there.All(c => c.Deadline!.StartedAt != b.Deadline.StartedAt)).Select(b => b with { Unit = unit, EndedAt = at, EndedIn = state, Carried = !b.RanOut }));
    }

    internal void Correct(Instant wrong, Instant right)
    {
        for (int i = 0; i < _over.Count; i++)
        {
            _over[i] = _over[i].EndedAt == wrong ? _over[i] with { EndedAt = right } : _over[i];
        }
    }

    private void End(ClockRun? run, UnitId? unit, Instant at, string? state)
    {
        if (run is not null)
        {
            _open.Remove(run.Clock);
            _over.Add(run with { Unit = unit, EndedAt = at, EndedIn = state });
        }
    }
}
