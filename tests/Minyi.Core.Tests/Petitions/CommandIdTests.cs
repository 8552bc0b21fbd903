using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Minyi.Core.Tests.Petitions.Json;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Explaining;
using Minyi.Storage;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>A command id stands for its content: the same again is a repetition, anything else under it is refused and changes nothing.</summary>
public class CommandIdTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    private readonly InMemoryPetitionStore _store = new(PetitionEventFormat.Current);
    private readonly InMemoryPersonalDataStore _personalData = new();

    private PetitionDesk Desk => PetitionDesk.Replaying(_store, _personalData, Rules);

    [Fact]
    public async Task The_same_id_with_another_outcome_is_refused_and_the_same_line_twice_is_a_repetition()
    {
        await Submit("c-1", Clerk, new Register(Form()), "title");
        await Submit("c-2", Clerk, new Step("Escalate"));
        await Submit("c-3", Intake, new Step("Accept"));
        await Submit("c-4", Intake, new Refer(Roads));
        Assert.False((await Submit("c-5", RoadsOfficer, new Conclude("Solved"))).IsRepeated);
        Assert.Equal("command-id-taken", (await Submit("c-5", RoadsOfficer, new Conclude("NotAdopted"))).Refusal?.ToString());
        Assert.True((await Submit("c-5", RoadsOfficer, new Conclude("Solved"))).IsRepeated);
        Assert.Equal(5, (await _store.ReadAsync(PetitionId.From("P-1"), 0, None)).Count);
    }

    [Fact]
    public async Task Another_text_another_key_or_no_text_is_no_repetition_until_the_texts_are_erased()
    {
        await Submit("c-1", Clerk, new Register(Form()), "title");
        Assert.True((await Submit("c-1", Clerk, new Register(Form()), "title")).IsRepeated);
        Assert.Equal("command-id-taken", (await Submit("c-1", Clerk, new Register(Form()), "another title")).Refusal?.ToString());
        Assert.Equal("command-id-taken", (await Submit("c-1", Clerk, new Register(Form()))).Refusal?.ToString());
        await Submit("c-2", Clerk, new Step("Escalate"));
        Assert.Equal("command-id-taken", (await Submit("c-2", Clerk, new Step("Escalate"), "a note")).Refusal?.ToString());
        Petition petition = await Desk.ReadAsync(PetitionId.From("P-1"), None);
        int before = await _personalData.EraseSubjectAsync(PetitionDesk.SubjectOf(petition), At("2024-10-01T09:00"), cancellationToken: None);
        Assert.Equal(1, before);
        Assert.True((await Submit("c-1", Clerk, new Register(Form()), "title")).IsRepeated);
        Assert.True((await Submit("c-1", Clerk, new Register(Form()), "another title")).IsRepeated);
        Assert.Equal(0, await _personalData.EraseSubjectAsync(PetitionDesk.SubjectOf(petition), At("2024-10-01T09:00"), cancellationToken: None));
        Assert.Equal("command-id-taken", (await Submit("c-1", Clerk, new Register(Form("Suggestion")), "title")).Refusal?.ToString());
    }

    /// <summary>Each example of the public JSON with each of its members changed or left out is another command.</summary>
    [Fact]
    public async Task Change_any_one_member_of_any_command_and_it_is_no_repetition()
    {
        int tried = 0;
        foreach ((string json, _) in PetitionJsonTests.Written.Select(w => w.Data))
        {
            PetitionCommand command = Read(json)!;
            PetitionId id = PetitionId.From("P-" + ++tried);
            PetitionEvent happened = Recorded(command);
            await _store.AppendAsync(new(id, 0, CommandId.From("c"), Clerk.Id, At("2024-09-29T09:00"), [happened]), cancellationToken: None);
            Assert.True((await Desk.SubmitAsync(new(CommandId.From("c"), id, command, Clerk, At("2024-09-29T09:00")), cancellationToken: None)).IsRepeated, json);
            foreach (PetitionCommand other in Others(JsonNode.Parse(json)!))
            {
                Assert.Equal("command-id-taken", (await Desk.SubmitAsync(new(CommandId.From("c"), id, other, Clerk, At("2024-09-29T09:00")), cancellationToken: None)).Refusal?.ToString());
                tried++;
            }
        }

        Assert.True(tried > 120, tried.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task No_reader_is_shown_the_digest()
    {
        await Submit("c-1", Clerk, new Register(Form()), "title");
        IReadOnlyList<EventEnvelope> history = await _store.ReadAsync(PetitionId.From("P-1"), 0, None);
        Assert.NotNull(history[0].Event.Submitted);
        Petition petition = await Desk.ReadAsync(PetitionId.From("P-1"), None);
        Assert.True(petition.TryShow(history.Select(h => h.Recorded), Intake, out ImmutableArray<ShownEvent> events, out _));
        Assert.All(events, e => Assert.Null(e.Event.Submitted));
    }

    /// <summary>An event with the digest that the desk keeps for a command: it depends on the command alone.</summary>
    private static PetitionEvent Recorded(PetitionCommand command) => New().Decide(new Register(Form()), Clerk, At("2024-09-29T09:00")).Events[0] with
    {
        Submitted = Digest.Of(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(command, PetitionJson.Options))),
        Data = command.Data,
    };

    private static PetitionCommand? Read(string json) => PetitionJson.TryRead(Encoding.UTF8.GetBytes(json), out PetitionCommand? command, out _) ? command : null;

    private static IEnumerable<PetitionCommand> Others(JsonNode document)
    {
        int count = Leaves(document).Count();
        for (int i = 0; i < count; i++)
        {
            foreach (bool remove in new[] { true, false })
            {
                JsonNode copy = document.DeepClone();
                JsonNode leaf = Leaves(copy).ElementAt(i);
                if (leaf.Parent is JsonObject parent)
                {
                    string name = leaf.GetPropertyName();
                    parent.Remove(name);
                    if (!remove)
                    {
                        parent.Add(name, Changed(leaf));
                    }
                }
                else if (leaf.Parent is JsonArray list)
                {
                    int index = leaf.GetElementIndex();
                    list.RemoveAt(index);
                    if (!remove)
                    {
                        list.Insert(index, Changed(leaf));
                    }
                }

                if (Read(copy.ToJsonString()) is { } other && !JsonNode.DeepEquals(JsonNode.Parse(JsonSerializer.Serialize(other, PetitionJson.Options)), document))
                {
                    yield return other;
                }
            }
        }
    }

    private static JsonNode Changed(JsonNode leaf) => leaf.GetValueKind() switch
    {
        JsonValueKind.Number => leaf.GetValue<int>() + 1,
        JsonValueKind.True => false,
        _ => leaf.GetValue<string>() switch
        {
            "Telephone" or "Sms" => "Letter",
            "Meeting" or "Visit" or "Email" => "Hotline",
            "ByProxy" or "Named" => "Anonymous",
            "Talk" => "Other",
            "Running" => "RunOut",
            "Owed" => "Settled",
            "Offered" => "Lapsed",
            { Length: 10 } date when date[4] == '-' => "2024-09-21",
            { Length: 20 } time when time[10] == 'T' => "2024-09-05T01:00:00Z",
            { Length: 64 } => new string('1', 64),
            string text => text + "x",
        },
    };

    private static IEnumerable<JsonNode> Leaves(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(m => Leaves(m.Value!)),
        JsonArray items => items.SelectMany(i => Leaves(i!)),
        _ => [node],
    };

    private ValueTask<SubmissionResult> Submit(string id, Actor actor, PetitionCommand command, string? text = null) => Desk.SubmitAsync(
        new(CommandId.From(id), PetitionId.From("P-1"), command, actor, At("2024-09-29T09:00"))
        {
            Texts = text is null ? ImmutableSortedDictionary<string, string>.Empty : ImmutableSortedDictionary<string, string>.Empty.Add("title", text),
        },
        cancellationToken: None);
}
