using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Minyi.Packages.Tests;

/// <summary>The sample host over HTTP, as a district's people and programs use it.</summary>
public sealed class EmbeddingTests(EmbeddingHost host) : IClassFixture<EmbeddingHost>, IDisposable
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Packages_that_the_sample_does_not_use_work_too()
    {
        await host.PrintedAsync(l => l == "webster: 4 2 6");
        await host.PrintedAsync(l => l == "wilson: 0.8513");
    }

    [Fact]
    public async Task A_petition_and_the_hosts_own_row_are_there_together_and_an_inbox_shows_its_title()
    {
        (int status, string petition) = await SendAsync("clerk", HttpMethod.Post, "/lamps/lamp-1?key=together", "路灯又不亮了");
        Assert.Equal(200, status);
        Assert.Equal((200, petition), await SendAsync("clerk", HttpMethod.Post, "/lamps/lamp-1?key=together", "路灯又不亮了"));
        Assert.Equal(1, Lamps("lamp-1"));
        Assert.Contains($"{petition} Registered 路灯又不亮了", (await SendAsync("clerk", HttpMethod.Get, "/desk")).Text, StringComparison.Ordinal);
        await host.PrintedAsync(l => l == $"to Petitioner: Your petition is registered: {petition}");
        Assert.Equal("", (await SendAsync("resident", HttpMethod.Get, "/desk")).Text);
        Assert.DoesNotContain(host.Printed, l => l.Contains("路灯又不亮了", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_refused_leaves_neither_and_says_why_in_the_language_asked_for()
    {
        (int status, string text) = await SendAsync("resident", HttpMethod.Post, "/lamps/lamp-2?key=refused", "x");
        Assert.Equal(422, status / 100 == 4 ? 422 : status);
        Assert.Contains("\"reasons\":", text, StringComparison.Ordinal);
        Assert.Equal(0, Lamps("lamp-2"));
        (_, string ahead) = await SendAsync("clerk", HttpMethod.Post, "/lamps/lamp-2?key=ahead&seen=2199-01-01T00:00:00Z", "x");
        Assert.Contains("时间晚于当前时间", ahead, StringComparison.Ordinal);
        Assert.Contains("time", (await SendAsync("clerk", HttpMethod.Post, "/lamps/lamp-2?key=ahead&seen=2199-01-01T00:00:00Z", "x", "en")).Text, StringComparison.Ordinal);
        Assert.Equal(0, Lamps("lamp-2"));
    }

    [Fact]
    public async Task The_runner_records_what_has_run_out_and_those_concerned_are_told()
    {
        string seen = Uri.EscapeDataString(DateTimeOffset.UtcNow.AddDays(-21).ToString("O"));
        string petition = (await SendAsync("clerk", HttpMethod.Post, $"/lamps/lamp-3?key=late&seen={seen}", "x")).Text;
        await host.PrintedAsync(l => l == $"to Clerk: Overdue: {petition}");
        Assert.Contains("first-answer", (await SendAsync("clerk", HttpMethod.Get, $"/minyi/petitions/{petition}")).Text, StringComparison.Ordinal);
        Assert.Equal((200, "Healthy"), await SendAsync(null, HttpMethod.Get, "/health"));
    }

    [Fact]
    public async Task Through_the_state_of_its_own_to_the_grades_and_the_public_page()
    {
        string petition = (await SendAsync("clerk", HttpMethod.Post, "/lamps/lamp-4?key=whole", "x")).Text;
        await TakeAsync(petition, "clerk", """{"name":"LookOnSite"}""", "OnSite");
        await TakeAsync(petition, "clerk", """{"name":"AnswerOnTheSpot","outcome":"Solved"}""", "AnsweredOnTheSpot", "content");
        foreach (string recipient in (string[])["MassWorkDepartment", "CollectingRepresentative", "Studio"])
        {
            await TakeAsync(petition, "clerk", $$"""{"name":"FeedBack","recipient":"{{recipient}}","channel":"Letter"}""", "AnsweredOnTheSpot", "content");
        }

        await TakeAsync(petition, "clerk", """{"name":"OfferAppraisal"}""", "Appraising");
        foreach (string who in (string[])["petitioner", "representative", "resident"])
        {
            await TakeAsync(petition, who, $$$"""{"name":"Appraise","appraisal":"by-{{{who}}}{{{(who == "resident" ? "s" : "")}}}","grade":{"scale":"satisfaction","code":"satisfied"}}""", "Appraising");
        }

        await TakeAsync(petition, "department", """{"name":"ConfirmAppraisal"}""", "Appraised");
        await TakeAsync(petition, "department", """{"name":"Close"}""", "ClosedSolved");
        Assert.Equal(404, (await SendAsync(null, HttpMethod.Get, $"/board/{petition}")).Status);
        (int status, string sent) = await SendAsync("clerk", HttpMethod.Post, $"/minyi/petitions/{petition}/attachments", "路灯 <修好> 了。");
        Assert.Equal(201, status);
        await TakeAsync(petition, "clerk", $$"""{"name":"Publish","attachments":[{"kind":"public-text","reference":"{{JsonNode.Parse(sent)!["reference"]}}"}]}""", "ClosedSolved");
        Assert.Equal((200, "<!DOCTYPE html><title>公开栏</title><h1>解决</h1><p>路灯 &lt;修好&gt; 了。</p>"), await SendAsync(null, HttpMethod.Get, $"/board/{petition}"));
        Assert.Contains("路灯 <修好> 了。", JsonNode.Parse((await SendAsync(null, HttpMethod.Get, $"/minyi/published/{petition}")).Text)!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_and_started_again_it_has_everything_and_says_the_same()
    {
        string petition = (await SendAsync("clerk", HttpMethod.Post, "/lamps/lamp-5?key=killed", "x")).Text;
        await host.RestartAsync();
        Assert.Equal(
            ["P-1 已登记 registered", "AnswerOnTheSpot, CoordinateAtOnce, Escalate, HandOver, LookOnSite", "not allowed in the state: registered"],
            host.Printed.Where(l => !l.Contains(':', StringComparison.Ordinal) || l.StartsWith("not allowed", StringComparison.Ordinal)).Take(3));
        Assert.Equal((200, petition), await SendAsync("clerk", HttpMethod.Post, "/lamps/lamp-5?key=killed", "x"));
        Assert.Equal(1, Lamps("lamp-5"));
    }

    private int Lamps(string lamp)
    {
        using SqliteConnection connection = new($"Data Source={host.Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM lamp WHERE id = $lamp";
        command.Parameters.AddWithValue("$lamp", lamp);
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task TakeAsync(string petition, string who, string command, string state, string? text = null)
    {
        string texts = text is null ? "{}" : $$"""{"{{text}}":"done"}""";
        string id = Guid.NewGuid().ToString();
        (int status, string answer) = await SendAsync(who, HttpMethod.Post, $"/minyi/petitions/{petition}/commands", $$"""{"id":"{{id}}","command":{{command}},"texts":{{texts}}}""", json: true);
        Assert.True(status == 200, $"{command}: {answer}");
        Assert.Equal(state, JsonNode.Parse(answer)!["state"]!.GetValue<string>());
    }

    private async Task<(int Status, string Text)> SendAsync(string? who, HttpMethod method, string path, string? body = null, string? language = null, bool json = false)
    {
        using HttpRequestMessage request = new(method, new Uri(host.Address, path));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, json ? "application/json" : "text/plain");
        }

        if (who is not null)
        {
            using HttpResponseMessage signedIn = await _http.PostAsync(new Uri(host.Address, $"/sign-in/{who}"), null, Token);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", JsonNode.Parse(await signedIn.Content.ReadAsStringAsync(Token))!["accessToken"]!.GetValue<string>());
        }

        request.Headers.AcceptLanguage.ParseAdd(language ?? "zh");
        using HttpResponseMessage response = await _http.SendAsync(request, Token);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }
}
