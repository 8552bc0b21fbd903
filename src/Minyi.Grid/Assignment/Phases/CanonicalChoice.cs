namespace Minyi.Grid.Assignment.Phases;

/// <summary>
/// Of all optimal assignments the first one: the first item gets the lowest bin that it has in any optimal assignment, then the second, and so on. It does not
/// depend on the prices, since whatever the optimal prices, the tight pairs allow the same optimal assignments.
/// </summary>
internal sealed class CanonicalChoice
{
    private readonly SetFlow _flow;
    private readonly bool[] _failed;
    private readonly int[] _seen;
    private readonly int[] _target;
    private readonly int[] _targetSeen;
    private readonly (int Out, int In)[] _via;
    private readonly List<int> _queue = [];
    private int _search;

    private CanonicalChoice(SetFlow flow)
    {
        _flow = flow;
        _failed = new bool[flow.Bin.Length];
        _seen = new int[flow.Room.Length];
        _target = new int[flow.Room.Length];
        _targetSeen = new int[flow.Room.Length];
        _via = new (int, int)[flow.Room.Length];
    }

    /// <summary>By item, its bin.</summary>
    /// <param name="result">An optimal solution by classes.</param>
    /// <param name="itemAt">The item at a position.</param>
    public static int[] Of(PhaseResult result, Func<int, int> itemAt)
    {
        int[] typeOf = new int[result.Types.TypeOf.Length];
        for (int p = 0; p < typeOf.Length; p++)
        {
            typeOf[itemAt(p)] = result.Types.TypeOf[p];
        }

        CanonicalChoice choice = new(result.Flow);
        for (int i = 0; i < typeOf.Length; i++)
        {
            int number = typeOf[i] < 0 ? ~typeOf[i] : result.Classes.ClassOf[typeOf[i]];
            typeOf[i] = number < result.Classes.Bins ? number : choice.Take(number - result.Classes.Bins);
        }

        return typeOf;
    }

    private int Take(int set)
    {
        for (int a = _flow.Start[set]; a < _flow.Start[set + 1]; a++)
        {
            if (_flow.Flow[a] > 0 || (!_failed[a] && Reroute(set, a)))
            {
                _flow.Flow[a]--;
                return _flow.Bin[a];
            }

            // What is settled stays settled, so what cannot be had now cannot be had later.
            _failed[a] = true;
        }

        throw new InvalidOperationException("A class has fewer places than items.");
    }

    /// <summary>Frees a place for the set in the bin of an arc by moving others round, the set giving up one of its other places.</summary>
    private bool Reroute(int set, int arc)
    {
        _search++;
        for (int a = _flow.Start[set]; a < _flow.Start[set + 1]; a++)
        {
            if (_flow.Flow[a] > 0)
            {
                _target[_flow.Bin[a]] = a;
                _targetSeen[_flow.Bin[a]] = _search;
            }
        }

        _queue.Clear();
        _queue.Add(_flow.Bin[arc]);
        _seen[_flow.Bin[arc]] = _search;
        for (int head = 0; head < _queue.Count; head++)
        {
            foreach (int leaves in _flow.ArcsInto(_queue[head]))
            {
                if (_flow.Flow[leaves] == 0)
                {
                    continue;
                }

                int mover = _flow.SetOf(leaves);
                for (int enters = _flow.Start[mover]; enters < _flow.Start[mover + 1]; enters++)
                {
                    int bin = _flow.Bin[enters];
                    if (_seen[bin] == _search)
                    {
                        continue;
                    }

                    _seen[bin] = _search;
                    _via[bin] = (leaves, enters);
                    if (_targetSeen[bin] == _search)
                    {
                        Move(bin, arc);
                        return true;
                    }

                    _queue.Add(bin);
                }
            }
        }

        return false;
    }

    private void Move(int bin, int arc)
    {
        _flow.Flow[_target[bin]]--;
        while (bin != _flow.Bin[arc])
        {
            (int leaves, int enters) = _via[bin];
            _flow.Flow[leaves]--;
            _flow.Flow[enters]++;
            bin = _flow.Bin[leaves];
        }

        _flow.Flow[arc]++;
    }
}
