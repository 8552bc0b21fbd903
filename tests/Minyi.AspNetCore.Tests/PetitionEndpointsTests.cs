using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Minyi.Petitions.Notices;
using Minyi.Storage.Attachments;

namespace Minyi.AspNetCore.Tests;

/// <summary>Petitions over HTTP, as a program uses them.</summary>
public class PetitionEndpointsTests
{
    private const string Register = """
        {"command":{"name":"Register","form":{"channel":"Visit","kind":"Demand","studio":"haishan-1","representative":"rep-7","petitioner":"acc-1","category":"lighting"}},
         "texts":{"name":"canary-name","phone":"13812345678","title":"canary-title","text":"canary-text"}}
        """;

    private static string Step(string name, string more = "") => "{\"command\":{\"name\":\"" + name + "\"" + more + "}}";

    private static async Task<string> RegisteredAsync(Portal portal, string key = "k-1")
    {
        Answer answer = await portal.PostAsync("clerk", "/minyi/petitions", Register, key);
        Assert.True(answer.Status == 201, answer.Text);
        string id = answer.Json["petition"]!.GetValue<string>();
        Assert.Equal($"/minyi/petitions/{id}", answer.Headers.Location!.ToString());
        return id;
    }

    private static async Task<string> WithUnitAsync(Portal portal)
    {
        string id = await RegisteredAsync(portal);
        foreach ((string who, string step) in ((string, string)[])[("clerk", Step("Escalate")), ("intake", Step("Accept")), ("intake", Step("Refer", ",\"lead\":\"roads\""))])
        {
            Answer answer = await portal.PostAsync(who, $"/minyi/petitions/{id}/commands", step, $"k-{step.Length}-{step[20]}");
            Assert.True(answer.Status == 200, answer.Text);
        }

        return id;
    }

    [Fact]
    public async Task A_petition_goes_its_way_and_everybody_concerned_is_told()
    {
        await using Portal portal = await Portal.StartAsync();
        string id = await WithUnitAsync(portal);
        Answer concluded = await portal.PostAsync("officer", $"/minyi/petitions/{id}/commands", """{"command":{"name":"Conclude","outcome":"Solved","hasReason":false},"texts":{"content":"done"}}""", "k-c");
        Assert.Equal((200, "Answered"), (concluded.Status, concluded.Json["state"]!.GetValue<string>()));
        for (int i = 0; i < 200 && !portal.Sent.Any(n => n.Kind == NoticeKind.Progress && n.Version == 5); i++)
        {
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        PetitionNotice[] sent = [.. portal.Sent];
        Assert.Contains(sent, n => n.Kind == NoticeKind.Received && n.To.Account == ActorId.From("acc-1"));
        Assert.Contains(sent, n => n.Kind == NoticeKind.StepOwed && n.To.Unit?.Value == "roads");
        Assert.Equal(sent.OrderBy(n => n.Version).ThenBy(n => n.Ordinal), sent);
        Assert.DoesNotContain(portal.Log, l => l.Contains("canary", StringComparison.Ordinal) || l.Contains("13812345678", StringComparison.Ordinal));
    }

    /// <summary>Each endpoint and what each of the people gets there: the petition is at roads, brought by acc-1, of studio haishan-1.</summary>
    [Theory]
    [InlineData("GET", "", "clerk 200, other-clerk 404, intake 200, officer 200, other-officer 404, petitioner 200, other-petitioner 404, representative 200, resident 404, nobody 403, - 401")]
    [InlineData("GET", "/explanation", "clerk 200, other-clerk 404, intake 200, officer 200, other-officer 404, petitioner 200, other-petitioner 404, representative 200, resident 404, nobody 403, - 401")]
    [InlineData("GET", "/next", "clerk 200, other-clerk 404, intake 200, officer 200, other-officer 404, petitioner 200, other-petitioner 404, representative 200, nobody 403, - 401")]
    [InlineData("GET", "/../../inbox", "clerk 200, other-clerk 200, nobody 403, - 401")]
    [InlineData("GET", "/attachments/nothing", "clerk 404, other-clerk 404, nobody 403, - 401")]
    [InlineData("POST", "/commands", "other-clerk 404, other-officer 404, other-petitioner 404, petitioner 403, nobody 403, - 401, officer 200")]
    [InlineData("POST", "/forms/ReturnReferral", "clerk 404, other-clerk 404, intake 404, petitioner 404, nobody 403, - 401, officer 200")]
    [InlineData("POST", "/attachments", "other-clerk 404, other-officer 404, other-petitioner 404, resident 404, nobody 403, - 401, clerk 201, petitioner 201, officer 201")]
    public async Task Each_of_the_people_gets_what_is_theirs(string method, string path, string expected)
    {
        await using Portal portal = await Portal.StartAsync();
        string id = await WithUnitAsync(portal);
        List<string> found = [];
        foreach (string who in expected.Split(", ").Select(e => e.Split(' ')[0]))
        {
            HttpContent? content = method == "GET" ? null
                : path == "/attachments" ? new ByteArrayContent(Encoding.UTF8.GetBytes("a text"))
                : path == "/commands" ? new StringContent("""{"command":{"name":"ReturnReferral"},"texts":{"reason":"not ours"}}""", Encoding.UTF8, "application/json")
                : new StringContent("""{"texts.reason":"not ours"}""", Encoding.UTF8, "application/json");
            Answer answer = await portal.SendAsync(who == "-" ? null : who, new(method), $"/minyi/petitions/{id}{path}", content, method == "GET" ? null : $"key-{who}");
            found.Add($"{who} {answer.Status}");
            Assert.DoesNotContain("canary", answer.Status == 200 && method == "GET" && path.Length == 0 ? "" : answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal(expected, string.Join(", ", found));
    }

    [Fact]
    public async Task The_same_again_is_answered_as_the_first_time_and_something_else_under_the_id_is_refused()
    {
        await using Portal portal = await Portal.StartAsync();
        string id = await RegisteredAsync(portal);
        Answer again = await portal.PostAsync("clerk", "/minyi/petitions", Register, "\"k-1\"");
        Assert.Equal((200, id, true), (again.Status, again.Json["petition"]!.GetValue<string>(), again.Json["repeated"]!.GetValue<bool>()));
        Answer inBody = await portal.PostAsync("clerk", "/minyi/petitions", Register.Insert(Register.IndexOf('{') + 1, "\"id\":\"k-1\","));
        Assert.Equal((200, id), (inBody.Status, inBody.Json["petition"]!.GetValue<string>()));
        Answer other = await portal.PostAsync("clerk", "/minyi/petitions", Register.Replace("canary-title", "another", StringComparison.Ordinal), "k-1");
        Assert.Equal((409, "command-id-taken"), (other.Status, other.Codes));
        Assert.NotEqual(id, (await portal.PostAsync("clerk", "/minyi/petitions", Register, "k-2")).Json["petition"]!.GetValue<string>());
        Answer without = await portal.PostAsync("clerk", "/minyi/petitions", Register);
        Assert.Equal((400, "command-id-missing"), (without.Status, without.Codes));
        Answer two = await portal.PostAsync("clerk", "/minyi/petitions", Register.Insert(Register.IndexOf('{') + 1, "\"id\":\"k-3\","), "k-4");
        Assert.Equal((400, "command-id-twice"), (two.Status, two.Codes));
    }

    [Theory]
    [InlineData("zh", "zh-Hans")]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans")]
    [InlineData("en-GB,en;q=0.9,zh;q=0.8", "en")]
    [InlineData("fr,en;q=0.2", "en")]
    [InlineData("fr", "zh-Hans")]
    [InlineData("en;q=0,*;q=0.5", "zh-Hans")]
    [InlineData(null, "zh-Hans")]
    public async Task A_refusal_comes_in_the_language_asked_for_with_every_reason(string? asked, string given)
    {
        await using Portal portal = await Portal.StartAsync();
        string id = await RegisteredAsync(portal);
        Answer answer = await portal.PostAsync("clerk", $"/minyi/petitions/{id}/commands", Step("Publish"), "k-p", asked);
        Assert.Equal(422, answer.Status);
        Assert.Equal("application/problem+json", answer.ContentHeaders.ContentType!.MediaType);
        Assert.Equal([given], answer.ContentHeaders.ContentLanguage);
        Assert.NotEmpty(answer.Json["reasons"]!.AsArray());
        Assert.Equal(422, answer.Json["status"]!.GetValue<int>());
        Assert.Equal(given == "en", !answer.Json["detail"]!.GetValue<string>().Any(c => c >= 0x4E00));
        Assert.Contains("Escalate", answer.Json["allowed"]!.AsArray().Select(a => a!.GetValue<string>()));
    }

    [Theory]
    [InlineData("{", 400, "$")]
    [InlineData("[]", 400, "$")]
    [InlineData("""{"command":{"name":"Escalate"},"nonsense":1}""", 400, "$.nonsense")]
    [InlineData("""{"command":{"name":"Register","form":{"channel":"Pigeon"}}}""", 400, "$.command.form.channel")]
    [InlineData("""{"command":{"name":"Escalate"},"by":{"id":"intake-1","roles":["Intake"]}}""", 400, "$.by")]
    [InlineData("""{"command":{"name":"Escalate"},"petition":"P-2"}""", 400, "$.petition")]
    [InlineData("""{"command":{"name":"Escalate"},"texts":{"titel":"x"}}""", 422, "no text of that name")]
    [InlineData("""{"texts":{}}""", 400, "command")]
    [InlineData("""{"command":{"name":"Escalate"},"command":{"name":"Withdraw"}}""", 400, "command")]
    public async Task A_malformed_body_is_refused_with_the_member(string body, int status, string member)
    {
        await using Portal portal = await Portal.StartAsync();
        string id = await RegisteredAsync(portal);
        Answer answer = await portal.PostAsync("clerk", $"/minyi/petitions/{id}/commands", body, "k-m");
        Assert.True(status == answer.Status, $"{answer.Status}: {answer.Text}");
        Assert.Contains(member, answer.Json["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_id_no_JSON_or_too_large_is_refused()
    {
        await using Portal portal = await Portal.StartAsync();
        Same(400, "bad-id", await portal.GetAsync("clerk", "/minyi/petitions/minyi%3Arunner"));
        Same(400, "bad-id", await portal.PostAsync("clerk", "/minyi/petitions/a%E2%80%AEb/commands", Step("Escalate"), "k"));
        Same(400, "bad-id", await portal.PostAsync("clerk", "/minyi/petitions/P-1/commands", Step("Escalate"), "minyi:runner"));
        Same(415, "", await portal.SendAsync("clerk", HttpMethod.Post, "/minyi/petitions/P-1/commands", new StringContent("x"), "k")); // by routing, before anything of ours
        Same(415, "not-json", await portal.SendAsync("clerk", HttpMethod.Post, "/minyi/petitions/P-1/forms/Escalate", new StringContent("x"), "k"));
        Same(413, "body-too-large", await portal.PostAsync("clerk", "/minyi/petitions/P-1/commands", "{\"texts\":{\"text\":\"" + new string('x', 1_100_000) + "\"}}", "k"));

        static void Same(int status, string code, Answer answer) => Assert.True((answer.Status, answer.Text.Contains(code, StringComparison.Ordinal)) == (status, true), $"{code}: {answer.Status} {answer.Text}");
    }

    [Fact]
    public async Task A_form_is_given_and_its_answers_are_the_command()
    {
        await using Portal portal = await Portal.StartAsync();
        Answer begun = await portal.SendAsync("clerk", HttpMethod.Get, "/minyi/petitions/new", null, "k-f");
        string id = begun.Json["petition"]!.GetValue<string>();
        Assert.Contains("Register", begun.Json["next"]!["open"]!.AsArray().Select(f => f!["command"]!.GetValue<string>()));
        Answer registered = await portal.SendAsync("clerk", HttpMethod.Post, $"/minyi/petitions/{id}/forms/Register", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__id"] = "k-f", ["form.channel"] = "Visit", ["form.kind"] = "Demand", ["form.studio"] = "haishan-1", ["texts.title"] = "路灯不亮",
        }));
        Assert.True(registered.Status == 200, registered.Text);
        Assert.Equal("Registered", registered.Json["state"]!.GetValue<string>());
        Answer wrong = await portal.PostAsync("clerk", $"/minyi/petitions/{id}/forms/AnswerOnTheSpot", """{"outcome":"Nonsense"}""", "k-g");
        Assert.Equal(422, wrong.Status / 100 == 4 ? 422 : wrong.Status);
        Assert.Contains("outcome", wrong.Json["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(400, (await portal.PostAsync("clerk", $"/minyi/petitions/{id}/forms/Escalate", """{"texts.reason":{"x":1}}""", "k-h")).Status);
    }

    [Fact]
    public async Task Cookies_need_an_antiforgery_token_and_bearer_tokens_do_not()
    {
        await using Portal portal = await Portal.StartAsync();
        using HttpClient browser = new(new HttpClientHandler { UseCookies = true }) { BaseAddress = portal.Client.BaseAddress };
        await browser.GetAsync("/sign-in/clerk", TestContext.Current.CancellationToken);
        foreach (string path in (string[])["/minyi/petitions", "/minyi/petitions/P-1/commands", "/minyi/petitions/P-1/forms/Register", "/minyi/petitions/P-1/attachments"])
        {
            using HttpResponseMessage refused = await browser.PostAsync(path, Json(Register, "k-1"), TestContext.Current.CancellationToken);
            Answer answer = await Answer.OfAsync(refused);
            Assert.Equal((400, "antiforgery"), (answer.Status, answer.Codes));
        }

        string token = await browser.GetStringAsync("/token", TestContext.Current.CancellationToken);
        StringContent content = Json(Register, "k-1");
        content.Headers.Add("RequestVerificationToken", token);
        using HttpResponseMessage taken = await browser.PostAsync("/minyi/petitions", content, TestContext.Current.CancellationToken);
        Assert.Equal(201, (int)taken.StatusCode);
        string id = (await Answer.OfAsync(taken)).Json["petition"]!.GetValue<string>();
        using HttpResponseMessage posted = await browser.PostAsync(
            $"/minyi/petitions/{id}/forms/Escalate", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("__id", "k-2")]), TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)posted.StatusCode);
        using HttpResponseMessage read = await browser.GetAsync($"/minyi/petitions/{id}", TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)read.StatusCode);

        static StringContent Json(string json, string key)
        {
            StringContent content = new(json, Encoding.UTF8, "application/json");
            content.Headers.Add("Idempotency-Key", key);
            return content;
        }
    }

    [Fact]
    public async Task An_attachment_goes_up_and_down_and_is_never_part_of_the_site()
    {
        await using Portal portal = await Portal.StartAsync();
        string id = await RegisteredAsync(portal);
        byte[] pdf = [.. "%PDF-1.7\n<script>alert(1)</script>"u8];
        Answer sent = await portal.SendAsync("clerk", HttpMethod.Post, $"/minyi/petitions/{id}/attachments", new ByteArrayContent(pdf), "file-1");
        Assert.Equal((201, "application/pdf"), (sent.Status, sent.Json["type"]!.GetValue<string>()));
        Answer again = await portal.SendAsync("clerk", HttpMethod.Post, $"/minyi/petitions/{id}/attachments", new ByteArrayContent(pdf), "file-1");
        Assert.Equal(sent.Text, again.Text);
        string reference = sent.Json["reference"]!.GetValue<string>();
        Answer step = await portal.PostAsync("clerk", $"/minyi/petitions/{id}/commands", Step("Escalate", $",\"attachments\":[{{\"kind\":\"photo\",\"reference\":\"{reference}\"}}]"), "k-e");
        Assert.True(step.Status == 200, step.Text);
        Answer got = await portal.GetAsync("petitioner", $"/minyi/petitions/{id}/attachments/{reference}");
        Assert.Equal(pdf, got.Bytes);
        Assert.Equal("attachment; filename=\"attachment.pdf\"", got.ContentHeaders.GetValues("Content-Disposition").Single());
        Assert.Equal(["nosniff"], got.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["default-src 'none'; sandbox"], got.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(404, (await portal.GetAsync("other-clerk", $"/minyi/petitions/{id}/attachments/{reference}")).Status);
        Answer unknown = await portal.PostAsync("intake", $"/minyi/petitions/{id}/commands", Step("Accept", ",\"attachments\":[{\"kind\":\"photo\",\"reference\":\"nothing\"}]"), "k-a");
        Assert.Equal((404, "unknown-attachment"), (unknown.Status, unknown.Codes));
        Answer program = await portal.SendAsync("clerk", HttpMethod.Post, $"/minyi/petitions/{id}/attachments", new ByteArrayContent([.. "MZ\0\0"u8]), "file-2");
        Assert.Equal((422, "attachment-type"), (program.Status, program.Codes));
        MultipartFormDataContent parts = new() { { new StringContent("x"), "note" }, { new ByteArrayContent(pdf), "file", "张三.exe" } };
        Answer inParts = await portal.SendAsync("clerk", HttpMethod.Post, $"/minyi/petitions/{id}/attachments", parts, "file-3");
        Assert.Equal((201, "application/pdf", pdf.Length), (inParts.Status, inParts.Json["type"]!.GetValue<string>(), inParts.Json["length"]!.GetValue<int>()));
        Answer none = await portal.SendAsync("clerk", HttpMethod.Post, $"/minyi/petitions/{id}/attachments", new MultipartFormDataContent { { new StringContent("x"), "note" } }, "file-4");
        Assert.Equal((400, "no-file"), (none.Status, none.Codes));
        Assert.DoesNotContain(portal.Log, l => l.Contains("张三", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("petitioner", "", "acc-1", true)]
    [InlineData("clerk", "?petitioner=acc-1", "acc-1", true)]
    [InlineData("clerk", "", "acc-1", false)]
    public async Task What_is_sent_before_a_petition_is_begun_is_erased_with_whom_it_is_for(string who, string query, string account, bool erased)
    {
        await using Portal portal = await Portal.StartAsync();
        Answer sent = await portal.SendAsync(who, HttpMethod.Post, $"/minyi/petitions/P-new/attachments{query}", new ByteArrayContent([.. "a text"u8]));
        Assert.Equal(201, sent.Status);
        IAttachmentStore store = portal.Services.GetRequiredService<IAttachmentStore>();
        Assert.Equal(erased ? 1 : 0, await store.EraseSubjectAsync(DataSubjectId.OfAccount(ActorId.From(account)), Instant.FromUtc(2026, 1, 1, 0, 0), TestContext.Current.CancellationToken));
        Assert.Equal(erased ? 0 : 1, await store.EraseSubjectAsync(DataSubjectId.OfPetition(PetitionId.From("P-new")), Instant.FromUtc(2026, 1, 1, 0, 0), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_quarantined_attachment_is_given_once_the_scanner_has_cleared_it()
    {
        TaskCompletionSource<ScanVerdict> verdict = new();
        await using Portal portal = await Portal.StartAsync(s =>
            s.AddSingleton<IAttachmentStore>(new InMemoryAttachmentStore(new() { Quarantine = true })).AddSingleton<IAttachmentScanner>(new Scanner(verdict.Task)));
        string id = await RegisteredAsync(portal);
        Answer sent = await portal.SendAsync("clerk", HttpMethod.Post, $"/minyi/petitions/{id}/attachments", new ByteArrayContent([.. "a text"u8]), "file-1");
        Assert.Equal("Quarantined", sent.Json["status"]!.GetValue<string>());
        string reference = sent.Json["reference"]!.GetValue<string>();
        await portal.PostAsync("clerk", $"/minyi/petitions/{id}/commands", Step("Escalate", $",\"attachments\":[{{\"kind\":\"photo\",\"reference\":\"{reference}\"}}]"), "k-e");
        Answer held = await portal.GetAsync("clerk", $"/minyi/petitions/{id}/attachments/{reference}");
        Assert.Equal((409, "attachment-quarantined"), (held.Status, held.Codes));
        verdict.SetResult(ScanVerdict.Clean);
        int status = 0;
        for (int i = 0; i < 200 && status != 200; i++)
        {
            status = (await portal.GetAsync("clerk", $"/minyi/petitions/{id}/attachments/{reference}")).Status;
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        Assert.Equal(200, status);
    }

    [Fact]
    public async Task Of_a_published_result_everybody_reads_the_confirmed_text_and_nothing_else()
    {
        await using Portal portal = await Portal.StartAsync();
        string id = await RegisteredAsync(portal);
        Assert.Equal((404, "not-published"), ((Func<Answer, (int, string)>)(a => (a.Status, a.Codes)))(await portal.GetAsync(null, $"/minyi/published/{id}")));
        int n = 0;
        async Task Take(string who, string json)
        {
            Answer answer = await portal.PostAsync(who, $"/minyi/petitions/{id}/commands", json, $"take-{++n}");
            Assert.True(answer.Status == 200, answer.Text);
        }

        await Take("clerk", """{"command":{"name":"AnswerOnTheSpot","outcome":"Solved"},"texts":{"content":"done"}}""");
        foreach (string recipient in (string[])["MassWorkDepartment", "CollectingRepresentative", "Studio"])
        {
            await Take("clerk", $$$"""{"command":{"name":"FeedBack","recipient":"{{{recipient}}}","channel":"Letter"},"texts":{"content":"told"}}""");
        }

        await Take("clerk", Step("OfferAppraisal"));
        await Take("petitioner", Step("Appraise", ",\"appraisal\":\"by-petitioner\",\"grade\":{\"scale\":\"satisfaction\",\"code\":\"satisfied\"}"));
        await Take("representative", Step("Appraise", ",\"appraisal\":\"by-representative\",\"grade\":{\"scale\":\"satisfaction\",\"code\":\"satisfied\"}"));
        await Take("resident", Step("Appraise", ",\"appraisal\":\"by-residents\",\"grade\":{\"scale\":\"satisfaction\",\"code\":\"satisfied\"}"));
        await Take("intake", Step("ConfirmAppraisal"));
        await Take("intake", Step("Close"));
        Answer text = await portal.SendAsync("clerk", HttpMethod.Post, $"/minyi/petitions/{id}/attachments", new ByteArrayContent(Encoding.UTF8.GetBytes("路灯已修复。")), "text");
        string reference = text.Json["reference"]!.GetValue<string>();
        await Take("clerk", Step("Publish", $",\"attachments\":[{{\"kind\":\"public-text\",\"reference\":\"{reference}\"}}]"));
        Answer published = await portal.GetAsync(null, $"/minyi/published/{id}");
        Assert.Equal(200, published.Status);
        JsonObject board = published.Json.AsObject();
        Assert.Equal(["petition", "kind", "category", "registered", "outcome", "text"], board.Select(m => m.Key));
        Assert.Equal(("路灯已修复。", "解决"), (board["text"]!.GetValue<string>(), board["outcome"]!["zh"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Lists_show_each_of_the_people_what_is_theirs()
    {
        await using Portal portal = await Portal.StartAsync();
        string id = await WithUnitAsync(portal);
        string other = await RegisteredAsync(portal, "k-other");
        foreach ((string who, string path, string[] expected) in ((string, string, string[])[])
        [
            ("clerk", "petitions", [id, other]), ("other-clerk", "petitions", []), ("intake", "petitions", [id, other]), ("officer", "petitions", [id]), ("other-officer", "petitions", []),
            ("petitioner", "petitions", [id, other]), ("other-petitioner", "petitions", []), ("resident", "petitions", []),
            ("officer", "inbox?turn=Owes", [id]), ("clerk", "inbox?turn=Owes", [other]), ("intake", "inbox?turn=Owes", []), ("clerk", "due", []),
            ("clerk", "due?dueTo=2199-01-01T00:00:00Z", [id, other]), ("intake", "petitions?unit=roads", [id]), ("intake", "petitions?unit=water", []),
            ("intake", "petitions?order=OldestFirst&state=Registered&kind=Demand&studio=haishan-1&closed=false", [other]),
        ])
        {
            Answer answer = await portal.GetAsync(who, $"/minyi/{path}");
            Assert.True(answer.Status == 200, answer.Text);
            Assert.Equal(expected.Order(StringComparer.Ordinal), answer.Json["petitions"]!.AsArray().Select(p => p!["id"]!.GetValue<string>()).Order(StringComparer.Ordinal));
            Assert.DoesNotContain("canary", answer.Text, StringComparison.Ordinal);
        }

        Answer titles = await portal.GetAsync("intake", "/minyi/petitions?titles=true&size=1");
        Assert.Equal("canary-title", titles.Json["titles"]!.AsObject().Single().Value!.GetValue<string>());
        Answer next = await portal.GetAsync("intake", $"/minyi/petitions?titles=true&size=1&cursor={titles.Json["next"]!.GetValue<string>()}");
        Assert.NotEqual(titles.Json["petitions"]![0]!["id"]!.GetValue<string>(), next.Json["petitions"]![0]!["id"]!.GetValue<string>());
        Assert.Null(next.Json["next"]);
        Answer counts = await portal.GetAsync("intake", "/minyi/counts?group=State");
        Assert.Equal(["Registered 1", "WithUnit 1"], counts.Json.AsArray().Select(c => $"{c!["key"]} {c["count"]}").Order(StringComparer.Ordinal));
        foreach (string wrong in (string[])["petitions?stat=x", "petitions?state=a&state=b", "petitions?size=0", "petitions?closed=yes", "petitions?unit=%20x", "petitions?dueTo=today", "petitions?system=x", "petitions?cursor=x", "inbox?order=NewestFirst", "petitions?closed=true&order=Due"])
        {
            Answer answer = await portal.GetAsync("intake", $"/minyi/{wrong}");
            Assert.True(answer.Status is 400 or 422, $"{wrong}: {answer.Status} {answer.Text}");
        }
    }

    [Fact]
    public async Task A_hosts_OpenAPI_document_has_every_endpoint_and_the_schemas_are_served()
    {
        await using Portal portal = await Portal.StartAsync();
        Answer document = await portal.GetAsync(null, "/openapi/v1.json");
        Assert.True(document.Status == 200, document.Text);
        string[] paths = [.. document.Json["paths"]!.AsObject().Select(p => p.Key).Where(p => p.StartsWith("/minyi", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "/minyi/counts", "/minyi/due", "/minyi/inbox", "/minyi/petitions", "/minyi/petitions/new", "/minyi/petitions/{petition}", "/minyi/petitions/{petition}/attachments",
                "/minyi/petitions/{petition}/attachments/{attachment}", "/minyi/petitions/{petition}/commands", "/minyi/petitions/{petition}/explanation",
                "/minyi/petitions/{petition}/forms/{command}", "/minyi/petitions/{petition}/next", "/minyi/published/{petition}", "/minyi/schemas/{name}",
            ],
            paths.Select(p => p.TrimEnd('/')));
        foreach (string name in (string[])["submission", "command", "event", "explanation", "next", "page", "list", "counts", "refusal", "notice"])
        {
            Answer schema = await portal.GetAsync(null, $"/minyi/schemas/{name}");
            Assert.Equal((200, "https://json-schema.org/draft/2020-12/schema"), (schema.Status, schema.Json["$schema"]!.GetValue<string>()));
        }

        Assert.Equal(404, (await portal.GetAsync(null, "/minyi/schemas/nothing")).Status);
    }

    [Fact]
    public async Task The_health_checks_say_how_deadlines_and_notices_stand()
    {
        await using Portal portal = await Portal.StartAsync();
        Assert.Equal((200, "Healthy"), ((Func<Answer, (int, string)>)(a => (a.Status, a.Text)))(await portal.GetAsync(null, "/health")));
    }

    [Fact]
    public async Task Wrong_options_stop_the_host_with_every_fault()
    {
        Microsoft.Extensions.Options.OptionsValidationException e = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => Portal.StartAsync(web: o =>
        {
            o.MostBytes = 1;
            o.RoleClaim = " ";
            o.DeadlinesEvery = Duration.Zero;
        }));
        Assert.Equal(3, e.Failures.Count());
    }

    private sealed class Scanner(Task<ScanVerdict> verdict) : IAttachmentScanner
    {
        public async ValueTask<ScanVerdict> ScanAsync(AttachmentRecord record, Stream content, CancellationToken cancellationToken = default) =>
            verdict.IsCompleted ? await verdict : ScanVerdict.Unknown;
    }
}
