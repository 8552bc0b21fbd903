using System.Collections.Immutable;
using Minyi.Cli.Execution;
using Minyi.Cli.Json;
using Minyi.Districts;
using Minyi.Petitions.Commands;
using Minyi.Workflow.Definition;

namespace Minyi.Cli.Petitions;

/// <summary>Reads a script of commands, JSON Lines. Everything is read before anything runs, and every fault is named.</summary>
internal sealed class ScriptReader(Invocation invocation, ScriptDistrict district)
{
    private readonly Dictionary<string, Instant> _lastAt = new(StringComparer.Ordinal);
    private readonly string[] _commands =
    [
        .. district.Rules.Workflow.Definition.Commands.Select(c => c.Id).Concat(ScriptMembers.Beside).Order(StringComparer.Ordinal),
    ];

    private readonly string[] _roles = [.. district.Rules.Workflow.Definition.Roles.Select(r => r.Id.Value)];

    /// <summary>The lines; ends the command when one is wrong, or when there is none.</summary>
    public IReadOnlyList<ScriptLine> Read(string path)
    {
        List<ScriptLine> lines = [];
        foreach (JsonPlace line in invocation.ReadJsonLines(path))
        {
            if (Line(line) is { } read)
            {
                lines.Add(read);
            }
        }

        if (lines.Count == 0 && !invocation.Faults.Any)
        {
            invocation.Faults.Add(new(path, null, null, new("文件中没有命令", "no command"), new("每行一条命令", "a command on each line")));
        }

        invocation.EndIfFaulty();
        return lines;
    }

    private ScriptLine? Line(JsonPlace line)
    {
        string command = Named(line["command"]);
        if (command.Length == 0)
        {
            return null;
        }

        WorkflowDefinition workflow = district.Rules.Workflow.Definition;
        IReadOnlyList<ScriptMember> own = ScriptMembers.Of(workflow, command);
        bool expires = ScriptMembers.MayExpire(own) && (line["clock"].Exists || line["stage"].Exists);
        line.Only([.. ScriptMembers.OfEveryLine(workflow).Concat(own).Except(expires ? ScriptMembers.NotOfExpiries : []).Select(m => m.Name)]);
        CommandId id = line["id"].Id<CommandId>();
        PetitionId petition = line["petition"].Id<PetitionId>();
        Instant at = Time(line["at"], petition, corrects: command == nameof(CorrectDate));
        Actor? actor = Actor(line["by"]);
        CommandReader reader = new(line, command, petition, id, actor, district);
        bool together = line["together"].Exists && line["together"].Boolean();
        bool refused = line["expect"].Exists && line["expect"].Choice(("refused", true));
        (Minyi.Petitions.Commands.PetitionCommand? read, ImmutableSortedDictionary<string, string> texts) = reader.Read();
        return read is null || actor is null || id == default || petition == default ? null
            : new(new(id, petition, read, actor, at) { Texts = texts }, together, refused);
    }

    private string Named(JsonPlace place)
    {
        string command = place.Text();
        string wanted = ScriptMembers.Nouns.GetValueOrDefault(command, command);
        string? known = Array.Find(_commands, c => string.Equals(c, command, StringComparison.OrdinalIgnoreCase))
            ?? Array.Find(_commands, c => string.Equals(c, wanted, StringComparison.OrdinalIgnoreCase));
        if (known is null && command.Length > 0)
        {
            place.Fail(Expectations.OneOf(_commands));
        }

        return known ?? "";
    }

    private Instant Time(JsonPlace place, PetitionId petition, bool corrects)
    {
        Instant at = ImportReader.Time(place);
        if (!corrects && at != default && _lastAt.TryGetValue(petition.Value, out Instant last) && at < last)
        {
            place.Fail(new("不早于该件上一条命令的时间", "a time not before the petition's line above"));
        }

        if (at != default)
        {
            _lastAt[petition.Value] = at;
        }

        return at;
    }

    private Actor? Actor(JsonPlace place)
    {
        place.Only("id", "roles", "studios", "units");
        ActorId id = place["id"].Id<ActorId>();
        List<Role> roles = [];
        foreach (JsonPlace one in place["roles"].Elements())
        {
            string role = one.Text();
            if (role.Length > 0 && !_roles.Contains(role, StringComparer.Ordinal))
            {
                one.Fail(Expectations.OneOf(_roles));
            }
            else if (role.Length > 0)
            {
                roles.Add(Role.From(role));
            }
        }

        if (roles.Count == 0 && !invocation.Faults.Any)
        {
            place["roles"].Fail(new("至少一个角色", "at least one role"));
        }

        StudioId[] studios = place["studios"].Exists ? [.. place["studios"].Elements().Select(district.Studio)] : [];
        UnitId[] units = place["units"].Exists ? [.. place["units"].Elements().Select(district.Unit)] : [];
        return id == default || roles.Count == 0 ? null : new(id, roles, studios.Where(s => s != default), units.Where(u => u != default));
    }
}
