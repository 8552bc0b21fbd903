using System.Collections.Immutable;
using Minyi.Hosting;
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
    public async Task<bool> Run(IEnumerable<ScriptLine> lines, Action<Submission, IReadOnlyList<SubmissionResult>> answered)
    {
        PetitionDesk desk = PetitionDesk.Replaying(_store, new InMemoryPersonalDataStore(), rules);
        PetitionBoard board = new(_store, rules);
        bool expected = true;
        foreach (ScriptLine line in lines)
        {
            IReadOnlyList<SubmissionResult> results = line.Together
                ? await desk.SubmitTogetherAsync(line.Submission, await Members(board, line.Submission.Petition))
                : [await desk.SubmitAsync(line.Submission)];
            expected &= results.All(r => r.IsAccepted) != line.ExpectsRefusal;
            answered(line.Submission, results);
        }

        return expected;
    }

    private static async Task<ImmutableArray<PetitionId>> Members(PetitionBoard board, PetitionId head)
    {
        await board.CatchUpAsync();
        return board.MatterOf(head) is { } matter && matter.Head == head ? matter.Members : [];
    }

    /// <summary>The history of a petition.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> History(PetitionId petition) =>
        [.. (await _store.ReadAsync(petition)).Select(e => e.Recorded)];
}
