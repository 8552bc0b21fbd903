using System.Globalization;
using Microsoft.Extensions.Configuration;
using Minyi.Deadlines;
using Minyi.Hosting;

namespace Minyi.AspNetCore.Settings;

/// <summary>A section of settings, read member by member: a misspelt one is a fault and never passed over.</summary>
internal sealed class MinyiSettings
{
    private static readonly string[] Known = ["AllowExampleClocks", "ClockSkew", "Clocks", "Workflow"];
    private static readonly string[] KnownOfClock = ["Amount", "ExtendBy", "ExtendTimes", "RollsForward", "Unit", "WarnAt"];

    private readonly List<string> _faults = [];
    private readonly List<DeadlineRule> _clocks = [];
    private readonly string? _workflow;
    private readonly bool? _allowExampleClocks;
    private readonly Duration? _clockSkew;

    internal MinyiSettings(IConfiguration settings)
    {
        foreach (IConfigurationSection setting in settings.GetChildren().OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            switch (setting.Key.ToUpperInvariant())
            {
                case "WORKFLOW":
                    _workflow = setting.Value ?? Wrong<string?>(setting, "the id of a workflow");
                    break;
                case "ALLOWEXAMPLECLOCKS":
                    _allowExampleClocks = Flag(setting);
                    break;
                case "CLOCKSKEW":
                    _clockSkew = TimeSpan.TryParse(setting.Value, CultureInfo.InvariantCulture, out TimeSpan skew) ? Duration.FromTimeSpan(skew) : Wrong<Duration?>(setting, "a time such as 00:05:00");
                    break;
                case "CLOCKS":
                    Clocks(setting);
                    break;
                default:
                    Unknown(setting, Known);
                    break;
            }
        }
    }

    internal IReadOnlyList<string> Faults => _faults;

    internal void Apply(MinyiOptions options)
    {
        options.Workflow = _workflow ?? options.Workflow;
        options.AllowExampleClocks = _allowExampleClocks ?? options.AllowExampleClocks;
        options.ClockSkew = _clockSkew ?? options.ClockSkew;
        foreach (DeadlineRule clock in _clocks)
        {
            options.Clocks.Add(clock);
        }
    }

    private void Clocks(IConfigurationSection clocks)
    {
        if (!string.IsNullOrEmpty(clocks.Value))
        {
            Wrong<string>(clocks, "a section with a member for each clock");
        }

        foreach (IConfigurationSection clock in clocks.GetChildren())
        {
            string[] words = (clock.Value ?? "").Split(' ');
            bool isShort = clock.Value is not null;
            foreach (IConfigurationSection member in clock.GetChildren().Where(m => !KnownOfClock.Contains(m.Key, StringComparer.OrdinalIgnoreCase)))
            {
                Unknown(member, KnownOfClock);
            }

            if (isShort && words.Length != 2)
            {
                Wrong<string>(clock, "an amount and a unit, such as: 10 WorkingDays");
                continue;
            }

            int? amount = Whole(isShort ? words[0] : clock["Amount"], isShort ? clock : clock.GetSection("Amount"), 0, 100_000);
            DeadlineUnit? unit = Unit(isShort ? words[1] : clock["Unit"], isShort ? clock : clock.GetSection("Unit"));
            int? warnAt = Optional(clock, "WarnAt", 1, 99);
            int? extendBy = Optional(clock, "ExtendBy", 1, 100_000);
            int? times = Optional(clock, "ExtendTimes", 1, 100);
            bool rolls = clock.GetSection("RollsForward") is { Value: not null } flag && Flag(flag) == true;
            if (times is not null && extendBy is null)
            {
                Wrong<string>(clock.GetSection("ExtendTimes"), "ExtendBy beside it");
            }

            if (amount is { } much && unit is { } counted)
            {
                _clocks.Add(new(clock.Key, much, counted)
                {
                    RollsForward = rolls,
                    Stages = warnAt is { } percent ? [WarningStage.At(percent)] : [],
                    Extension = extendBy is { } by ? new(by, times ?? 1) : null,
                });
            }
        }
    }

    private DeadlineUnit? Unit(string? text, IConfigurationSection setting)
    {
        foreach (DeadlineUnit unit in Enum.GetValues<DeadlineUnit>())
        {
            if (string.Equals(unit.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                return unit;
            }
        }

        return Wrong<DeadlineUnit?>(setting, $"one of: {string.Join(", ", Enum.GetNames<DeadlineUnit>())}");
    }

    private int? Optional(IConfigurationSection clock, string member, int least, int most) =>
        clock.GetSection(member) is { Value: not null } setting ? Whole(setting.Value, setting, least, most) : null;

    private int? Whole(string? text, IConfigurationSection setting, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : Wrong<int?>(setting, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

    private bool? Flag(IConfigurationSection setting) => bool.TryParse(setting.Value, out bool flag) ? flag : Wrong<bool?>(setting, "true or false");

    private T? Wrong<T>(IConfigurationSection setting, string expected)
    {
        _faults.Add($"{setting.Path}: found {(setting.Value is { } value ? $"'{value}'" : "no value")}, expected {expected}.");
        return default;
    }

    private void Unknown(IConfigurationSection setting, string[] known) => _faults.Add($"{setting.Path}: found a setting that there is not, expected one of: {string.Join(", ", known)}.");
}
