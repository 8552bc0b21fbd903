using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Minyi.Json;
using Minyi.Petitions.Checking;
using Minyi.Petitions.Commands;

namespace Minyi.Petitions.Explaining;

/// <summary>Makes a command's JSON out of the answers to a form, and reads it as whatever else comes from outside.</summary>
internal sealed class FormFilling
{
    private readonly CommandForm _form;
    private readonly ILookup<string, string> _given;
    private readonly List<Reason> _faults = [];
    private readonly FilledJson _json;
    private readonly ImmutableSortedDictionary<string, string>.Builder _texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);

    internal FormFilling(CommandForm form, IEnumerable<KeyValuePair<string, string>> answers)
    {
        _form = form;
        _given = answers.Where(a => !string.IsNullOrWhiteSpace(a.Value)).ToLookup(a => a.Key, a => a.Value, StringComparer.Ordinal);
        _json = new(form.Command);
    }

    internal bool TryFill([NotNullWhen(true)] out FilledForm? filled, [NotNullWhen(false)] out Refusal? refusal)
    {
        foreach (FormApproval missing in _form.Approvals.Where(a => !a.IsGiven))
        {
            _faults.Add(new("approval", new($"须先由{missing.Text.Chinese}批准", $"must first be approved by: {missing.Text.English}")));
        }

        foreach (IGrouping<string, string> unknown in _given.Where(g => _form.Fields.All(f => f.Name != g.Key)))
        {
            Fault("?", new("表单中没有的项", "a field that the form does not have"), Listed(_form.Fields.Select(f => f.Name)));
        }

        foreach (FormField field in _form.Fields)
        {
            Field(field, [.. _given[field.Name]]);
        }

        PetitionCommand? command = null;
        if (_faults.Count == 0 && !PetitionJson.TryReadDocument(Encoding.UTF8.GetBytes(_json.Text), out command, out ImmutableArray<JsonFlaw> flaws))
        {
            foreach (JsonFlaw flaw in flaws)
            {
                Fault(FilledJson.FieldOf(flaw.Path), flaw.Found, flaw.Expected);
            }
        }

        filled = command is null ? null : new(command, _texts.ToImmutable());
        refusal = filled is null ? new Refusal([.. _faults]) : null;
        return filled is not null;
    }

    private void Field(FormField field, string[] values)
    {
        bool asked = field.When is not { } when || Holds(when);
        if (values.Length == 0)
        {
            if (asked && (field.Required || (field.RequiredWhen is { } must && Holds(must))))
            {
                Fault(field.Name, new("没有", "nothing"), field.Text);
            }
        }
        else if (!asked)
        {
            Fault(field.Name, new("填写了", "an answer"), new($"不填，除非填写了“{field.When!.Field}”的相应选项", $"none, unless '{field.When.Field}' asks for it"));
        }
        else if (values.Length > 1 && field.Kind is not (FormFieldKind.Ids or FormFieldKind.Groups))
        {
            Fault(field.Name, new("多项", "several answers"), new("一项", "one"));
        }
        else if (values.Distinct(StringComparer.Ordinal).Count() != values.Length)
        {
            Fault(field.Name, new("同一项两次", "an answer twice"), new("互不相同的项", "distinct answers"));
        }
        else if (field.MaxLength is { } longest && values.Any(v => TextKeys.IsLonger(v, longest)))
        {
            Fault(field.Name, new("过长的文字", "a longer text"), new($"不超过{longest.ToString(CultureInfo.InvariantCulture)}个字符", string.Create(CultureInfo.InvariantCulture, $"at most {longest} characters")));
        }
        else if (field.Excludes is { } other && _given[other].Intersect(values, StringComparer.Ordinal).Any())
        {
            Fault(field.Name, new($"“{other}”的答案", $"the same answer as '{other}'"), new("另一个", "a different answer"));
        }
        else if (field.Within is { } outer && values.Except(_given[outer], StringComparer.Ordinal).Any())
        {
            Fault(field.Name, new($"“{outer}”中没有的项", $"an answer that is not among those of '{outer}'"), Listed(_given[outer]));
        }
        else if (!field.Choices.IsEmpty && values.Any(v => field.Choices.All(c => c.Id != v)))
        {
            Fault(field.Name, new("表单中没有的选项", "none of the choices"), Listed(field.Choices.Select(c => c.Id)));
        }
        else
        {
            Put(field, values);
        }
    }

    private bool Holds(FormCondition condition) => condition.Is.IsEmpty ? _given.Contains(condition.Field) : _given[condition.Field].Any(condition.Is.Contains);

    private void Put(FormField field, string[] values)
    {
        string value = values[0];
        switch (field.Kind)
        {
            case FormFieldKind.Text:
                _texts[FilledJson.Key(field.Name)] = value;
                break;
            case FormFieldKind.Document:
                _json.Attach(FilledJson.Key(field.Name), value);
                break;
            case FormFieldKind.Flag when value is "true" or "false":
                _json.Set(field.Name, value == "true" ? JsonValue.Create(true) : null);
                break;
            case FormFieldKind.Flag:
                Fault(field.Name, new("其他", "something else"), new("true 或 false", "true or false"));
                break;
            case FormFieldKind.Amount when int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int amount) && amount >= (field.Least ?? amount) && amount <= (field.Most ?? amount):
                _json.Set(field.Name, amount);
                break;
            case FormFieldKind.Amount:
                Fault(field.Name, new("其他", "something else"), new($"{field.Least} 至 {field.Most} 的整数", $"a whole number from {field.Least} to {field.Most}"));
                break;
            case FormFieldKind.Ids:
                _json.Set(field.Name, new JsonArray([.. values.Select(v => (JsonNode)v)]));
                break;
            case FormFieldKind.Groups:
                _json.Set(field.Name, new JsonArray([.. values.Select(v => Group(field.Name, v)).OfType<JsonNode>()]));
                break;
            default:
                _json.Set(field.Name, value);
                break;
        }
    }

    private JsonObject? Group(string field, string one)
    {
        int at = one.LastIndexOf('=');
        if (at > 0 && int.TryParse(one[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            return new() { ["group"] = one[..at], ["count"] = count };
        }

        Fault(field, new("其他", "something else"), new("“residents=12”", "'residents=12'"));
        return null;
    }

    private static LocalizedText Listed(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return new(string.Join("、", all), string.Join(", ", all));
    }

    private void Fault(string field, LocalizedText found, LocalizedText expected) => _faults.Add(new(
        "field-wrong", new($"{field}：{found.Chinese}，应为{expected.Chinese}", $"{field}: found {found.English}, expected {expected.English}")));
}
