namespace Minyi.Reporting.Maps.Drawing;

/// <summary>Colours a graph so that neighbours differ, with few colours.</summary>
/// <remarks>
/// Brélaz's DSATUR (Comm. ACM 22, 1979) with backtracking: four colours where a search of bounded length finds them (they exist for every plane map),
/// else five, and so on; a greedy colouring, smallest degree last, is what is left and always succeeds.
/// </remarks>
internal static class Colouring
{
    private const int MostSteps = 200_000;
    private const int MostSearched = 2_000;

    /// <summary>A colour from 0 for each node.</summary>
    internal static int[] Of(int[][] neighbours)
    {
        for (int colours = 4; colours <= 6 && neighbours.Length <= MostSearched; colours++)
        {
            if (Search(neighbours, colours) is { } found)
            {
                return found;
            }
        }

        return Greedy(neighbours);
    }

    private static int[]? Search(int[][] neighbours, int colours)
    {
        int[] colour = new int[neighbours.Length];
        Array.Fill(colour, -1);
        int steps = 0;
        return Place(0) ? colour : null;

        bool Place(int coloured)
        {
            if (coloured == neighbours.Length)
            {
                return true;
            }

            (int node, int used) = MostConstrained();
            for (int c = 0; c < colours; c++)
            {
                if ((used >> c & 1) == 0)
                {
                    if (++steps > MostSteps)
                    {
                        return false;
                    }

                    colour[node] = c;
                    if (Place(coloured + 1))
                    {
                        return true;
                    }
                }
            }

            colour[node] = -1;
            return false;
        }

        (int Node, int Used) MostConstrained()
        {
            (int best, int bestUsed, int bestKey) = (-1, 0, -1);
            for (int i = 0; i < neighbours.Length; i++)
            {
                if (colour[i] >= 0)
                {
                    continue;
                }

                int used = 0;
                foreach (int n in neighbours[i])
                {
                    used |= colour[n] < 0 ? 0 : 1 << colour[n];
                }

                int key = (int.PopCount(used) * (neighbours.Length + 1)) + neighbours[i].Length;
                if (key > bestKey)
                {
                    (best, bestUsed, bestKey) = (i, used, key);
                }
            }

            return (best, bestUsed);
        }
    }

    private static int[] Greedy(int[][] neighbours)
    {
        int[] degree = [.. neighbours.Select(n => n.Length)];
        bool[] taken = new bool[neighbours.Length];
        Stack<int> order = new();
        for (int step = 0; step < neighbours.Length; step++)
        {
            int least = Enumerable.Range(0, neighbours.Length).Where(i => !taken[i]).MinBy(i => degree[i]);
            taken[least] = true;
            order.Push(least);
            foreach (int n in neighbours[least])
            {
                degree[n]--;
            }
        }

        int[] colour = new int[neighbours.Length];
        Array.Fill(colour, -1);
        foreach (int node in order)
        {
            HashSet<int> used = [.. neighbours[node].Select(n => colour[n])];
            colour[node] = Enumerable.Range(0, neighbours.Length).First(c => !used.Contains(c));
        }

        return colour;
    }
}
