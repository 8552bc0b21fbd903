using Minyi.Workflow.Verification;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>A trace, walked through the configurations written out: where it leads, and whether it shows what it should.</summary>
internal sealed class Walk
{
    private readonly Acting _acting;
    private readonly List<Step> _steps = [];
    private readonly int _start;
    private ulong _late;

    private Walk(Acting acting, int start)
    {
        _acting = acting;
        _start = start;
    }

    private int At => _steps.Count == 0 ? _start : _steps[^1].To;

    /// <summary>Walks; what is wrong with the trace, or null and whether it ends in one of the witnesses.</summary>
    internal static string? Fault(Acting acting, Finding finding, IReadOnlyCollection<Witness> witnesses)
    {
        Parts parts = acting.Parts;
        int kind = 0;
        if (finding.Kind is { } named && (kind = parts.Definition.Kinds.Select(k => k.Id).ToList().IndexOf(named)) < 0)
        {
            return $"kind '{named}' is not declared";
        }

        Walk walk = new(acting, kind);
        foreach (TraceStep step in finding.Trace)
        {
            if (walk.Take(step) is { } fault)
            {
                return fault;
            }
        }

        return witnesses.Any(walk.Shows) ? null : "the trace does not show it";
    }

    private string? Take(TraceStep taken)
    {
        Parts parts = _acting.Parts;
        byte[] here = _acting.Space.Configurations[At];
        Move? move = parts.Moves.SingleOrDefault(m => m.Definition.Id == taken.Transition);
        if (move is null || move.Definition.Command != taken.Command || !Meaning.IsPossible(parts, here, move))
        {
            return $"step {_steps.Count + 1}, {taken.Transition}, is not possible there";
        }

        (byte[] next, ulong applied) = Meaning.Way(parts, here, move, taken.Completes, [.. taken.Absent.Select(parts.Obligation)]);
        Step step = new(At, _acting.Space.Find(next)!.Value, move, applied);
        if (!_acting.Space.Out[At].Contains(step))
        {
            return $"step {_steps.Count + 1}, {taken.Transition}, does not lead there";
        }

        _late = Situations.After(_acting, step, _late);
        _steps.Add(step);
        return null;
    }

    private bool Shows(Witness witness)
    {
        if (witness.At is not { } at)
        {
            return _steps.Count == 0;
        }

        if (witness.Move is not { } move)
        {
            return At == at && (witness.Late is null || witness.Late == _late);
        }

        return _steps.Count > 0 && _steps[^1].From == at && _steps[^1].Move.Index == move && _steps[^1].To == witness.To && (!witness.Silence || EndsInSilence());
    }

    /// <summary>Whether nobody but the runner took a step since some configuration that waits, up to the last, which ends it.</summary>
    private bool EndsInSilence()
    {
        for (int i = _steps.Count - 1; i >= 0 && _acting.IsRunner(_steps[i]) && !_acting.Space.IsFinal(_steps[i].From); i--)
        {
            if (_acting.Waits(_steps[i].From))
            {
                return true;
            }
        }

        return false;
    }
}
