namespace Minyi.Samples.Tests.Execution;

/// <summary>Usage: unknown words, help, languages, and files that are written only on success.</summary>
public sealed class CommandLineTests
{
    private static readonly string Extract = Path.Combine(Cli.Repository, "samples/data/requests-san-francisco.csv");
    private static readonly string Mapping = Path.Combine(Cli.Repository, "samples/replay/san-francisco.json");

    [Theory]
    [InlineData("minyi: found no command, expected a command or option of minyi, see minyi --help")]
    [InlineData("minyi: found \"frobnicate\", expected a command or option of minyi, see minyi --help", "frobnicate")]
    [InlineData("minyi replay: found \"--frobnicate\", expected an option of minyi replay, see minyi replay --help", "replay", "--frobnicate")]
    [InlineData("minyi replay: found \"--frobnicate\", expected an option of minyi replay, see minyi replay --help", "replay", "x.csv", "--mapping", "m.json", "--frobnicate")]
    [InlineData("minyi replay: F is missing (see minyi replay --help)", "replay")]
    [InlineData("minyi replay: --mapping M is missing (see minyi replay --help)", "replay", "x.csv")]
    [InlineData("--lang: found \"fr\", expected zh or en", "replay", "x.csv", "--lang", "fr")]
    [InlineData("--lang: found \"en fr\", expected zh or en", "replay", "x.csv", "--lang", "en", "--lang", "fr")]
    [InlineData("--year: found the option 2 times, expected it once", "calendar", "list", "--year", "2024", "--year", "2025")]
    [InlineData("--format: found \"xml\", expected one of table, csv, json, xlsx", "replay", "x.csv", "--mapping", "m.json", "--format", "xml")]
    public void Wrong_usage_ends_with_2_and_says_where_to_look(string expected, params string[] arguments)
    {
        using Cli cli = new();
        Outcome outcome = cli.Run(arguments);
        Assert.Equal((2, expected, ""), (outcome.Code, outcome.ErrorLines.First(), outcome.Output));
    }

    [Fact]
    public void An_option_without_its_value_is_wrong_usage()
    {
        using Cli cli = new();
        Outcome outcome = cli.Run("replay", "x.csv", "--mapping");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("--mapping", outcome.Error);
    }

    [Theory]
    [InlineData(Language.English, null, "Usage")]
    [InlineData(Language.Chinese, null, "用法")]
    [InlineData(Language.English, "zh", "用法")]
    [InlineData(Language.Chinese, "en", "Usage")]
    public void The_language_is_the_systems_unless_it_is_named(Language system, string? named, string expected)
    {
        using Cli cli = new() { SystemLanguage = system };
        Outcome outcome = cli.Run(["replay", "--help", .. named is null ? Array.Empty<string>() : ["--lang", named]]);
        Assert.Equal(0, outcome.Code);
        Assert.Contains(expected, outcome.Output);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public void Help_of_every_command_shows_an_example_that_works()
    {
        string[] examples = [.. Pages([]).SelectMany(p => p.Examples)];
        Assert.NotEmpty(examples);
        foreach (string example in examples)
        {
            using Cli cli = new();
            Directory.CreateSymbolicLink(Path.Combine(cli.Folder, "samples"), Path.Combine(Cli.Repository, "samples"));
            Outcome outcome = cli.Run([.. example.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)]);
            Assert.True(outcome.Code is 0 or 1, $"{example}: {outcome.Error}");
            Assert.DoesNotContain("found", outcome.Error.Split('\n')[0].Split(": ", 3).ElementAtOrDefault(1) ?? "");
        }
    }

    [Fact]
    public void Every_command_has_an_example()
    {
        foreach ((string[] path, string[] examples, bool isGroup) in Pages([]))
        {
            Assert.True(isGroup || examples.Length > 0, string.Join(' ', path));
        }
    }

    [Fact]
    public void A_file_that_is_there_stays_as_it_is_when_the_input_is_wrong()
    {
        using Cli cli = new();
        Directory.CreateDirectory(Path.Combine(cli.Folder, "out"));
        cli.File("out/replay.csv", "before");
        Outcome outcome = cli.Run("replay", cli.File("x.csv", "a\n"), "--mapping", Mapping, "--output", "out");
        Assert.Equal(2, outcome.Code);
        Assert.Equal("before", cli.Read("out/replay.csv"));
        Assert.Single(Directory.GetFileSystemEntries(Path.Combine(cli.Folder, "out")));
    }

    [Fact]
    public void Files_are_written_over_and_nothing_else_is_left()
    {
        using Cli cli = new();
        Directory.CreateDirectory(Path.Combine(cli.Folder, "out"));
        cli.File("out/replay.csv", "before");
        Assert.Equal(0, cli.Run("replay", Extract, "--mapping", Mapping, "--output", "out").Code);
        Assert.NotEqual("before", cli.Read("out/replay.csv"));
        Assert.Equal(["bulletin.md", "replay.csv"], Directory.GetFileSystemEntries(Path.Combine(cli.Folder, "out")).Select(Path.GetFileName).Order());
        Assert.Equal(["out"], Directory.GetFileSystemEntries(cli.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        using Cli cli = new();
        cli.File("file", "");
        Outcome outcome = cli.Run("replay", Extract, "--mapping", Mapping, "--output", "file");
        Assert.Equal(2, outcome.Code);
        Assert.StartsWith("file", outcome.Error);
        Assert.DoesNotContain("   at ", outcome.Error);
    }

    private static IEnumerable<(string[] Path, string[] Examples, bool IsGroup)> Pages(string[] path)
    {
        using Cli cli = new();
        string[] lines = cli.Run([.. path, "--help"]).Output.Split('\n');
        string[] commands = [.. Section(lines, "Commands:").Select(l => l.Trim().Split(' ')[0])];
        yield return (path, [.. Section(lines, "Examples").Select(l => l.Trim())], commands.Length > 0);
        foreach (var page in commands.SelectMany(c => Pages([.. path, c])))
        {
            yield return page;
        }
    }

    private static IEnumerable<string> Section(string[] lines, string title) =>
        lines.SkipWhile(l => !l.StartsWith(title, StringComparison.Ordinal)).Skip(1).TakeWhile(l => l.StartsWith("  ", StringComparison.Ordinal));
}
