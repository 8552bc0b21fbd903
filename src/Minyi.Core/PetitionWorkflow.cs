using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Minyi.Workflow;
using Minyi.Workflow.BuiltIn;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;
using Minyi.Workflow.Verification;
using Minyi.Workflow.Verification.Configurations;
using Stateless;

namespace Minyi;

/// <summary>A workflow that runs: it decides what an attempt does to a petition's configuration, or says every reason why it does nothing.</summary>
/// <remarks>Immutable and safe for all threads. The petitions' configurations are values that the host's layer keeps.</remarks>
/// <example><code>
/// PetitionWorkflow workflow = PetitionWorkflow.BuiltIn("yantian");
/// Configuration start = workflow.Start("Demand");
/// Decision decision = workflow.Decide(start, new Attempt { Command = "Register", Roles = [Role.From("Representative")] });
/// </code></example>
public sealed class PetitionWorkflow
{
    private readonly CompiledWorkflow _compiled;
    private readonly WorkflowExecutor _executor;
    private readonly ViewReader _views;

    private readonly ReachableSet _reachable;

    private PetitionWorkflow(CompiledWorkflow compiled, StateSpace space, VerificationReport report)
    {
        _compiled = compiled;
        _reachable = space.Configurations;
        Report = report;
        _executor = new(compiled);
        _views = new(compiled);
    }

    /// <summary>The names of the workflows that come with the package, in ordinal order.</summary>
    public static ImmutableArray<string> BuiltInNames => BuiltInWorkflows.Names;

    /// <summary>The definition.</summary>
    public WorkflowDefinition Definition => _compiled.Definition;

    /// <summary>The proof that it is sound.</summary>
    public VerificationReport Report { get; }

    /// <summary>A workflow that comes with the package.</summary>
    /// <param name="name">One of <see cref="BuiltInNames"/>.</param>
    /// <exception cref="ArgumentException">Nothing has that name.</exception>
    public static PetitionWorkflow BuiltIn(string name) => Build(BuiltInWorkflows.Definition(name));

    /// <summary>The definition of a workflow that comes with the package, to show or to derive from.</summary>
    /// <param name="name">One of <see cref="BuiltInNames"/>.</param>
    /// <exception cref="ArgumentException">Nothing has that name.</exception>
    public static WorkflowDefinition BuiltInDefinition(string name) => BuiltInWorkflows.Definition(name);

    /// <summary>Proves a definition sound and builds the workflow.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="options">How far the proof may go; the defaults when null.</param>
    /// <exception cref="InvalidWorkflowException">The definition names what it does not declare.</exception>
    /// <exception cref="UnsoundWorkflowException">The definition is unsound, or its proof comes to a limit.</exception>
    public static PetitionWorkflow Build(WorkflowDefinition definition, VerificationOptions? options = null) =>
        TryBuild(definition, out PetitionWorkflow? workflow, options) is var report && workflow is not null ? workflow : throw new UnsoundWorkflowException(report);

    /// <summary>Verifies a definition, and builds the workflow when it is sound.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="workflow">The workflow; null unless the verdict is sound.</param>
    /// <param name="options">How far the proof may go; the defaults when null.</param>
    /// <returns>The report.</returns>
    /// <exception cref="InvalidWorkflowException">The definition names what it does not declare.</exception>
    public static VerificationReport TryBuild(WorkflowDefinition definition, out PetitionWorkflow? workflow, VerificationOptions? options = null)
    {
        CompiledWorkflow compiled = new(Guard.Against.Null(definition));
        (VerificationReport report, StateSpace space) = WorkflowVerifier.Verify(compiled, options ?? new());
        workflow = report.Verdict == Verdict.Sound ? new(compiled, space, report) : null;
        return report;
    }

    /// <summary>The configuration before the first command.</summary>
    /// <param name="kind">The petition's kind; null in a workflow without kinds.</param>
    /// <exception cref="ArgumentException">The workflow has no such kind.</exception>
    public Configuration Start(string? kind = null)
    {
        if (kind is null && Definition.Kinds.Count == 0)
        {
            return new(_compiled.Start(0));
        }

        int index = Definition.Kinds.ToList().FindIndex(k => k.Id == kind);
        return index >= 0 ? new(_compiled.Start(index)) : throw new ArgumentException($"Found kind '{kind}', expected one of: {string.Join(", ", Definition.Kinds.Select(k => k.Id))}.", nameof(kind));
    }

    /// <summary>Decides an attempt.</summary>
    /// <param name="configuration">Where the petition stands.</param>
    /// <param name="attempt">What is tried, by whom.</param>
    /// <returns>The transition that fires with the next configuration, or a refusal with every reason.</returns>
    public Decision Decide(Configuration configuration, Attempt attempt) =>
        _executor.Decide(Guard.Against.Null(configuration), Guard.Against.Null(attempt));

    /// <summary>A machine of Stateless over a state that belongs to the host: for its graph exporters, its reflection and its events, by those who know that library.</summary>
    /// <param name="state">Reads the state's id.</param>
    /// <param name="setState">Writes the state's id.</param>
    /// <param name="configuration">
    /// Where the petition stands, so that the machine permits what the workflow allows there; null for a machine of states alone, as for drawing. Who may ask, and what an
    /// attempt must bring, is for <see cref="Decide"/>.
    /// </param>
    /// <returns>A new machine; its triggers are the ids of the transitions. Those that stay in their state are reentries.</returns>
    /// <remarks>The machine decides nothing here: <see cref="Decide"/> does. It belongs to whoever made it, and is as safe for threads as the state that it reads.</remarks>
    /// <example><code>
    /// string state = workflow.Definition.Initial;
    /// StateMachine&lt;string, string&gt; machine = workflow.CreateStateMachine(() =&gt; state, s =&gt; state = s);
    /// machine.OnTransitioned(t =&gt; Console.WriteLine($"{t.Source} → {t.Destination} by {t.Trigger}"));
    /// machine.Fire("register");
    /// string graph = Stateless.Graph.UmlDotGraph.Format(machine.GetInfo());
    /// </code></example>
    public StateMachine<string, string> CreateStateMachine(Func<string> state, Action<string> setState, Func<Configuration>? configuration = null) =>
        WorkflowMachine.Over(_compiled, Guard.Against.Null(state), Guard.Against.Null(setState), configuration);

    /// <summary>What is enabled now, and for whom.</summary>
    /// <param name="configuration">Where the petition stands.</param>
    /// <returns>The transitions that the configuration allows, in the order of the definition.</returns>
    public ImmutableArray<EnabledTransition> Enabled(Configuration configuration)
    {
        ReadOnlySpan<ulong> words = Guard.Against.Null(configuration).Words;
        ImmutableArray<EnabledTransition>.Builder enabled = ImmutableArray.CreateBuilder<EnabledTransition>();
        foreach (CompiledTransition transition in _compiled.FromState[_compiled.Layout.State.Read(words)])
        {
            if (transition.IsPossible(words))
            {
                enabled.Add(new(transition.Definition, transition.Brings.ToValueList()));
            }
        }

        return enabled.ToImmutable();
    }

    /// <summary>The state of a configuration.</summary>
    /// <param name="configuration">Where the petition stands.</param>
    public StateDefinition State(Configuration configuration) =>
        Definition.States[_compiled.Layout.State.Read(Guard.Against.Null(configuration).Words)];

    /// <summary>A configuration in words.</summary>
    /// <param name="configuration">Where the petition stands.</param>
    public ConfigurationView Describe(Configuration configuration) => _views.Open(Guard.Against.Null(configuration).Words);

    /// <summary>The configuration that a view of this workflow describes: the inverse of <see cref="Describe"/>.</summary>
    /// <param name="view">The view.</param>
    /// <exception cref="ArgumentException">The view names what the workflow does not have.</exception>
    public Configuration Restore(ConfigurationView view)
    {
        List<Reason> reasons = [];
        ulong[] words = _views.Pack(Guard.Against.Null(view), reasons);
        return reasons.Count == 0 ? new(words) : throw new ArgumentException(string.Join(' ', reasons.Select(r => r.Text.English)), nameof(view));
    }

    /// <summary>Whether a configuration is one of those that the proof covers.</summary>
    /// <param name="configuration">The configuration.</param>
    public bool IsReachable(Configuration configuration) => _reachable.Find(Guard.Against.Null(configuration).Words) >= 0;

    /// <summary>Adopts a case that is already open in another system, if the proof covers where it stands.</summary>
    /// <param name="view">Where it stands: state, what is owed, which clocks run in which stage. When the clocks started, and by whose record, is for the petition's history.</param>
    /// <param name="configuration">The configuration; null when refused.</param>
    /// <param name="refusal">What the workflow does not know, or by what the case differs from the nearest reachable configuration of its state; null when adopted.</param>
    /// <returns>Whether it is adopted.</returns>
    public bool TryImport(ConfigurationView view, [NotNullWhen(true)] out Configuration? configuration, [NotNullWhen(false)] out Refusal? refusal)
    {
        List<Reason> reasons = [];
        ulong[] words = _views.Pack(Guard.Against.Null(view), reasons);
        refusal = reasons.Count > 0 ? new([.. reasons])
            : _reachable.Find(words) < 0 ? NearestReachable.Explain(words, _compiled, _reachable, _views)
            : null;
        configuration = refusal is null ? new(words) : null;
        return refusal is null;
    }

    /// <summary>The configurations that the proof covers.</summary>
    internal ReachableSet Reachable => _reachable;

    /// <summary>The state space once more, with the traces that running does not need.</summary>
    internal StateSpace Explored()
    {
        StateSpace space = new(_compiled, Workflow.Verification.Search.ProofBudget.Unlimited);
        space.Explore(null);
        return space;
    }
}
