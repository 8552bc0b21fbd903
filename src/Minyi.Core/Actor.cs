using System.Collections.Frozen;
using Minyi.Districts;

namespace Minyi;

/// <summary>Who acts: an id, the roles held, and the studios and units for which they are held.</summary>
/// <remarks>
/// The host authenticates and builds the actor; Minyi only decides what an actor may do. A clerk of two studios has two
/// entries in <see cref="Studios"/>; an officer acts on the referrals of every unit in <see cref="Units"/>.
/// </remarks>
public sealed class Actor
{
    /// <summary>Describes an actor.</summary>
    /// <param name="id">The actor's id.</param>
    /// <param name="roles">The roles held; at least one.</param>
    /// <param name="studios">The studios for which they are held; none when null.</param>
    /// <param name="units">The units of which the actor is a member; none when null.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is <c>default</c> or there is no role.</exception>
    public Actor(ActorId id, IEnumerable<Role> roles, IEnumerable<StudioId>? studios = null, IEnumerable<UnitId>? units = null)
    {
        Guard.Against.NullOrEmpty(id.Value, nameof(id));
        Id = id;
        Roles = Guard.Against.Null(roles).ToFrozenSet();
        Studios = (studios ?? []).ToFrozenSet();
        Units = (units ?? []).ToFrozenSet();
        Guard.Against.Zero(Roles.Count, nameof(roles), "An actor has at least one role.");
    }

    /// <summary>The actor's id.</summary>
    public ActorId Id { get; }

    /// <summary>The roles held; never empty.</summary>
    public FrozenSet<Role> Roles { get; }

    /// <summary>The studios for which the roles are held.</summary>
    public FrozenSet<StudioId> Studios { get; }

    /// <summary>The units of which the actor is a member.</summary>
    public FrozenSet<UnitId> Units { get; }

    /// <summary>The id alone: roles and scopes do not belong in a log line.</summary>
    public override string ToString() => Id.Value;
}
