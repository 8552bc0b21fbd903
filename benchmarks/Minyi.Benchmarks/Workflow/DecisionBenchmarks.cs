using Minyi.Workflow;
using Minyi.Workflow.Definition;
using Stateless;

namespace Minyi.Benchmarks.Workflow;

/// <summary>
/// One decision with all requirements and effects evaluated, beside Stateless as it is usually written (a machine configured for each
/// petition, then fired) and beside one shared Stateless machine that only changes state. All three have the states and transitions of the same workflow.
/// </summary>
[MemoryDiagnoser]
public class DecisionBenchmarks
{
    private PetitionWorkflow _workflow = null!;
    private Configuration _at = null!;
    private Attempt _attempt = null!;
    private TransitionDefinition _transition = null!;
    private string _state = "";
    private StateMachine<string, string> _shared = null!;
    private string _from = "";
    private (string State, (string Trigger, string? To)[] Leaving)[] _table = [];

    /// <summary>A small workflow (4 states, 8 transitions) and a large one (25 states, 98 transitions).</summary>
    [Params("service-request", "yantian")]
    public string Workflow { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _workflow = PetitionWorkflow.BuiltIn(Workflow);
        string[] path = Workflow == "yantian" ? ["register", "escalate", "accept", "refer", "conclude-solved"] : ["receive", "assign"];
        _at = _workflow.Start(Workflow == "yantian" ? "Demand" : null);
        foreach (string id in path)
        {
            _transition = _workflow.Definition.Transitions.Single(t => t.Id == id);
            _attempt = new()
            {
                Command = _transition.Command,
                Roles = [_transition.Roles[0]],
                HasReason = true,
                Completes = true,
                Outcome = _transition.Find(RequirementKind.Proposal)?.Is[0],
            };
            if (id != path[^1])
            {
                _at = _workflow.Decide(_at, _attempt).Next!;
            }
        }

        _from = _workflow.State(_at).Id;
        _table =
        [
            .. _workflow.Definition.States.Select(s => (s.Id, _workflow.Definition.Transitions
                .Where(t => t.From.Contains(s.Id)).Select(t => (t.Id, t.To == s.Id ? null : t.To)).ToArray())),
        ];
        _shared = new(() => _state, s => _state = s, FiringMode.Immediate);
        Configure(_shared);
    }

    [Benchmark(Baseline = true, Description = "Stateless, configured per petition")]
    public string PerPetition()
    {
        string state = _from;
        StateMachine<string, string> machine = new(() => state, s => state = s, FiringMode.Immediate);
        Configure(machine);
        machine.Fire(_transition.Id);
        return state;
    }

    [Benchmark(Description = "Stateless, one shared machine")]
    public string Shared()
    {
        _state = _from;
        _shared.Fire(_transition.Id);
        return _state;
    }

    [Benchmark(Description = "Minyi, decision with requirements and effects")]
    public Configuration Decide() => _workflow.Decide(_at, _attempt).Next!;

    [Benchmark(Description = "Minyi, refusal with every reason")]
    public Refusal Refuse() => _workflow.Decide(_at, _attempt with { Roles = [], HasReason = false }).Refusal!;

    private void Configure(StateMachine<string, string> machine)
    {
        foreach ((string state, (string Trigger, string? To)[] leaving) in _table)
        {
            StateMachine<string, string>.StateConfiguration configuration = machine.Configure(state);
            foreach ((string trigger, string? to) in leaving)
            {
                if (to is null)
                {
                    configuration.PermitReentry(trigger);
                }
                else
                {
                    configuration.Permit(trigger, to);
                }
            }
        }
    }
}
