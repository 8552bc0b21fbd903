using System.Globalization;
using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Evolution;

/// <summary>The members of a definition's parts as short texts, so that a difference can be read.</summary>
internal static class PartDetails
{
    internal static IEnumerable<(string Name, string[] Values)> Of(RoleDefinition role) => 
        [Text(role.Text), ("party", [Vocabulary.Word(role.Party)]), ("scope", [Vocabulary.Word(role.Scope)]), ("collects", [Yes(role.Collects)])];

    internal static IEnumerable<(string Name, string[] Values)> Of(TextDefinition text) => [Text(text.Text), ("use", [Vocabulary.Word(text.Use)])];

    internal static IEnumerable<(string Name, string[] Values)> Of(NamedText named) => [Text(named.Text)];

    internal static IEnumerable<(string Name, string[] Values)> Of(KindDefinition kind) => [Text(kind.Text), ("confidential", [Yes(kind.Confidential)])];

    internal static IEnumerable<(string Name, string[] Values)> Of(AppraisalDefinition appraisal) => [Text(appraisal.Text), ("clock", [appraisal.Clock ?? ""])];

    internal static IEnumerable<(string Name, string[] Values)> Of(CommandDefinition command) => [Text(command.Text), ("judges", [Yes(command.Judges)])];

    internal static IEnumerable<(string Name, string[] Values)> Of(ObligationDefinition obligation) =>
        [Text(obligation.Text), ("many", [Yes(obligation.Many)]), ("recipient", [Yes(obligation.Recipient)]), ("optional", [Yes(obligation.Optional)]), ("to", [.. obligation.To.Select(r => r.Value)])];

    internal static IEnumerable<(string Name, string[] Values)> Of(ClockDefinition clock) =>
        [Text(clock.Text), ("stages", [string.Join(", ", clock.Stages)]), ("chain", [.. clock.Chain.Select(l => l.Clock is null ? l.Role.Value : $"{l.Role} ({l.Clock})")]), ("source", [clock.Source ?? ""])];

    internal static IEnumerable<(string Name, string[] Values)> Of(CounterDefinition counter) =>
        [Text(counter.Text), ("bound", [counter.Bound.ToString(CultureInfo.InvariantCulture)])];

    internal static IEnumerable<(string Name, string[] Values)> Of(StateDefinition state) =>
    [
        Text(state.Text),
        ("owes", [.. state.Owes.Select(o => $"{o.Role} ({o.Clock})")]),
        ("outcome", [state.Final?.Outcome ?? ""]),
        ("told", [.. state.Final?.Told ?? []]),
        ("appraised", [.. state.Final?.Appraised ?? []]),
    ];

    internal static IEnumerable<(string Name, string[] Values)> Of(TransitionDefinition transition) =>
    [
        ("from", [.. transition.From]),
        ("to", [transition.To ?? ""]),
        ("command", [transition.Command]),
        ("roles", [.. transition.Roles.Select(r => r.Value)]),
        ("requires", [.. transition.Requires.Select(r => $"{Vocabulary.Word(r.Kind)} {r.Of} {string.Join('|', r.Is)} {r.Article}".Trim())]),
        ("effects", [.. transition.Effects.Select(e => $"{Vocabulary.Word(e.Kind)} {e.Of} {e.As}".Trim())]),
        ("standIn", [Yes(transition.StandIn)]),
        ("sole", [transition.Sole ?? ""]),
        ("source", [transition.Source ?? ""]),
    ];

    /// <summary>Single values as <c>old → new</c>; lists as what went and what came; the same items in another order as such.</summary>
    internal static IEnumerable<string> Changes(IEnumerable<(string Name, string[] Values)> before, IEnumerable<(string Name, string[] Values)> after)
    {
        foreach (((string name, string[] old), (_, string[] now)) in before.Zip(after))
        {
            if (old.SequenceEqual(now, StringComparer.Ordinal))
            {
                continue;
            }

            if (old.Length == 1 && now.Length == 1)
            {
                yield return $"{name}: {old[0]} → {now[0]}";
                continue;
            }

            string[] gone = [.. old.Except(now, StringComparer.Ordinal).Select(v => $"- {v}")];
            string[] come = [.. now.Except(old, StringComparer.Ordinal).Select(v => $"+ {v}")];
            yield return gone.Length + come.Length == 0 ? $"{name}: {string.Join(", ", now)}" : $"{name}: {string.Join(", ", [.. gone, .. come])}";
        }
    }

    private static (string Name, string[] Values) Text(LocalizedText text) => ("text", [$"{text.Chinese} / {text.English}"]);

    private static string Yes(bool value) => value ? "yes" : "no";
}
