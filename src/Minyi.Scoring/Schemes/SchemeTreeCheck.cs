using System.Collections.Immutable;

namespace Minyi.Scoring.Schemes;

/// <summary>Checks that nodes form a tree: every part is there, nothing goes round in a circle, nothing hangs in two places or nowhere.</summary>
internal sealed class SchemeTreeCheck
{
    private static readonly LocalizedText NodeId = new("节点的编号", "the id of a node");

    /// <summary>How deep nodes may hang below the root: more than anybody writes, and little enough to walk.</summary>
    private const int MostDepth = 32;

    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);
    private readonly List<string> _path = [];
    private readonly SchemeVersion _version;
    private readonly string _place;
    private readonly ImmutableArray<SchemeFault>.Builder _faults;
    private bool _tooDeep;

    private SchemeTreeCheck(SchemeVersion version, string place, ImmutableArray<SchemeFault>.Builder faults)
    {
        (_version, _place, _faults) = (version, place, faults);
        for (int i = 0; i < version.Nodes.Length; i++)
        {
            _index[version.Nodes[i].Id] = i;
        }
    }

    internal static void Run(SchemeVersion version, string place, ImmutableArray<SchemeFault>.Builder faults)
    {
        SchemeTreeCheck check = new(version, place, faults);
        check.Visit(version.Root);
        if (check._tooDeep)
        {
            return;
        }

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
                    faults.Add(new("unused-node", $"{place}.nodes[{i}]", new($"“{id}”不在根节点之下", $"'{id}', which hangs nowhere"), new($"“{version.Root}”之下的节点", $"a node below the root '{version.Root}'")));
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
            _faults.Add(new("unknown-node", at, new($"“{part}”不是节点", $"'{part}', which is no node"), NodeId));
        }
        else if (_path.IndexOf(part) is var from and >= 0)
        {
            string circle = string.Join(" → ", _path.Skip(from).Append(part));
            _faults.Add(new("cycle", at, new($"循环引用 {circle}", $"a circle {circle}"), new("树状结构", "a tree")));
        }
        else if (_reached.Contains(part))
        {
            _faults.Add(new("node-used-twice", at, new($"“{part}”已是另一节点的组成部分", $"'{part}', already a part elsewhere"), new("各节点只用一次", "each node once")));
        }
        else if (_path.Count == MostDepth)
        {
            if (!_tooDeep)
            {
                _faults.Add(new("too-deep", at, new($"“{part}”在根节点之下 {MostDepth} 层以下", $"'{part}', more than {MostDepth} levels deep"), new($"至多 {MostDepth} 层", $"{MostDepth} levels at most")));
            }

            _tooDeep = true;
        }
        else
        {
            Visit(part);
        }
    }
}
