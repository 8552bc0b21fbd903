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

    /// <summary>The transitions that leave from each state, in the order of the definition.</summary>
    internal ImmutableArray<ImmutableArray<CompiledTransition>> FromState { get; }

    /// <summary>The transitions that answer a command in a state.</summary>
    internal ImmutableArray<CompiledTransition> Candidates(string command, int state) =>
        _byCommand.TryGetValue(command, out ImmutableArray<CompiledTransition>[]? states) ? states[state] : [];

    internal bool Knows(string command) => _byCommand.ContainsKey(command);

    internal ulong[] Start(int kind)
    {
        ulong[] words = new ulong[Layout.Words];
        Layout.State.Write(words, Initial);
        Layout.Kind.Write(words, kind);
        return words;
    }
}
