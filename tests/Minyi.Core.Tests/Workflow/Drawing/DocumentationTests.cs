using System.Globalization;
using System.Text;
using Minyi.Tests;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Drawing;
using Minyi.Workflow.Verification;

namespace Minyi.Core.Tests.Workflow.Drawing;

/// <summary>The pages on the built-in workflows are generated; a page that has drifted fails here, and MINYI_UPDATE_DOCS=1 writes it anew.</summary>
public class DocumentationTests
{
    public static TheoryData<string> BuiltIns => [.. PetitionWorkflow.BuiltInNames];

    [Theory]
    [MemberData(nameof(BuiltIns))]
    public void The_page_of_a_built_in_workflow_is_what_its_definition_says(string name)
    {
        string path = Path.Combine(Repository.Root, "docs", "workflows", $"{name}.md");
        string page = Page(PetitionWorkflow.BuiltInDefinition(name));
        if (Environment.GetEnvironmentVariable("MINYI_UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, page);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == page, $"docs/workflows/{name}.md has drifted: eng/docs writes it anew");
    }

    private static string Page(WorkflowDefinition definition)
    {
        VerificationReport report = WorkflowVerifier.Verify(definition);
        StringBuilder page = new();
        page.Append(CultureInfo.InvariantCulture, $"# {definition.Id}: {definition.Title.Chinese} · {definition.Title.English}\n\n");
        page.Append("<!-- Generated from the definition by eng/docs; a test fails when it drifts. -->\n\n");
        if (definition.Source is { } source)
        {
            page.Append(source).Append("\n\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"Proved {report.Verdict.ToString().ToLowerInvariant()} over {report.Configurations} configurations (`minyi workflow verify {definition.Id}`); ");
        page.Append(CultureInfo.InvariantCulture, $"{definition.States.Count} states, {definition.Transitions.Count} transitions. `minyi workflow draw {definition.Id}` draws it with lanes by role.\n\n");
        Ids(page, definition);
        foreach ((string heading, Language language) in (ReadOnlySpan<(string, Language)>)[("中文", Language.Chinese), ("English", Language.English)])
        {
            page.Append("## ").Append(heading).Append("\n\n```mermaid\n").Append(WorkflowDrawing.Mermaid(definition, language)).Append("```\n\n");
            page.Append(WorkflowDrawing.Table(definition, language)).Append('\n');
        }

        return page.ToString();
    }

    /// <summary>What a host or a script writes, beside the words that the pages and the refusals show.</summary>
    private static void Ids(StringBuilder page, WorkflowDefinition definition)
    {
        page.Append("## 代码 · Ids\n\n| | 命令和脚本中写的代码 · what commands and scripts write |\n|---|---|\n");
        Row("类别 kinds", definition.Kinds.Select(k => Named(k.Id, k.Text)));
        Row("角色 roles", definition.Roles.Select(r => Named(r.Id.Value, r.Text)));
        Row("结果 outcomes", definition.Outcomes.Select(o => Named(o.Id, o.Text)));
        Row("反馈对象 recipients", definition.Obligations.Select(o => Named(o.Id, o.Text)));
        Row("评议 appraisals", definition.Appraisals.Select(a => Named(a.Id, a.Text)));
        Row("时限（阶段）clocks (stages)", definition.Clocks.Select(c => $"{Named(c.Id, c.Text)} ({string.Join(", ", c.Stages.Select(s => $"`{s}`"))})"));
        Row("材料 documents", definition.Transitions.SelectMany(t => t.Requires).Where(r => r.Kind == RequirementKind.Document).Select(r => $"`{r.Of}`").Distinct());
        Row("次数 counters", definition.Counters.Select(c => Named(c.Id, c.Text)));
        Row("状态 states", definition.States.Select(s => Named(s.Id, s.Text)));
        page.Append('\n');

        void Row(string what, IEnumerable<string> ids)
        {
            string all = string.Join("; ", ids);
            if (all.Length > 0)
            {
                page.Append(CultureInfo.InvariantCulture, $"| {what} | {all} |\n");
            }
        }

        static string Named(string id, LocalizedText text) => $"`{id}` {text.Chinese} {text.English}";
    }
}
