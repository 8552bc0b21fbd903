using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>An entry of a configuration, with where its chain stands there.</summary>
/// <param name="Role">Who owes.</param>
/// <param name="Clock">Under which clock.</param>
/// <param name="Next">The number of the next of the chain, from 0; null when there is none.</param>
/// <param name="NextRole">Its role; -1 when there is none.</param>
/// <param name="IsLast">Whether it is the last link.</param>
/// <param name="LateLinks">The roles of the links before it, whose clocks have run out too.</param>
internal readonly record struct Entry(int Role, int Clock, int? Next, int NextRole, bool IsLast, ulong LateLinks)
{
    internal ulong Overdue => LateLinks | 1UL << Role;
}

/// <summary>Who owes, who is next, and who may take which step.</summary>
internal sealed class Acting(Space space)
{
    private readonly Entry[]?[] _entries = new Entry[]?[space.Configurations.Count];

    internal Space Space => space;

    internal Parts Parts => space.Parts;

    internal Entry[] Entries(int at) => _entries[at] ??= [.. Parts.Entries[space.StateOf(at)].Select(e => Stand(space.Configurations[at], e.Role, e.Clock))];

    /// <summary>The roles that owe.</summary>
    internal ulong Owing(int at)
    {
        ulong roles = 0;
        foreach ((int role, _) in Parts.Entries[space.StateOf(at)])
        {
            roles |= 1UL << role;
        }

        return roles;
    }

    internal bool AuthorityOwes(int at) => (Owing(at) & Parts.Authorities) != 0;

    /// <summary>Whether it is not final, and an authority owes in it or an obligation is owed or some.</summary>
    internal bool Waits(int at) => !space.IsFinal(at) && (AuthorityOwes(at) || Parts.Definition.Obligations
        .Select((_, o) => Parts.ObligationOf(space.Configurations[at], o)).Any(o => o is Meaning.Owed or Meaning.Some));

    internal bool MayTake(int role, Step step) => MayTake(role, step.From, step.Move);

    internal bool MayTake(int role, int at, Move move) => IsIn(role, move.Roles) || IsIn(role, StandIns(at, move));

    /// <summary>Whether a role of the runner's party may take it, as a stand-in too.</summary>
    internal bool IsRunner(Step step) => ((step.Move.Roles | StandIns(step.From, step.Move)) & Parts.Runners) != 0;

    /// <summary>The roles that may take a transition for somebody who is overdue: the next of each chain.</summary>
    internal ulong StandIns(int at, Move move)
    {
        ulong roles = 0;
        if (move.Definition.StandIn)
        {
            foreach (Entry entry in Entries(at))
            {
                roles |= entry.Next is not null && (entry.Overdue & move.Roles) != 0 ? 1UL << entry.NextRole : 0;
            }
        }

        return roles;
    }

    internal bool IsExpiryPossible(int at, int clock) => space.Possible[at].Any(m => m.Expired == clock);

    internal static bool IsIn(int role, ulong set) => (set >> role & 1) == 1;

    /// <summary>A settle that applies, of a set no member of which is opened or voided by a step within the same component.</summary>
    internal bool SettlesMember(Step step, Func<Step, HashSet<int>> opened)
    {
        for (int i = 0; i < step.Move.EffectPart.Length; i++)
        {
            if (step.Move.Definition.Effects[i].Kind == EffectKind.Settle && step.Applies(i)
                && Parts.Definition.Obligations[step.Move.EffectPart[i]].Many
                && !opened(step).Contains(step.Move.EffectPart[i]))
            {
                return true;
            }
        }

        return false;
    }

    private Entry Stand(byte[] at, int role, int clock)
    {
        (int Role, int? Clock)[] chain = Parts.Chains[clock];
        if (!Parts.HasRunOut(at, clock) || chain.Length == 0)
        {
            return new(role, clock, null, -1, false, 0);
        }

        int next = 0;
        ulong late = 0;
        while (next < chain.Length - 1 && Parts.HasRunOut(at, chain[next].Clock!.Value))
        {
            late |= 1UL << chain[next].Role;
            next++;
        }

        return new(role, clock, next, chain[next].Role, next == chain.Length - 1, late);
    }
}

/// <summary>Which configurations are of the same component, and what the steps within a component open or void.</summary>
internal sealed class Rounds
{
    private readonly int[] _component;
    private readonly Dictionary<int, HashSet<int>> _opened = [];

    internal Rounds(Space space)
    {
        _component = Paths.Components(space, _ => true);
        foreach (Step step in space.Steps.Where(IsWithin))
        {
            if (!_opened.TryGetValue(_component[step.From], out HashSet<int>? opened))
            {
                _opened[_component[step.From]] = opened = [];
            }

            for (int i = 0; i < step.Move.EffectPart.Length; i++)
            {
                if (step.Move.Definition.Effects[i].Kind is EffectKind.Open or EffectKind.Void)
                {
                    opened.Add(step.Move.EffectPart[i]);
                }
            }
        }
    }

    internal bool IsWithin(Step step) => _component[step.From] == _component[step.To];

    internal HashSet<int> Opened(Step step) => _opened.TryGetValue(_component[step.From], out HashSet<int>? opened) ? opened : [];
}
