using System.Collections.Frozen;
using System.Collections.Immutable;
using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Execution;

/// <summary>The one information model behind executor and proof: a checked definition, its layout and its transitions as tables.</summary>
internal sealed class CompiledWorkflow
{
    private readonly FrozenSet<string> _commands;
    private readonly ImmutableArray<FrozenDictionary<string, ImmutableArray<CompiledTransition>>> _answering;

    internal CompiledWorkflow(WorkflowDefinition definition)
    {
        ValueList<DefinitionFault> faults = DefinitionCheck.Of(definition);
        if (faults.Count > 0)
        {
            throw new InvalidWorkflowException(faults);
        }

        Definition = definition;
        Layout = new(definition);
        TransitionCompiler compiler = new(Layout);
        Transitions = [.. definition.Transitions.Select(compiler.Compile)];
        Optionals = [.. definition.Obligations.Where(o => o.Optional).Select(o => o.Id)];
        Initial = TransitionCompiler.IndexOf(definition.States, s => s.Id == definition.Initial);
        ILookup<string, CompiledTransition> leaving = Transitions.SelectMany(t => t.Definition.From.Select(f => (From: f, Transition: t))).ToLookup(t => t.From, t => t.Transition, StringComparer.Ordinal);
        FromState = [.. definition.States.Select(s => leaving[s.Id].ToImmutableArray())];
        _commands = definition.Commands.Select(c => c.Id).ToFrozenSet(StringComparer.Ordinal);
        _answering = [.. FromState.Select(from => from.GroupBy(t => t.Definition.Command, StringComparer.Ordinal).ToFrozenDictionary(c => c.Key, c => c.ToImmutableArray(), StringComparer.Ordinal))];
    }

    internal WorkflowDefinition Definition { get; }

    internal Layout Layout { get; }

    internal ImmutableArray<CompiledTransition> Transitions { get; }

    internal int Initial { get; }

    /// <summary>The optional obligations; the place of each is its bit in what <see cref="AbsentIn"/> gives.</summary>
    internal ImmutableArray<string> Optionals { get; }

    /// <summary>The transitions that leave from each state, in the order of the definition.</summary>
    internal ImmutableArray<ImmutableArray<CompiledTransition>> FromState { get; }

    /// <summary>The transitions that answer a command in a state.</summary>
    internal ImmutableArray<CompiledTransition> Candidates(string command, int state) =>
        _answering[state].TryGetValue(command, out ImmutableArray<CompiledTransition> answering) ? answering : [];

    /// <summary>The optional obligations to whom nobody is there, a bit each.</summary>
    internal uint AbsentIn(Attempt attempt)
    {
        uint absent = 0;
        if (attempt.Absent.Count > 0)
        {
            for (int i = 0; i < Optionals.Length; i++)
            {
                absent |= attempt.Absent.Contains(Optionals[i]) ? 1u << i : 0;
            }
        }

        return absent;
    }

    internal bool Knows(string command) => _commands.Contains(command);

    internal ulong[] Start(int kind)
    {
        ulong[] words = new ulong[Layout.Words];
        Layout.State.Write(words, Initial);
        Layout.Kind.Write(words, kind);
        return words;
    }
}
