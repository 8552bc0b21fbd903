using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Minyi.Deadlines;
using Minyi.Hosting;
using Minyi.Petitions;

namespace Minyi.AspNetCore.Tests;

/// <summary>Minyi by a section of the host's settings.</summary>
public class SettingsTests
{
    private static MinyiOptions Read(params (string Key, string? Value)[] settings) => Provider(settings).GetRequiredService<IOptions<MinyiOptions>>().Value;

    private static ServiceProvider Provider(params (string Key, string? Value)[] settings) => new ServiceCollection().AddMinyi(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Minyi:{s.Key}", s.Value))).Build().GetSection("Minyi")).BuildServiceProvider();

    private static string[] Faults(params (string Key, string? Value)[] settings) =>
        [.. Assert.Throws<OptionsValidationException>(() => Read([("AllowExampleClocks", "true"), ("Workflow", "service-request"), .. settings])).Failures];

    [Fact]
    public void What_the_section_says_is_set()
    {
        MinyiOptions options = Read(
            ("workflow", "service-request"), ("ClockSkew", "00:01:30"), ("Clocks:assignment", "2 WorkingDays"),
            ("Clocks:handling:Amount", "30"), ("Clocks:handling:Unit", "CalendarDays"), ("Clocks:handling:ExtendBy", "10"), ("Clocks:handling:ExtendTimes", "2"), ("Clocks:handling:RollsForward", "true"));
        Assert.Equal(("service-request", Duration.FromSeconds(90), false), (options.Workflow, options.ClockSkew, options.AllowExampleClocks));
        Assert.Equal(
            [
                new DeadlineRule("assignment", 2, DeadlineUnit.WorkingDays),
                new DeadlineRule("handling", 30, DeadlineUnit.CalendarDays) { Extension = new(10, 2), RollsForward = true },
            ],
            options.Clocks);
    }

    [Fact]
    public void Every_clock_of_a_built_in_can_be_set()
    {
        (string, string?)[] settings = [.. PetitionWorkflow.BuiltInDefinition("yantian").Clocks.SelectMany(c => ((string, string?)[])
        [
            ($"Clocks:{c.Id}:Amount", "7"), ($"Clocks:{c.Id}:Unit", "WorkingDays"), .. c.Stages.Count > 1 ? ((string, string?)[])[($"Clocks:{c.Id}:WarnAt", "80")] : [],
        ])];
        using ServiceProvider provider = Provider(settings);
        Assert.Equal(provider.GetRequiredService<PetitionRules>().Workflow.Definition.Clocks.Count, provider.GetRequiredService<IOptions<MinyiOptions>>().Value.Clocks.Count);
    }

    [Theory]
    [InlineData("Workflw", "xinfang", "Minyi:Workflw: found a setting that there is not, expected one of: AllowExampleClocks, ClockSkew, Clocks, Workflow.")]
    [InlineData("AllowExampleClock", "true", "Minyi:AllowExampleClock: found a setting that there is not, expected one of: AllowExampleClocks, ClockSkew, Clocks, Workflow.")]
    [InlineData("ClockSkew", "soon", "Minyi:ClockSkew: found 'soon', expected a time such as 00:05:00.")]
    [InlineData("Clocks", "15", "Minyi:Clocks: found '15', expected a section with a member for each clock.")]
    [InlineData("Clocks:handling", "15", "Minyi:Clocks:handling: found '15', expected an amount and a unit, such as: 10 WorkingDays.")]
    [InlineData("Clocks:handling", "-1 WorkingDays", "Minyi:Clocks:handling: found '-1 WorkingDays', expected a whole number from 0 to 100000.")]
    [InlineData("Clocks:handling", "15 Days", "Minyi:Clocks:handling: found '15 Days', expected one of: CalendarDays, WorkingDays, WorkingHours.")]
    public void A_wrong_or_unknown_setting_stops_the_host(string key, string value, string fault) => Assert.Equal([fault], Faults((key, value)));

    [Fact]
    public void A_clock_with_a_member_that_there_is_not_or_without_its_amount_stops_the_host() => Assert.Equal(
        [
            "Minyi:Clocks:handling:Amont: found a setting that there is not, expected one of: Amount, ExtendBy, ExtendTimes, RollsForward, Unit, WarnAt.",
            "Minyi:Clocks:handling:Amount: found no value, expected a whole number from 0 to 100000.",
            "Minyi:Clocks:handling:ExtendTimes: found '2', expected ExtendBy beside it.",
        ],
        Faults(("Clocks:handling:Amont", "15"), ("Clocks:handling:Unit", "WorkingDays"), ("Clocks:handling:ExtendTimes", "2")));

    [Fact]
    public void Without_the_amounts_of_clocks_it_does_not_start() =>
        Assert.Contains("no rule for", Assert.Throws<OptionsValidationException>(() => Read(("Workflow", "yantian"))).Message, StringComparison.Ordinal);

    /// <summary>Whatever is written beside the settings that there are is refused.</summary>
    [Property]
    public bool Whatever_is_not_known_is_refused(NonEmptyString name)
    {
        string key = name.Get.Replace(':', '_');
        bool known = ((string[])["AllowExampleClocks", "ClockSkew", "Clocks", "Workflow"]).Contains(key, StringComparer.OrdinalIgnoreCase);
        return known || Faults((key, "x")).Any(f => f.Contains("found a setting that there is not", StringComparison.Ordinal));
    }
}
