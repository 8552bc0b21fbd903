using System.Text;

namespace Minyi.AspNetCore;

/// <summary>Gives petitions their numbers. A district that has its own sequence implements it.</summary>
public interface IPetitionNumbers
{
    /// <summary>The number of a petition that is to be begun.</summary>
    /// <param name="command">The id of the submission that begins it. The same submission of the same actor has the same number: a retry is no second petition.</param>
    /// <param name="actor">Who begins it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<PetitionId> NumberOfAsync(CommandId command, Actor actor, CancellationToken cancellationToken = default);
}

/// <summary>Numbers that follow from the submission: nothing has to be kept, and none can be guessed from another.</summary>
/// <remarks>Twenty letters and digits without those that are mistaken for one another, in groups of five: <c>K7MWP-…</c>.</remarks>
public sealed class DerivedPetitionNumbers : IPetitionNumbers
{
    private const string Signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <inheritdoc/>
    public ValueTask<PetitionId> NumberOfAsync(CommandId command, Actor actor, CancellationToken cancellationToken = default)
    {
        Guard.Against.NullOrEmpty(command.Value, nameof(command));
        Guard.Against.Null(actor);
        byte[] digest = Digest.Of(Encoding.UTF8.GetBytes($"minyi-number-1\0{actor.Id.Value.Length}:{actor.Id.Value}{command.Value}")).ToArray();
        StringBuilder number = new();
        for (int i = 0; i < 20; i++)
        {
            number.Append(i is 5 or 10 or 15 ? "-" : "").Append(Signs[digest[i] % Signs.Length]);
        }

        return new(PetitionId.From(number.ToString()));
    }
}
