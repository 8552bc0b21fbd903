using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Cli.Petitions;

/// <summary>Runs a script on stores in memory.</summary>
internal sealed class PetitionScript(PetitionRules rules)
{
    private readonly InMemoryPetitionStore _store = new(PetitionEventFormat.Current);

    /// <summary>Runs the lines in order.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="answered">Called with each answer.</param>
    /// <returns>Whether each line was accepted, or refused where the script says so.</returns>
    public async Task<bool> Run(IEnumerable<ScriptLine> lines, Action<Submission, SubmissionResult> answered)
    {
        PetitionDesk desk = new(_store, new InMemoryPersonalDataStore(), rules);
        bool expected = true;
        foreach (ScriptLine line in lines)
        {
            SubmissionResult result = await desk.SubmitAsync(line.Submission);
            expected &= result.IsAccepted != line.ExpectsRefusal;
            answered(line.Submission, result);
        }

        return expected;
    }

    /// <summary>The history of a petition.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> History(PetitionId petition) =>
        [.. (await _store.ReadAsync(petition)).Select(e => new RecordedEvent(e.Event, e.Actor, e.RecordedAt))];
}
