using Minyi.Workflow.Definition;
using Minyi.Workflow.Json;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>Counts, and shrinks what the two disagree on.</summary>
internal sealed class Tally
{
    private readonly Dictionary<string, int> _failed = [];
    private readonly List<string> _disagreements = [];
    private int _sound;
    private int _beyond;
    private long _configurations;

    internal int Compared { get; private set; }

    internal int Failed(string property) => _failed.GetValueOrDefault(property);

    internal void Add(string what, WorkflowDefinition definition, int cap)
    {
        Comparison comparison = Comparison.Of(definition, cap);
        if (comparison.IsBeyondCap)
        {
            _beyond++;
            return;
        }

        Compared++;
        _configurations += comparison.Configurations;
        _sound += comparison.Failed.Count == 0 ? 1 : 0;
        foreach (string property in comparison.Failed)
        {
            _failed[property] = _failed.GetValueOrDefault(property) + 1;
        }

        if (comparison.Disagreements.Count > 0)
        {
            _disagreements.Add($"{what}: {string.Join("\n  ", comparison.Disagreements)}");
            if (Environment.GetEnvironmentVariable("MINYI_SHRINK") is { } folder && _disagreements.Count <= 12)
            {
                WorkflowDefinition small = Shrinker.Shrink(definition, cap);
                File.WriteAllText(Path.Combine(folder, what.Replace(' ', '-') + ".json"), WorkflowJson.Write(small));
                File.WriteAllLines(Path.Combine(folder, what.Replace(' ', '-') + ".txt"), Comparison.Of(small, cap).Disagreements);
            }
        }
    }

    /// <summary>Writes the numbers, and fails when the two disagree.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="all">Whether each property has to have failed in some workflow; a slice of a long run may miss one.</param>
    internal void Report(ITestOutputHelper output, bool all)
    {
        string line = $"compared {Compared}, sound {_sound}, beyond the cap {_beyond}, configurations {_configurations}, disagreements {_disagreements.Count}";
        output.WriteLine(line);
        foreach (string property in Faults.Properties)
        {
            output.WriteLine($"failed {property} {Failed(property)}");
        }

        Assert.True(_disagreements.Count == 0, line + "\n" + string.Join('\n', _disagreements));
        Assert.DoesNotContain(Faults.Properties, p => all && Failed(p) == 0);
    }
}
