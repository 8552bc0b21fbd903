using System.Collections.Immutable;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Json;

namespace Minyi.Workflow.BuiltIn;

/// <summary>The workflows embedded as JSON beside this file.</summary>
internal static class BuiltInWorkflows
{
    internal static readonly ImmutableArray<string> Names = ["jiesu-jiban", "service-request", "xinfang", "yantian"];

    internal static string Text(string name)
    {
        if (!Names.Contains(Guard.Against.Null(name), StringComparer.Ordinal))
        {
            throw new ArgumentException($"Found '{name}', expected one of: {string.Join(", ", Names)}.", nameof(name));
        }

        using Stream stream = typeof(BuiltInWorkflows).Assembly.GetManifestResourceStream($"Minyi.Workflow.BuiltIn.{name}.json")
            ?? throw new InvalidOperationException($"The package lacks its workflow '{name}'.");
        using StreamReader reader = new(stream, System.Text.Encoding.UTF8);
        return reader.ReadToEnd();
    }

    internal static WorkflowDefinition Definition(string name)
    {
        WorkflowReading reading = WorkflowJson.Read(Text(name));
        return reading.Definition ?? throw new InvalidWorkflowException(reading.Faults);
    }
}
