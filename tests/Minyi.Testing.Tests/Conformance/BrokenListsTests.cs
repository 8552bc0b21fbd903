using System.Collections.Immutable;
using Minyi.Petitions;
using Minyi.Storage;
using Minyi.Storage.Lists;
using Minyi.Testing.Conformance;

namespace Minyi.Testing.Tests.Conformance;

/// <summary>Each way in which somebody's lists could be wrong is found by the check that is for it.</summary>
public class BrokenListsTests
{
    public enum ListBreak
    {
        None,
        LosesRows,
        ForgetsTexts,
        IgnoresReader,
        RepeatsTheLastRow,
        CountsWhatMayNotBeRead,
        RowsOfConflicts,
        RowsOutsideTransaction,
        RebuildDoesNothing,
        TakesAnyCursor,
    }

    [Theory]
    [InlineData(ListBreak.LosesRows, "lists-follow")]
    [InlineData(ListBreak.ForgetsTexts, "lists-follow")]
    [InlineData(ListBreak.IgnoresReader, "lists-pages")]
    [InlineData(ListBreak.RepeatsTheLastRow, "lists-pages")]
    [InlineData(ListBreak.CountsWhatMayNotBeRead, "lists-pages")]
    [InlineData(ListBreak.TakesAnyCursor, "lists-pages")]
    [InlineData(ListBreak.RowsOfConflicts, "lists-whole-or-absent")]
    [InlineData(ListBreak.RowsOutsideTransaction, "lists-whole-or-absent")]
    [InlineData(ListBreak.RebuildDoesNothing, "lists-rebuild")]
    public async Task Is_found_by_the_check_that_is_for_it(ListBreak broken, string check)
    {
        Assert.NotEmpty(await RunAsync([ConformanceKit.Find(check)], broken));
    }

    [Fact]
    public async Task Lists_that_are_right_pass()
    {
        ImmutableArray<ConformanceFinding> findings = await RunAsync(ConformanceKit.Lists, ListBreak.None);
        Assert.True(findings.IsEmpty, string.Join('\n', findings));
    }

    private static Task<ImmutableArray<ConformanceFinding>> RunAsync(IEnumerable<ConformanceCheck> checks, ListBreak broken) =>
        ConformanceKit.RunAsync(checks, () => new(new Storage(broken)), 1, TestContext.Current.CancellationToken);

    private sealed class Storage(ListBreak broken) : InMemoryStorage
    {
        public override async ValueTask<IPetitionStore> OpenPetitionStoreAsync(IPetitionEventFormat format) => new Store(await base.OpenPetitionStoreAsync(format), broken, Early);

        public override async ValueTask<IPetitionQueries?> OpenQueriesAsync(IPetitionEventFormat format) => new Queries((await base.OpenQueriesAsync(format))!, broken, Early);

        private Dictionary<PetitionId, PetitionRow> Early { get; } = [];
    }

    private sealed class Store(IPetitionStore inner, ListBreak broken, Dictionary<PetitionId, PetitionRow> early) : IPetitionStore
    {
        public async ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
        {
            IReadOnlyList<AppendResult> results = await inner.AppendManyAsync(appends, transaction, cancellationToken);
            bool conflict = results.Any(r => r.Status == AppendStatus.Conflict);
            if ((broken == ListBreak.RowsOfConflicts && conflict) || (broken == ListBreak.RowsOutsideTransaction && transaction is not null))
            {
                foreach (PetitionAppend append in appends.Where(a => a.Row is not null))
                {
                    early[append.Petition] = append.Row!;
                }
            }

            return results;
        }

        public ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default) => inner.ReadAsync(petition, afterVersion, cancellationToken);

        public IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, CancellationToken cancellationToken = default) => inner.ReadStreamAsync(after, cancellationToken);

        public ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default) => inner.ReadHeadsAsync(cancellationToken);
    }

    private sealed class Queries(IPetitionQueries inner, ListBreak broken, Dictionary<PetitionId, PetitionRow> early) : IPetitionQueries
    {
        public async ValueTask<PetitionListPage> QueryAsync(PetitionFilter filter, PetitionOrder order, string? cursor = null, int size = 50, CancellationToken cancellationToken = default)
        {
            PetitionFilter asked = broken == ListBreak.IgnoresReader && filter.Turn is null ? filter with { Reader = null } : filter;
            PetitionListPage page = await inner.QueryAsync(asked, order, cursor, size, cancellationToken);
            return broken == ListBreak.RepeatsTheLastRow && cursor is not null && page.Rows.Length > 1 ? page with { Rows = [page.Rows[1], .. page.Rows.Skip(1)] }
                : broken == ListBreak.TakesAnyCursor && page.Refusal is not null ? await inner.QueryAsync(asked, order, null, size, cancellationToken)
                : page;
        }

        public ValueTask<ImmutableArray<PetitionCount>> CountAsync(PetitionFilter filter, PetitionGroup group, CancellationToken cancellationToken = default) =>
            inner.CountAsync(broken == ListBreak.CountsWhatMayNotBeRead && filter.Turn is null ? filter with { Reader = null } : filter, group, cancellationToken);

        public async ValueTask<PetitionRow?> FindAsync(PetitionId petition, CancellationToken cancellationToken = default)
        {
            PetitionRow? row = early.GetValueOrDefault(petition) ?? await inner.FindAsync(petition, cancellationToken);
            return broken == ListBreak.LosesRows && row?.Listed.Version > 3 ? null
                : broken == ListBreak.ForgetsTexts && row?.Listed.Version > 1 ? row with { Listed = row.Listed with { Texts = null } }
                : row;
        }

        public ValueTask<long> RebuildAsync(Func<PetitionId, IReadOnlyList<EventEnvelope>, PetitionRow?> fold, CancellationToken cancellationToken = default) =>
            broken == ListBreak.RebuildDoesNothing ? new(18) : inner.RebuildAsync(fold, cancellationToken);
    }
}
