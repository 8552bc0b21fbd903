namespace Minyi.Storage;

/// <summary>What the inspection keeps of an event: its place, its link, and whether its contents give its hash.</summary>
internal readonly record struct ChainLink(int Version, StreamPosition Position, Digest Previous, Digest Hash, bool Intact);

/// <summary>Finds what is wrong with the events of one petition, given in the order in which the store has them.</summary>
internal static class ChainInspector
{
    /// <summary>Of one gap, no more events than this are named.</summary>
    internal const int NamedInGap = 1000;

    internal static IEnumerable<ChainFinding> Inspect(PetitionId petition, IReadOnlyList<ChainLink> links)
    {
        ILookup<long, int> placesOf = Enumerable.Range(0, links.Count).ToLookup(i => (long)links[i].Version);
        List<int> chain = [];
        HashSet<(ChainFault, int, StreamPosition?)> told = [];
        List<ChainFinding> findings = [];
        void Tell(ChainFault fault, int version, StreamPosition? position)
        {
            if (told.Add((fault, version, position)))
            {
                findings.Add(new ChainFinding(fault, petition, version, position));
            }
        }

        foreach (ChainLink link in links.Where(l => !l.Intact))
        {
            Tell(ChainFault.Changed, link.Version, link.Position);
        }

        ChainLink? before = null;
        long next = 1;
        foreach (long version in placesOf.Select(v => v.Key).Order())
        {
            for (long missing = next; missing < Math.Min(version, next + NamedInGap); missing++)
            {
                Tell(ChainFault.Dropped, (int)missing, null);
                before = null;
            }

            next = version + 1;
            int[] places = [.. placesOf[version]];
            int place = Genuine(places, links, before?.Hash, [.. placesOf[version + 1].Select(i => links[i].Previous)]);
            ChainLink here = links[place];
            foreach (int other in places.Where(i => i != place))
            {
                Tell(ChainFault.Inserted, links[other].Version, links[other].Position);
            }

            // An intact event links to what stood before it when it was written: if that is not there, it was replaced.
            Digest expected = before?.Hash ?? (version == 1 ? Digest.None : here.Previous);
            if (here.Previous != expected)
            {
                if (here.Intact && (before?.Intact ?? true))
                {
                    Tell(ChainFault.Changed, before?.Version ?? here.Version, before?.Position ?? here.Position);
                }
                else
                {
                    // One of the two is known to be changed; that must not hide that the other may be.
                    Tell(ChainFault.Unlinked, here.Version, here.Position);
                }
            }

            chain.Add(place);
            before = here;
        }

        foreach (int moved in OutOfOrder(chain))
        {
            Tell(ChainFault.Reordered, links[moved].Version, links[moved].Position);
        }

        return findings;
    }

    /// <summary>Of several events with one version, the one that the next links to, else the one that links to the one before, else the first.</summary>
    private static int Genuine(int[] places, IReadOnlyList<ChainLink> links, Digest? before, HashSet<Digest> linkedTo) =>
        places
            .OrderByDescending(i => linkedTo.Contains(links[i].Hash))
            .ThenByDescending(i => links[i].Intact)
            .ThenByDescending(i => before == links[i].Previous)
            .First();

    /// <summary>The fewest places that must be taken out for the rest to ascend (all but a longest increasing subsequence).</summary>
    private static IEnumerable<int> OutOfOrder(List<int> places)
    {
        List<int> tails = [];
        int[] before = new int[places.Count];
        for (int i = 0; i < places.Count; i++)
        {
            int low = 0;
            for (int high = tails.Count; low < high;)
            {
                int middle = (low + high) / 2;
                (low, high) = places[tails[middle]] < places[i] ? (middle + 1, high) : (low, middle);
            }

            before[i] = low == 0 ? -1 : tails[low - 1];
            if (low == tails.Count)
            {
                tails.Add(i);
            }
            else
            {
                tails[low] = i;
            }
        }

        HashSet<int> inOrder = [];
        for (int i = tails.Count == 0 ? -1 : tails[^1]; i >= 0; i = before[i])
        {
            inOrder.Add(i);
        }

        return Enumerable.Range(0, places.Count).Where(i => !inOrder.Contains(i)).Select(i => places[i]);
    }
}
