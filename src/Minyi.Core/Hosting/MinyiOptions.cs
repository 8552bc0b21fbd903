using Minyi.Appraisals;
using Minyi.Deadlines;
using Minyi.Feedback;
using Minyi.Petitions;
using Minyi.Petitions.Notices;
using Minyi.Workflow.Definition;

namespace Minyi.Hosting;

/// <summary>What a host sets for its district. Checked when the host starts: what is wrong stops it then, with every reason.</summary>
public sealed class MinyiOptions
{
    /// <summary>The built-in workflow to use: <c>yantian</c> by default. Passed over when <see cref="Definition"/> is set.</summary>
    public string Workflow { get; set; } = "yantian";

    /// <summary>The district's own workflow, proved sound when the host starts; null for the built-in one.</summary>
    public WorkflowDefinition? Definition { get; set; }

    /// <summary>The amounts of the workflow's clocks: a rule for each, unless <see cref="AllowExampleClocks"/>.</summary>
    public IList<DeadlineRule> Clocks { get; } = [];

    /// <summary>Legal time; China's official calendar and time zone when null.</summary>
    public LegalTime? Time { get; set; }

    /// <summary>When a recipient counts as unreachable; the defaults when null.</summary>
    public FeedbackPolicy? Feedback { get; set; }

    /// <summary>Scales and minimum counts; the defaults when null.</summary>
    public AppraisalPolicy? Appraisals { get; set; }

    /// <summary>How far the clocks of several hosts may be apart, and a submission's own instant from the desk's clock without a reason: five minutes by default.</summary>
    public Duration ClockSkew { get; set; } = PetitionDesk.DefaultClockSkew;

    /// <summary>
    /// Whether clocks without a rule take the amounts of <see cref="ExampleClocks"/>: to try things out. A district's time limits are its own, and a host that forgot one does not start.
    /// </summary>
    public bool AllowExampleClocks { get; set; }

    /// <summary>The district's own texts of notices, in place of those that come with Minyi.</summary>
    public IList<NoticeTemplate> Notices { get; } = [];

    /// <summary>The rules that the validation has built; null before it.</summary>
    internal PetitionRules? Built { get; set; }
}
