using System.Numerics;

namespace Minyi.Grid.Apportionment.Rounding;

/// <summary>
/// A circulation of least cost within lower and upper bounds. Arcs start at their lower bound, those of negative cost at their upper bound; what is
/// left over in a node goes along shortest paths of reduced costs to where it lacks.
/// </summary>
internal sealed class Circulation(int nodes)
{
    // Arc 2n goes forward and 2n + 1 back: what is left in each is its residual capacity.
    private readonly List<int> _to = [];
    private readonly List<int> _left = [];
    private readonly List<BigInteger> _cost = [];
    private readonly List<int> _lower = [];
    private readonly List<int>[] _out = Enumerable.Range(0, nodes).Select(_ => new List<int>()).ToArray();
    private readonly int[] _excess = new int[nodes];
    private readonly BigInteger[] _potential = new BigInteger[nodes];

    /// <summary>Adds an arc; its number is for <see cref="Flow"/>.</summary>
    public int AddArc(int from, int to, int lower, int upper, BigInteger cost)
    {
        int flow = cost.Sign < 0 ? upper : lower;
        int arc = _to.Count / 2;
        _to.AddRange(to, from);
        _cost.AddRange([cost, -cost]);
        _left.AddRange(upper - flow, flow - lower);
        _lower.Add(lower);
        _out[from].Add(2 * arc);
        _out[to].Add((2 * arc) + 1);
        _excess[to] += flow;
        _excess[from] -= flow;
        return arc;
    }

    public int Flow(int arc) => _lower[arc] + _left[(2 * arc) + 1];

    /// <summary>Balances every node. The bounds are known to admit a circulation.</summary>
    public void Solve()
    {
        for (int source = 0; source < nodes; source++)
        {
            while (_excess[source] > 0)
            {
                int[] via = Search(source, out int target);
                int amount = Math.Min(_excess[source], -_excess[target]);
                for (int v = target; v != source; v = _to[via[v] ^ 1])
                {
                    amount = Math.Min(amount, _left[via[v]]);
                }

                for (int v = target; v != source; v = _to[via[v] ^ 1])
                {
                    _left[via[v]] -= amount;
                    _left[via[v] ^ 1] += amount;
                }

                _excess[source] -= amount;
                _excess[target] += amount;
            }
        }
    }

    /// <summary>The arcs of the shortest path tree from a node with excess to the nearest that lacks; potentials are brought up to date.</summary>
    private int[] Search(int source, out int target)
    {
        BigInteger?[] distance = new BigInteger?[nodes];
        bool[] settled = new bool[nodes];
        int[] via = new int[nodes];
        PriorityQueue<int, (BigInteger Distance, int Node)> open = new();
        distance[source] = BigInteger.Zero;
        open.Enqueue(source, (BigInteger.Zero, source));
        target = -1;
        while (target < 0 && open.TryDequeue(out int node, out _))
        {
            if (settled[node])
            {
                continue;
            }

            settled[node] = true;
            if (_excess[node] < 0)
            {
                target = node;
                break;
            }

            foreach (int arc in _out[node])
            {
                BigInteger length = distance[node]!.Value + _cost[arc] + _potential[node] - _potential[_to[arc]];
                if (_left[arc] > 0 && !settled[_to[arc]] && (distance[_to[arc]] is not { } known || length < known))
                {
                    distance[_to[arc]] = length;
                    via[_to[arc]] = arc;
                    open.Enqueue(_to[arc], (length, _to[arc]));
                }
            }
        }

        BigInteger reach = target < 0 ? throw new InvalidOperationException("The bounds admit no circulation.") : distance[target]!.Value;
        for (int v = 0; v < nodes; v++)
        {
            _potential[v] += settled[v] ? distance[v]!.Value : reach;
        }

        return via;
    }
}
