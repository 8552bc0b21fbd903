namespace Minyi.Tests.Workflow.Explorer;

/// <summary>What a trace has to show at its end.</summary>
/// <param name="At">The configuration it leads to, or the one that its last step leaves; null when the trace is empty.</param>
/// <param name="Move">The transition of the last step; null where the trace leads to a configuration.</param>
/// <param name="To">Where the last step leads.</param>
/// <param name="Late">The late entries there; null where lateness does not count.</param>
/// <param name="Silence">Whether the end of the trace is to be silence, from a configuration that waits.</param>
internal readonly record struct Witness(int? At, int? Move = null, int To = -1, ulong? Late = null, bool Silence = false)
{
    internal static Witness Nothing => new(null);

    internal static Witness Of(Step step, bool silence = false) => new(step.From, step.Move.Index, step.To, null, silence);
}

/// <summary>One thing found: what a shortest trace is long, and all that traces of this length may show.</summary>
/// <param name="Property">The property, in the words of the page.</param>
/// <param name="At">What it is about.</param>
/// <param name="Length">The length of a shortest trace.</param>
/// <param name="Witnesses">What such a trace may show.</param>
internal sealed record Fault(string Property, string At, int Length, HashSet<Witness> Witnesses);

/// <summary>The faults of a workflow, one for each pair of property and what it is about.</summary>
internal sealed class Faults
{
    /// <summary>The properties in the order of the page.</summary>
    internal static readonly string[] Properties =
    [
        "option-to-complete", "proper-completion", "feedback-reaches-all", "told-means-told", "no-dead-transition", "no-dead-command",
        "no-unreachable-state", "someone-owes", "silence-escalates", "silence-closes-nothing", "nobody-lengthens-own-limit",
        "ends-without-the-late", "bounded-cycles", "deterministic", "roles-exist", "nobody-judges-own-unit", "two-parties",
    ];

    private readonly Dictionary<(string, string), Fault> _faults = [];

    internal IEnumerable<Fault> InOrder => _faults.Values.OrderBy(f => Array.IndexOf(Properties, f.Property)).ThenBy(f => f.At, StringComparer.Ordinal);

    internal void Add(string property, string at) => Add(property, at, 0, Witness.Nothing);

    internal void Add(string property, string at, int length, Witness witness)
    {
        if (!_faults.TryGetValue((property, at), out Fault? found) || length < found.Length)
        {
            _faults[(property, at)] = new(property, at, length, [witness]);
        }
        else if (length == found.Length)
        {
            found.Witnesses.Add(witness);
        }
    }
}
