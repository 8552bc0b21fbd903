using System.Collections.Immutable;

namespace Minyi.Testing.Conformance;

/// <summary>The conformance kit: what every petition store and every personal data store of a district must pass. Free of any test framework.</summary>
/// <example>With xunit, each check as a test of its own:
/// <code>
/// public static TheoryData&lt;string&gt; Checks() => [.. ConformanceKit.All.Select(c => c.Name)];
///
/// [Theory, MemberData(nameof(Checks))]
/// public Task Keeps(string name) => ConformanceKit.Find(name).RunAsync(async () => await MyStorage.CreateAsync());
/// </code>
/// Without one, <see cref="RunAsync"/> runs them all and says what is not kept.</example>
public static class ConformanceKit
{
    /// <summary>The checks of <c>IPetitionStore</c>.</summary>
    public static ImmutableArray<ConformanceCheck> PetitionStore { get; } =
    [
        .. HistoryChecks.All, .. ExtremeChecks.All, .. RetryChecks.All, .. StreamChecks.All, .. ConcurrencyChecks.All, .. TornWriteChecks.All, .. TransactionChecks.All, .. BatchChecks.All,
    ];

    /// <summary>The checks of <c>IPersonalDataStore</c>.</summary>
    public static ImmutableArray<ConformanceCheck> PersonalDataStore { get; } = [.. PersonalDataChecks.All, .. ErasureChecks.All];

    /// <summary>The checks of <c>IPetitionSnapshots</c>; a storage that keeps none passes them.</summary>
    public static ImmutableArray<ConformanceCheck> Snapshots { get; } = [.. SnapshotChecks.All];

    /// <summary>The checks of <c>IPetitionQueries</c>, and of a petition store that writes their rows; a storage that keeps no lists passes them.</summary>
    public static ImmutableArray<ConformanceCheck> Lists { get; } = [.. ListChecks.All];

    /// <summary>The checks of <c>IAttachmentStore</c>.</summary>
    public static ImmutableArray<ConformanceCheck> AttachmentStore { get; } = [.. AttachmentChecks.All];

    /// <summary>The checks of <c>INoticeOutbox</c> and of the petition store that fills it.</summary>
    public static ImmutableArray<ConformanceCheck> Outbox { get; } = [.. OutboxChecks.All];

    /// <summary>All checks of petitions, personal data, snapshots and lists.</summary>
    public static ImmutableArray<ConformanceCheck> All { get; } = [.. PetitionStore, .. PersonalDataStore, .. Snapshots, .. Lists];

    /// <summary>The check of a name.</summary>
    /// <param name="name">Its <see cref="ConformanceCheck.Name"/>.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ConformanceCheck Find(string name) =>
        All.Concat(AttachmentStore).Concat(Outbox).FirstOrDefault(c => c.Name == name) ?? throw new ArgumentException($"There is no check '{name}'.", nameof(name));

    /// <summary>Runs checks one after another and collects what is not kept.</summary>
    /// <param name="checks">Which checks.</param>
    /// <param name="create">Makes an empty storage.</param>
    /// <param name="effort">How much is tried; 1 takes a second or so a check on a local database.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>For each check that failed, why; empty when the store conforms.</returns>
    public static async Task<ImmutableArray<ConformanceFinding>> RunAsync(
        IEnumerable<ConformanceCheck> checks, Func<ValueTask<StorageFixture>> create, int effort = 1, CancellationToken cancellationToken = default)
    {
        ImmutableArray<ConformanceFinding>.Builder findings = ImmutableArray.CreateBuilder<ConformanceFinding>();
        foreach (ConformanceCheck check in Guard.Against.Null(checks))
        {
            try
            {
                await check.RunAsync(create, effort, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                findings.Add(new ConformanceFinding(check, e));
            }
        }

        return findings.ToImmutable();
    }
}

/// <summary>A check that failed.</summary>
/// <param name="Check">Which.</param>
/// <param name="Why">A <see cref="ConformanceException"/>, or what the store itself threw.</param>
public sealed record ConformanceFinding(ConformanceCheck Check, Exception Why)
{
    /// <summary>On one line: the check, the promise, and what was found or thrown.</summary>
    public override string ToString() =>
        Why is ConformanceException ? Why.Message : $"{Check.Name}: {Check.Promise} The store threw {Why.GetType().Name}: {Why.Message}";
}
