using System.CommandLine;

namespace Minyi.Cli.Petitions;

/// <summary>The options of commands that run a script.</summary>
internal sealed class ScriptOptions(Func<string, string, LocalizedText, Option<string?>> add)
{
    public static readonly LocalizedText Script = new(
        "命令脚本，JSON Lines，每行一条命令，格式见 minyi petition schema", "a script, JSON Lines, a command a line; minyi petition schema prints the format");

    public Option<string?> Workflow { get; } = add("--workflow", "F", new("流程 JSON 文件或内置流程名，缺省 yantian", "workflow JSON or a built-in's name; default: yantian"));

    public Option<string?> District { get; } = add("--district", "D", new(
        "区的设置，JSON：studios、units、clocks 等；缺省不限工作室与单位，时限同 demo", "the district as JSON: studios, units, clocks …; default: any studio and unit, and the demo's time limits"));
}
