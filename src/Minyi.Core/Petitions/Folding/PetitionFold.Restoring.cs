using Minyi.Workflow;

namespace Minyi.Petitions.Folding;

/// <content>Going on from a value that was written down.</content>
internal sealed partial class PetitionFold
{
    /// <summary>Goes on from where a petition stood at a version.</summary>
    /// <exception cref="FormatException">The state is not one of this workflow.</exception>
    internal PetitionFold(PetitionId id, PetitionRules rules, int version, PetitionState state)
        : this(id, rules)
    {
        Words = rules.Workflow.TryImport(state.Where, out Configuration? configuration, out _) ? configuration.Words.ToArray()
            : throw new FormatException($"The state is not one of the workflow {_tables.Definition}.");
        Version = version;
        Form = state.Form;
        RegisteredAt = state.RegisteredAt;
        LastAt = state.LastAt;
        Lead = state.Lead;
        Assisting = state.Assisting.Items;
        _deadlines = [.. state.Deadlines.Select(d => d with { Clock = _tables.Definition.Clocks[IndexOf(_tables.Clocks, "clock", d.Clock)].Id })];
        Parts = state.Parts is { } parts ? Restored(parts) : null;
        _file = Restored(state.File, state.Graders) with { Acted = state.Acted };
    }

    private static SettlementSet Restored(SharedParts parts)
    {
        try
        {
            SettlementSet set = parts.Settled.Aggregate(SettlementSet.Of(parts.Members), (s, member) => s.Settle(member));
            return parts.IsWaived ? set.Waive() : set;
        }
        catch (ArgumentException e)
        {
            throw new FormatException("A part is settled by somebody who owes none.", e);
        }
    }

    private PetitionFile Restored(PetitionFile file, ValueList<ActorId> graders)
    {
        if (file.Grades.Count != graders.Count)
        {
            throw new FormatException("Each grade was given by somebody.");
        }

        return file with
        {
            Told = file.Told.Select(t => t with { Recipient = Recipient(t.Recipient) }).ToValueList(),
            Grades = file.Grades.Select((g, i) => g with { Appraisal = Appraisal(g.Appraisal), Grade = Rules.Appraisals.Known(g.Grade), By = graders[i] }).ToValueList(),
        };
    }
}
