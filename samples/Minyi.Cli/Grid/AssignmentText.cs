using System.CommandLine;
using System.Text.Json;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Grid.Assignment;
using Minyi.Grid.Contacts;

namespace Minyi.Cli.Grid;

/// <summary>What <c>assign</c> and <c>reassign</c> write beside the table: the certificate, or the conflict in words and as JSON.</summary>
internal static class AssignmentText
{
    /// <summary>Writes the conflict; the answer is "no".</summary>
    public static ExitCode Refuse(Invocation invocation, AssignmentOptionSet options, AssignmentInput input, AssignmentConflict conflict)
    {
        ContactConflict named = ContactConflict.Of(conflict, input.Items, input.Representatives, input.Weights is not null);
        foreach (Reason reason in named.ToRefusal().Reasons)
        {
            invocation.Note(reason.Text);
        }

        WriteJson(invocation, options.Conflict, json =>
        {
            json.WriteIds("who", named.Who.Select(w => w.Value));
            json.WriteIds("representatives", named.Representatives.Select(r => r.Value));
        });
        return ExitCode.No;
    }

    /// <summary>Prices and values of a solution in whole numbers.</summary>
    public static void WriteProof(Utf8JsonWriter json, AssignmentInput input, AssignmentSolution solution)
    {
        json.WriteNumber("objective", solution.Objective);
        Write(json, "prices", input.Representatives, (name, j) => json.WriteNumber(name, solution.Prices[j]));
        Write(json, "values", input.Items, (name, i) => json.WriteNumber(name, solution.Values[i]));
    }

    /// <summary>Bound, objective and gap of a weighted solution, with the prices that prove the bound.</summary>
    public static void WriteProof(Utf8JsonWriter json, AssignmentInput input, WeightedSolution solution)
    {
        json.WriteBoolean("optimal", solution.IsOptimal);
        json.WriteFraction("bound", solution.Bound);
        json.WriteFraction("objective", solution.Objective is { } objective ? objective : null);
        json.WriteFraction("gap", solution.Gap);
        Write(json, "prices", input.Representatives, (name, j) => json.WriteFraction(name, solution.Prices[j]));
        Write(json, "values", input.Items, (name, i) => json.WriteFraction(name, solution.Values[i]));
    }

    /// <summary>Writes an object to the file of an option, if it was given.</summary>
    public static void WriteJson(Invocation invocation, Option<string?> option, Action<Utf8JsonWriter> content)
    {
        if (invocation.Value(option) is not { } path)
        {
            return;
        }

        using Stream stream = invocation.OpenFile(path);
        using Utf8JsonWriter json = new(stream, TableWriter.Json);
        json.WriteStartObject();
        content(json);
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, string name, string[] ids, Action<string, int> write)
    {
        json.WriteStartObject(name);
        for (int i = 0; i < ids.Length; i++)
        {
            write(ids[i], i);
        }

        json.WriteEndObject();
    }
}
