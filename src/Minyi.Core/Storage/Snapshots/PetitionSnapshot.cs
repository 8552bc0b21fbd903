using System.Buffers;
using System.Globalization;
using System.Text;
using Minyi.Petitions;

namespace Minyi.Storage.Snapshots;

/// <summary>A petition as it stood at some version. It names what it stands on; where one of that is not what is found, it is thrown away.</summary>
/// <remarks>A store keeps all members and gives them back as they were; what is in <see cref="Content"/> is no concern of it.</remarks>
public sealed class PetitionSnapshot
{
    /// <summary>A snapshot as a store keeps it. Nothing is checked here.</summary>
    /// <param name="petition">The petition's id.</param>
    /// <param name="version">The petition's version.</param>
    /// <param name="hash">The hash of the event with that version.</param>
    /// <param name="workflow">The id of the workflow that the petition is in.</param>
    /// <param name="workflowVersion">The version of that workflow.</param>
    /// <param name="format">The number of the form in which the content is written.</param>
    /// <param name="content">The content; it is not copied and must not change.</param>
    /// <param name="seal">The digest of all of that.</param>
    public PetitionSnapshot(PetitionId petition, int version, Digest hash, string workflow, int workflowVersion, int format, byte[] content, Digest seal)
    {
        Petition = petition;
        Version = version;
        Hash = hash;
        Workflow = Guard.Against.Null(workflow);
        WorkflowVersion = workflowVersion;
        Format = format;
        Content = Guard.Against.Null(content);
        Seal = seal;
    }

    /// <summary>The petition's id.</summary>
    public PetitionId Petition { get; }

    /// <summary>The petition's version.</summary>
    public int Version { get; }

    /// <summary>The hash of the event with that version.</summary>
    public Digest Hash { get; }

    /// <summary>The id of the workflow that the petition is in.</summary>
    public string Workflow { get; }

    /// <summary>The version of that workflow.</summary>
    public int WorkflowVersion { get; }

    /// <summary>The number of the form in which the content is written.</summary>
    public int Format { get; }

    /// <summary>The content.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>The digest of all of that, by which damage is seen.</summary>
    public Digest Seal { get; }

    /// <summary>Petition, version and form.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Petition} v{Version} format {Format}");

    /// <summary>The snapshot of a petition.</summary>
    internal static PetitionSnapshot Of(Petition petition, Digest hash, int format, byte[] content)
    {
        PetitionSnapshot open = new(
            petition.Id, petition.Version, hash, petition.Rules.Workflow.Definition.Id, petition.Rules.Workflow.Definition.Version, format, content, Digest.None);
        return new(open.Petition, open.Version, open.Hash, open.Workflow, open.WorkflowVersion, open.Format, content, open.Computed());
    }

    /// <summary>Whether it is what was written, of a petition, by these rules and in this form.</summary>
    internal bool Fits(PetitionId petition, PetitionRules rules, int format) =>
        Petition == petition && Version > 0 && Format == format && (Workflow, WorkflowVersion) == (rules.Workflow.Definition.Id, rules.Workflow.Definition.Version) && Seal == Computed();

    private Digest Computed()
    {
        ArrayBufferWriter<byte> covered = new(Content.Length + 512);
        covered.Write(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"minyi-snapshot\0{Petition.Value.Length} {Petition} {Version} {Hash} {Workflow.Length} {Workflow} {WorkflowVersion} {Format}\0")));
        covered.Write(Content.Span);
        return Digest.Of(covered.WrittenSpan);
    }
}
