namespace Minyi.Workflow;

/// <summary>Where one petition stands in its workflow: state, kind, outcome, obligations, clocks, appraisals, counters, packed into a few words.</summary>
/// <remarks>
/// A value: two configurations of one workflow are equal when all their parts are. It is made by <see cref="PetitionWorkflow"/> alone, has a meaning only
/// in the workflow that made it, and is opened with <see cref="PetitionWorkflow.Describe"/>, whose result is what to store.
/// </remarks>
public sealed class Configuration : IEquatable<Configuration>
{
    private readonly ulong[] _words;

    internal Configuration(ReadOnlySpan<ulong> words) => _words = words.ToArray();

    private Configuration(ulong[] words) => _words = words;

    /// <summary>A configuration of words that nobody else holds.</summary>
    internal static Configuration Owning(ulong[] words) => new(words);

    internal ReadOnlySpan<ulong> Words => _words;

    /// <summary>The words while the configuration is being made; nobody writes to them once it is handed out.</summary>
    internal Span<ulong> Written => _words;

    /// <inheritdoc/>
    public bool Equals(Configuration? other) => other is not null && _words.AsSpan().SequenceEqual(other._words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Configuration);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (ulong word in _words)
        {
            hash.Add(word);
        }

        return hash.ToHashCode();
    }

    /// <summary>The packed words in hexadecimal, for debuggers.</summary>
    public override string ToString() => string.Join('-', _words.Select(w => w.ToString("x", System.Globalization.CultureInfo.InvariantCulture)));
}
