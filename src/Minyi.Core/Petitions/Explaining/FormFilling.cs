using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Minyi.Petitions.Commands;

namespace Minyi.Petitions.Explaining;

/// <summary>Makes a command's JSON out of the answers to a form, and reads it as whatever else comes from outside.</summary>
internal sealed class FormFilling(CommandForm form, IEnumerable<KeyValuePair<string, string>> answers)
{
    private readonly List<Reason> _faults = [];
    private readonly JsonObject _command = new() { ["name"] = form.Command };
    private readonly ImmutableSortedDictionary<string, string>.Builder _texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);

    internal bool TryFill([NotNullWhen(true)] out FilledForm? filled, [NotNullWhen(false)] out Refusal? refusal)
    {
        filled = null;
        ILookup<string, string> given = answers.Where(a => !string.IsNullOrWhiteSpace(a.Value)).ToLookup(a => a.Key, a => a.Value, StringComparer.Ordinal);
        foreach (IGrouping<string, string> unknown in given.Where(g => form.Fields.All(f => f.Name != g.Key)))
        {
            Fault("?", new("表单中没有的项", "a field that the form does not have"), new(string.Join("、", form.Fields.Select(f => f.Name)), string.Join(", ", form.Fields.Select(f => f.Name))));
        }

        foreach (FormField field in form.Fields)
        {
            string[] values = [.. given[field.Name]];
            if (values.Length == 0)
            {
                if (field.Required)
                {
                    Fault(field.Name, new("没有", "nothing"), field.Text);
                }
            }
            else if (values.Length > 1 && field.Kind is not (FormFieldKind.Ids or FormFieldKind.Groups))
            {
                Fault(field.Name, new("多项", "several answers"), new("一项", "one"));
            }
            else
            {
                Put(field, values);
            }
        }

        if (_faults.Count > 0)
        {
            refusal = new Refusal([.. _faults]);
            return false;
        }

        if (!PetitionJson.TryRead(Encoding.UTF8.GetBytes(_command.ToJsonString()), out PetitionCommand? command, out refusal))
        {
            return false;
        }

        filled = new(command, _texts.ToImmutable());
        return true;
    }

    private void Put(FormField field, string[] values)
    {
        string value = values[0];
        switch (field.Kind)
        {
            case FormFieldKind.Text:
                _texts[Key(field)] = value;
                break;
            case FormFieldKind.Document:
                List("attachments").Add((JsonNode)new JsonObject { ["kind"] = Key(field), ["reference"] = value });
                break;
            case FormFieldKind.Approval:
                List("approvals").Add((JsonNode)Key(field));
                break;
            case FormFieldKind.Choice when field.Choices.All(c => c.Id != value):
                Fault(field.Name, new("表单中没有的选项", "none of the choices"), new(string.Join("、", field.Choices.Select(c => c.Id)), string.Join(", ", field.Choices.Select(c => c.Id))));
                break;
            case FormFieldKind.Choice when field.Name == "grade":
                Set("grade.scale", value[..value.IndexOf('/', StringComparison.Ordinal)]);
                Set("grade.code", value[(value.IndexOf('/', StringComparison.Ordinal) + 1)..]);
                break;
            case FormFieldKind.Amount:
                if (int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int amount) && amount >= (field.Least ?? amount) && amount <= (field.Most ?? amount))
                {
                    Set(field.Name, amount);
                }
                else
                {
                    Fault(field.Name, new("其他", "something else"), new($"{field.Least} 至 {field.Most} 的整数", $"a whole number from {field.Least} to {field.Most}"));
                }

                break;
            case FormFieldKind.Ids:
                Set(field.Name, new JsonArray([.. values.Select(v => (JsonNode)v)]));
                break;
            case FormFieldKind.Groups:
                Set(field.Name, new JsonArray([.. values.Select(Group).OfType<JsonNode>()]));
                break;
            default:
                Set(field.Name, value);
                break;
        }

        JsonNode? Group(string one)
        {
            int at = one.LastIndexOf('=');
            if (at > 0 && int.TryParse(one[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int count))
            {
                return new JsonObject { ["group"] = one[..at], ["count"] = count };
            }

            Fault(field.Name, new("其他", "something else"), new("“residents=12”", "'residents=12'"));
            return null;
        }
    }

    private static string Key(FormField field) => field.Name[(field.Name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private JsonArray List(string name)
    {
        if (_command[name] is not JsonArray list)
        {
            _command[name] = list = [];
        }

        return list;
    }

    private void Set(string path, JsonNode value)
    {
        JsonObject place = _command;
        string[] names = path.Split('.');
        foreach (string name in names[..^1])
        {
            if (place[name] is not JsonObject inner)
            {
                place[name] = inner = [];
            }

            place = inner;
        }

        place[names[^1]] = value;
    }

    private void Fault(string field, LocalizedText found, LocalizedText expected) => _faults.Add(new(
        "field-wrong", new($"{field}：{found.Chinese}，应为{expected.Chinese}", $"{field}: found {found.English}, expected {expected.English}")));
}
