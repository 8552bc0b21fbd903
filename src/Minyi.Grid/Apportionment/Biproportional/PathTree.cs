using Minyi.Numerics;

namespace Minyi.Grid.Apportionment.Biproportional;

/// <summary>A tree of shortest paths in products of exact factors, all at least one; logarithms in doubles go along as a guide.</summary>
internal sealed class PathTree
{
    private readonly bool[] _settled;
    private readonly PriorityQueue<int, (Rational Distance, int Node)> _open = new();

    public PathTree(int nodes)
    {
        Distance = new Rational?[nodes];
        Log = new double[nodes];
        Array.Fill(Log, double.PositiveInfinity);
        Via = new int[nodes];
        _settled = new bool[nodes];
    }

    /// <summary>Null where not reached.</summary>
    public Rational?[] Distance { get; }

    public double[] Log { get; }

    /// <summary>The cell by which a node was reached; -1 at a root.</summary>
    public int[] Via { get; }

    public bool IsSettled(int node) => _settled[node];

    public void Reach(int node, Rational distance, double log, int cell)
    {
        Distance[node] = distance;
        Log[node] = log;
        Via[node] = cell;
        _open.Enqueue(node, (distance, node));
    }

    /// <summary>The nearest node that is not settled; -1 when there is none.</summary>
    public int Settle()
    {
        while (_open.TryDequeue(out int node, out _))
        {
            if (!_settled[node])
            {
                _settled[node] = true;
                return node;
            }
        }

        return -1;
    }
}
