using Minyi.Workflow.Definition;
using Minyi.Workflow.Drawing;

namespace Minyi.Core.Tests.Workflow.Drawing;

/// <summary>A drawing shows every state and transition, and nothing in it hides anything else.</summary>
public class DrawingTests
{
    public static TheoryData<string, Language> Drawings
    {
        get
        {
            TheoryData<string, Language> data = [];
            foreach (string name in PetitionWorkflow.BuiltInNames)
            {
                data.Add(name, Language.Chinese);
                data.Add(name, Language.English);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Drawings))]
    public void No_label_overlaps_another_and_no_line_runs_through_a_card(string name, Language language) =>
        CheckClear(PetitionWorkflow.BuiltIn(name).Definition, language);

    [Property(MaxTest = 60)]
    public void Any_workflow_is_drawn_clearly(byte states, byte transitions, int seed, bool chinese) =>
        CheckClear(Made(1 + (states % 40), transitions, seed), chinese ? Language.Chinese : Language.English);

    [Theory]
    [MemberData(nameof(Drawings))]
    public void Every_state_and_every_command_is_shown(string name, Language language)
    {
        WorkflowDefinition definition = PetitionWorkflow.BuiltIn(name).Definition;
        string[] drawings =
        [
            string.Concat(new Svg(WorkflowDrawing.Svg(definition, language)).Labels.Select(l => l.Text)).Replace(" ", "", StringComparison.Ordinal),
            WorkflowDrawing.Mermaid(definition, language).Replace("#58;", ":", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal),
            WorkflowDrawing.Dot(definition, language).Replace(" ", "", StringComparison.Ordinal),
        ];

        foreach (string drawing in drawings)
        {
            foreach (StateDefinition state in definition.States)
            {
                Assert.Contains(state.Text.In(language).Replace(" ", "", StringComparison.Ordinal), drawing, StringComparison.Ordinal);
            }

            foreach (TransitionDefinition transition in definition.Transitions)
            {
                string command = definition.Commands.First(c => c.Id == transition.Command).Text.In(language);
                Assert.Contains(command.Replace(" ", "", StringComparison.Ordinal), drawing, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Drawings))]
    public void Mermaid_and_dot_have_an_arrow_for_each_state_that_a_transition_leaves(string name, Language language)
    {
        WorkflowDefinition definition = PetitionWorkflow.BuiltIn(name).Definition;
        int arrows = definition.Transitions.Sum(t => t.From.Count);

        Assert.Equal(arrows + 1 + definition.States.Count(s => s.IsFinal), Count(WorkflowDrawing.Mermaid(definition, language), " --> "));
        Assert.Equal(arrows + 1, Count(WorkflowDrawing.Dot(definition, language), " -> "));
    }

    [Fact]
    public void What_a_label_holds_cannot_break_out_of_it()
    {
        const string hostile = "a\"b\\c<d>&e:f;#g\n--> h";
        WorkflowDefinition definition = Made(3, 6, 1) with { Title = new(hostile, hostile) };
        definition = definition with
        {
            States = [.. definition.States.Select(s => s with { Text = new(hostile, hostile) })],
            Commands = [.. definition.Commands.Select(c => c with { Text = new(hostile, hostile) })],
        };

        Assert.Equal(3, new Svg(WorkflowDrawing.Svg(definition, Language.English)).Cards.Count); // parses as XML
        int arrows = definition.Transitions.Sum(t => t.From.Count) + 1 + definition.States.Count(s => s.IsFinal);
        string mermaid = WorkflowDrawing.Mermaid(definition, Language.English);
        Assert.Equal(1 + 3 + arrows, mermaid.TrimEnd().Split('\n').Length);
        Assert.DoesNotContain("\"b", mermaid, StringComparison.Ordinal);
        Assert.DoesNotContain("a\"b", WorkflowDrawing.Dot(definition, Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_has_a_row_for_each_transition_and_no_row_is_split()
    {
        WorkflowDefinition definition = PetitionWorkflow.BuiltIn("yantian").Definition;
        string[] rows = WorkflowDrawing.Table(definition, Language.English).TrimEnd().Split('\n');

        Assert.Equal(2 + definition.Transitions.Count, rows.Length);
        Assert.All(rows, r => Assert.Equal(9, r.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|')));
    }

    [Fact]
    public void The_table_has_words_for_the_whole_vocabulary()
    {
        WorkflowDefinition definition = Made(1, 1, 1);
        TransitionDefinition transition = definition.Transitions[0] with
        {
            Requires = [.. Enum.GetValues<RequirementKind>().Select(k => Requirement.That(k, "of", "value"))],
            Effects = [.. Enum.GetValues<EffectKind>().Select(k => new Effect(k, "of", "value"))],
        };

        string row = WorkflowDrawing.Table(definition with { Transitions = [transition] }, Language.Chinese).Split('\n')[2];

        Assert.Equal(Enum.GetValues<RequirementKind>().Length + Enum.GetValues<EffectKind>().Length - 2, row.Count(c => c == '；'));
    }

    private static void CheckClear(WorkflowDefinition definition, Language language)
    {
        Svg svg = new(WorkflowDrawing.Svg(definition, language));
        Assert.Equal(definition.States.Count, svg.Cards.Count);
        for (int i = 0; i < svg.Labels.Count; i++)
        {
            Assert.InRange(svg.Labels[i].Right, 0, svg.Width);
            Assert.InRange(svg.Labels[i].Bottom, 0, svg.Height);
            for (int j = 0; j < i; j++)
            {
                Assert.False(svg.Labels[i].Overlaps(svg.Labels[j]), $"'{svg.Labels[i].Text}' overlaps '{svg.Labels[j].Text}'");
            }
        }

        for (int i = 0; i < svg.Cards.Count; i++)
        {
            Svg.Box inside = new(svg.Cards[i].Left + 0.5, svg.Cards[i].Top + 0.5, svg.Cards[i].Right - 0.5, svg.Cards[i].Bottom - 0.5);
            Assert.All(svg.Lines, line => Assert.False(inside.Overlaps(Fat(line)), "a line runs through a card"));
            Assert.All(svg.Cards.Take(i), other => Assert.False(inside.Overlaps(other), "two cards overlap"));
        }

        static Svg.Box Fat(Svg.Box line) => new(line.Left - 0.1, line.Top - 0.1, line.Right + 0.1, line.Bottom + 0.1);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    /// <summary>A workflow made up from a seed; nothing says that it is sound.</summary>
    private static WorkflowDefinition Made(int states, int transitions, int seed)
    {
        Random random = new(seed);
        string[] roles = ["Clerk", "Intake", "Unit"];
        string[] words = ["办理", "转办给承办单位", "return for completion", "w", "explain why it cannot be solved now and when to look again"];
        return new()
        {
            Id = "made",
            Version = 1,
            Title = new("随机流程", "made up"),
            Initial = "s0",
            Roles = [.. roles.Select(r => new RoleDefinition(Role.From(r), new(r, r), RoleParty.Office, RoleScope.District))],
            Outcomes = [new("Solved", new("解决", "solved"))],
            Commands = [.. Enumerable.Range(0, 5).Select(c => new CommandDefinition($"c{c}", new(words[c], words[c])))],
            Clocks = [new("k", new("时限", "limit"), ["due"])],
            States =
            [
                .. Enumerable.Range(0, states).Select(s => new StateDefinition(
                    $"s{s}", new($"状态{s}{words[s % 5]}", $"state {s} {words[s % 5]}"),
                    s > 0 && s % 4 == 0 ? [] : [new OwedStep(Role.From(roles[random.Next(3)]), "k")],
                    s > 0 && s % 4 == 0 ? new FinalDefinition("Solved", [], []) : null)),
            ],
            Transitions =
            [
                .. Enumerable.Range(0, transitions).Select(t => new TransitionDefinition(
                    $"t{t}", [$"s{random.Next(states)}"], random.Next(4) == 0 ? null : $"s{random.Next(states)}", $"c{random.Next(5)}", [Role.From(roles[random.Next(3)])], [], [])),
            ],
        };
    }
}
