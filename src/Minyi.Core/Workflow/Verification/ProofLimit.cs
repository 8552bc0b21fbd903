using System.Globalization;

namespace Minyi.Workflow.Verification;

/// <summary>What a proof may use so much of and no more.</summary>
public enum ProofResource
{
    /// <summary>Configurations explored: <see cref="VerificationOptions.Limit"/>.</summary>
    Configurations,

    /// <summary>Steps recorded: <see cref="VerificationOptions.StepLimit"/>.</summary>
    Steps,

    /// <summary>Units of work: <see cref="VerificationOptions.WorkLimit"/>.</summary>
    Work,

    /// <summary>Bytes held: <see cref="VerificationOptions.MemoryLimit"/>.</summary>
    Memory,
}

/// <summary>A limit of the proof that was exceeded.</summary>
/// <param name="Resource">Of what there was too much.</param>
/// <param name="Found">How much there would have been when the proof stopped; there may be more.</param>
/// <param name="Allowed">How much was allowed.</param>
public sealed record ProofLimit(ProofResource Resource, long Found, long Allowed)
{
    /// <summary>The limit in words.</summary>
    public LocalizedText Text
    {
        get
        {
            (string chinese, string english) = Resource switch
            {
                ProofResource.Configurations => ("情形", "configurations"),
                ProofResource.Steps => ("步", "steps"),
                ProofResource.Work => ("工作量单位", "units of work"),
                _ => ("字节内存", "bytes of memory"),
            };
            return new(
                string.Create(CultureInfo.InvariantCulture, $"至少有 {Found} {chinese}，至多允许 {Allowed}"),
                string.Create(CultureInfo.InvariantCulture, $"found {Found} {english} or more, at most {Allowed} allowed"));
        }
    }
}
