namespace Minyi.Districts;

/// <summary>A program built a <see cref="District"/> from parts that do not fit together.</summary>
public sealed class InconsistentDistrictException : ArgumentException
{
    internal InconsistentDistrictException(Refusal refusal)
        : base(string.Join(" ", refusal.Reasons.Select(r => r.Text.English))) => Refusal = refusal;

    /// <summary>Every fault.</summary>
    public Refusal Refusal { get; }
}
