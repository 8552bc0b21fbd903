using Minyi.Tests.Workflow;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Verification;

namespace Minyi.Benchmarks.Workflow;

/// <summary>The proof: the built-ins, a chain of 200 states, and a million configurations.</summary>
[MemoryDiagnoser]
public class ProofBenchmarks
{
    private WorkflowDefinition _definition = null!;

    [Params("service-request", "xinfang", "jiesu-jiban", "yantian", "200 states", "1,000,000 configurations")]
    public string Workflow { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _definition = Workflow switch
    {
        "200 states" => ChainWorkflow.Of(199, 2, 3),
        "1,000,000 configurations" => ChainWorkflow.Of(210, 4, 6),
        _ => PetitionWorkflow.BuiltInDefinition(Workflow),
    };

    [Benchmark]
    public VerificationReport Verify() => WorkflowVerifier.Verify(_definition);
}
