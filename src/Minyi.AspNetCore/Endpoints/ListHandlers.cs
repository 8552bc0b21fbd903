using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Minyi.AspNetCore.Answers;
using Minyi.AspNetCore.Requests;
using Minyi.Petitions;
using Minyi.Storage;
using Minyi.Storage.Lists;

namespace Minyi.AspNetCore.Endpoints;

/// <summary>Lists: what the actor may read, and nothing else.</summary>
internal sealed class ListHandlers(IPetitionQueries queries, IPersonalDataStore personalData, IActorSource actors, IClock clock)
{
    internal Task<IResult> ListAsync(HttpContext context) => PageAsync(context, static (filter, _) => filter);

    /// <summary>What it is the actor's turn to do.</summary>
    internal Task<IResult> InboxAsync(HttpContext context) => PageAsync(context, static (filter, _) => filter with { Turn = filter.Turn ?? PetitionTurn.OwesOrMay });

    /// <summary>The due board: what is due by now, or by the end that is asked for.</summary>
    internal Task<IResult> DueAsync(HttpContext context) => PageAsync(context, static (filter, now) => filter with { DueTo = filter.DueTo ?? now });

    internal async Task<IResult> CountAsync(HttpContext context)
    {
        (Actor? actor, Refusal? refusal) = await Signed.InAsync(actors, context).ConfigureAwait(false);
        if (actor is null || !ListQuery.TryRead(context.Request.Query, actor, out ListQuery? list, out refusal))
        {
            return new RefusalResult(refusal!);
        }

        ImmutableArray<PetitionCount> counts = await queries.CountAsync(list.Filter, list.Group, context.RequestAborted).ConfigureAwait(false);
        return JsonResult.Of(counts.ToValueList());
    }

    private async Task<IResult> PageAsync(HttpContext context, Func<PetitionFilter, Instant, PetitionFilter> narrow)
    {
        (Actor? actor, Refusal? refusal) = await Signed.InAsync(actors, context).ConfigureAwait(false);
        if (actor is null || !ListQuery.TryRead(context.Request.Query, actor, out ListQuery? list, out refusal))
        {
            return new RefusalResult(refusal!);
        }

        PetitionFilter filter = narrow(list.Filter, clock.GetCurrentInstant());
        if (list.Order != PetitionOrder.Due && filter.Turn is not null)
        {
            return new RefusalResult(WebRefusals.InboxOrder);
        }

        PetitionListPage page = await queries.QueryAsync(filter, list.Order, list.Cursor, list.Size, context.RequestAborted).ConfigureAwait(false);
        if (page.Refusal is { } wrong)
        {
            return new RefusalResult(wrong);
        }

        ImmutableDictionary<PetitionId, string> titles = list.Titles
            ? await PetitionLists.ReadTitlesAsync(personalData, page.Rows, cancellationToken: context.RequestAborted).ConfigureAwait(false)
            : ImmutableDictionary<PetitionId, string>.Empty;
        return JsonResult.Of(new PetitionList
        {
            Petitions = [.. page.Rows.Select(r => r.Listed)],
            Titles = titles.ToImmutableSortedDictionary(t => t.Key.Value, t => t.Value, StringComparer.Ordinal),
            Next = page.Next,
        });
    }
}
