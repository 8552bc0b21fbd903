namespace Minyi.AspNetCore.Tests;

/// <summary>A form that goes out twice, as when a button is pressed twice or an answer is lost.</summary>
public class FormRetryTests
{
    [Fact]
    public async Task A_form_that_is_posted_twice_is_answered_as_the_first_time()
    {
        await using Portal portal = await Portal.StartAsync();
        string id = (await portal.SendAsync("clerk", HttpMethod.Get, "/minyi/petitions/new", null, "k-f")).Json["petition"]!.GetValue<string>();
        Dictionary<string, string> form = new() { ["__id"] = "k-f", ["form.channel"] = "Visit", ["form.kind"] = "Demand", ["form.studio"] = "haishan-1", ["texts.title"] = "路灯不亮" };
        for (int i = 0; i < 2; i++)
        {
            Answer registered = await portal.SendAsync("clerk", HttpMethod.Post, $"/minyi/petitions/{id}/forms/Register", new FormUrlEncodedContent(form));
            Assert.Equal((200, i > 0, 1), (registered.Status, registered.Json["repeated"]!.GetValue<bool>(), registered.Json["version"]!.GetValue<int>()));
        }

        Answer escalated = await portal.PostAsync("clerk", $"/minyi/petitions/{id}/forms/Escalate", "{}", "k-g");
        Assert.Equal((200, false), (escalated.Status, escalated.Json["repeated"]!.GetValue<bool>()));
        Answer again = await portal.PostAsync("clerk", $"/minyi/petitions/{id}/forms/Escalate", "{}", "k-g");
        Assert.Equal((200, true), (again.Status, again.Json["repeated"]!.GetValue<bool>()));
        form["texts.title"] = "another";
        Answer other = await portal.SendAsync("clerk", HttpMethod.Post, $"/minyi/petitions/{id}/forms/Register", new FormUrlEncodedContent(form));
        Assert.Equal((409, "command-id-taken"), (other.Status, other.Codes));
        Answer somebodyElse = await portal.PostAsync("other-clerk", $"/minyi/petitions/{id}/forms/Escalate", "{}", "k-g");
        Assert.Equal((404, "no-such-form"), (somebodyElse.Status, somebodyElse.Codes));
        Assert.Equal((404, "no-such-form"), ((Func<Answer, (int, string)>)(a => (a.Status, a.Codes)))(await portal.PostAsync("clerk", $"/minyi/petitions/{id}/forms/Escalate", "{}", "k-h")));
    }
}
