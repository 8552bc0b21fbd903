using System.Text;
using Minyi.Json;
using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Json;

/// <summary>Finds line and column of JSON paths, for faults that show only after parsing.</summary>
internal static class JsonPlaces
{
    internal static ValueList<DefinitionFault> Locate(string json, ValueList<DefinitionFault> faults)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        return faults.Select(f => JsonGate.Place(utf8, f.Path) is var (line, column) ? f with { Line = line, Column = column } : f).ToValueList();
    }
}
