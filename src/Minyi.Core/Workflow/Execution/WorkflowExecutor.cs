using System.Collections.Immutable;

namespace Minyi.Workflow.Execution;

/// <summary>Decides attempts: the table says which transition is meant, whether everything holds, and what it leads to.</summary>
internal sealed class WorkflowExecutor(CompiledWorkflow workflow)
{
    private readonly RequirementReasons _reasons = new(workflow);

    internal Decision Decide(Configuration configuration, Attempt attempt)
    {
        ReadOnlySpan<ulong> words = configuration.Words;
        int state = workflow.Layout.State.Read(words);
        foreach (CompiledTransition candidate in workflow.Candidates(attempt.Command, state))
        {
            if (Fire(candidate, configuration, attempt) is { } decision)
            {
                return decision;
            }
        }

        return new(Refuse(words, state, attempt));
    }

    /// <summary>Fires one transition if everything holds for it; its state must be the configuration's.</summary>
    internal Decision? Fire(CompiledTransition transition, Configuration configuration, Attempt attempt)
    {
        ReadOnlySpan<ulong> words = configuration.Words;
        if (!RequirementReasons.AllHold(transition, words, attempt))
        {
            return null;
        }

        Configuration next = new(words);
        Span<ulong> written = next.Written;
        transition.Apply(workflow.Layout, written, attempt.Completes, workflow.AbsentIn(attempt));
        return new(transition.Definition, next);
    }

    private Refusal Refuse(ReadOnlySpan<ulong> words, int state, Attempt attempt)
    {
        ImmutableArray<CompiledTransition> candidates = workflow.Candidates(attempt.Command, state);
        if (candidates.IsEmpty)
        {
            LocalizedText text = workflow.Definition.States[state].Text;
            Reason reason = workflow.Knows(attempt.Command)
                ? new("not-allowed-in-state", new($"“{text.Chinese}”状态下不能进行此操作", $"not allowed in the state: {text.English}"))
                : new("unknown-command", new("流程中没有此操作", "the workflow has no such command"));
            return new([reason], Allowed(words, state, attempt));
        }

        // Of the transitions that the user can have meant, the one that is nearest to firing gives the reasons.
        List<Reason>? nearest = null;
        bool meant = false;
        foreach (CompiledTransition candidate in candidates)
        {
            bool isMeant = RequirementReasons.IsMeant(candidate, attempt);
            List<Reason> reasons = _reasons.All(candidate, words, attempt);
            if (nearest is null || (isMeant && !meant) || (isMeant == meant && reasons.Count < nearest.Count))
            {
                (nearest, meant) = (reasons, isMeant);
            }
        }

        return new([.. nearest!], Allowed(words, state, attempt));
    }

    private ImmutableArray<string> Allowed(ReadOnlySpan<ulong> words, int state, Attempt attempt)
    {
        SortedSet<string> allowed = new(StringComparer.Ordinal);
        foreach (CompiledTransition transition in workflow.FromState[state])
        {
            if (transition.IsPossible(words) && transition.Roles.Any(attempt.Roles.Contains))
            {
                allowed.Add(transition.Definition.Command);
            }
        }

        return [.. allowed];
    }
}
