using System.Collections.Frozen;
using System.Collections.Immutable;
using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Execution;

/// <summary>The one information model behind executor and proof: a checked definition, its layout and its transitions as tables.</summary>
internal sealed class CompiledWorkflow
{
    private readonly FrozenDictionary<string, ImmutableArray<CompiledTransition>[]> _byCommand;

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
        FromState = [.. definition.States.Select(s => Transitions.Where(t => t.Definition.From.Contains(s.Id, StringComparer.Ordinal)).ToImmutableArray())];
        _byCommand = definition.Commands.ToFrozenDictionary(
            c => c.Id,
            c => FromState.Select(from => from.Where(t => t.Definition.Command == c.Id).ToImmutableArray()).ToArray(),
            StringComparer.Ordinal);
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
        _byCommand.TryGetValue(command, out ImmutableArray<CompiledTransition>[]? states) ? states[state] : [];

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

    internal bool Knows(string command) => _byCommand.ContainsKey(command);

    internal ulong[] Start(int kind)
    {
        ulong[] words = new ulong[Layout.Words];
        Layout.State.Write(words, Initial);
        Layout.Kind.Write(words, kind);
        return words;
    }
}
