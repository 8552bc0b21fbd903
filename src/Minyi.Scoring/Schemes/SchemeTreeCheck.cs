using System.Collections.Immutable;

namespace Minyi.Scoring.Schemes;

/// <summary>Checks that nodes form a tree: every part is there, nothing goes round in a circle, nothing hangs in two places or nowhere.</summary>
internal sealed class SchemeTreeCheck
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);
    private readonly List<string> _path = [];
    private readonly SchemeVersion _version;
    private readonly string _place;
    private readonly ImmutableArray<Reason>.Builder _faults;

    private SchemeTreeCheck(SchemeVersion version, string place, ImmutableArray<Reason>.Builder faults)
    {
        (_version, _place, _faults) = (version, place, faults);
        for (int i = 0; i < version.Nodes.Length; i++)
        {
            _index[version.Nodes[i].Id] = i;
        }
    }

    internal static void Run(SchemeVersion version, string place, ImmutableArray<Reason>.Builder faults)
    {
        SchemeTreeCheck check = new(version, place, faults);
        check.Visit(version.Root);
        for (int i = 0; i < version.Nodes.Length; i++)
        {
            string id = version.Nodes[i].Id;
            if (!check._reached.Contains(id))
            {
                // An unreached node may itself be on a circle: then the circle is the fault.
                int before = faults.Count;
                check.Visit(id);
                if (faults.Count == before)
                {
                    faults.Add(SchemeCheck.At("unused-node", $"{place}.nodes[{i}]", $"节点“{id}”不在根节点“{version.Root}”之下。", $"Node '{id}' is not below the root '{version.Root}'."));
                }
            }
        }
    }

    private void Visit(string id)
    {
        _path.Add(id);
        _reached.Add(id);
        if (_version.Nodes[_index[id]] is CombinedNode node)
        {
            for (int i = 0; i < node.Parts.Length; i++)
            {
                Part(node.Parts[i].Node, $"{_place}.nodes[{_index[id]}].parts[{i}].node");
            }
        }

        _path.RemoveAt(_path.Count - 1);
    }

    private void Part(string part, string at)
    {
        if (!_index.ContainsKey(part))
        {
            _faults.Add(SchemeCheck.At("unknown-node", at, $"没有节点“{part}”。", $"There is no node '{part}'."));
        }
        else if (_path.IndexOf(part) is var from and >= 0)
        {
            string circle = string.Join(" → ", _path.Skip(from).Append(part));
            _faults.Add(SchemeCheck.At("cycle", at, $"节点循环引用:{circle}。", $"Nodes go round in a circle: {circle}."));
        }
        else if (_reached.Contains(part))
        {
            _faults.Add(SchemeCheck.At("node-used-twice", at, $"节点“{part}”已是另一节点的组成部分。", $"Node '{part}' is already a part of another node."));
        }
        else
        {
            Visit(part);
        }
    }
}
