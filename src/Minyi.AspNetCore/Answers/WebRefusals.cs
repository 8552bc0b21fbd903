namespace Minyi.AspNetCore.Answers;

/// <summary>What is wrong with a request, in words.</summary>
internal static class WebRefusals
{
    internal static readonly Refusal CommandIdMissing = Of("command-id-missing", "须有 Idempotency-Key 头或正文中的 id，以便重试不会重复", "an Idempotency-Key header is needed, or an id in the body: with it a retry is harmless");
    internal static readonly Refusal TwoCommandIds = Of("command-id-twice", "Idempotency-Key 头与正文中的 id 不一致", "the Idempotency-Key header and the id in the body are not the same");
    internal static readonly Refusal NotJson = Of("not-json", "正文须为 application/json", "the body must be application/json");
    internal static readonly Refusal TooLarge = Of("body-too-large", "正文过大", "the body is too large");
    internal static readonly Refusal NoFile = Of("no-file", "请求中没有文件", "there is no file in the request");
    internal static readonly Refusal Antiforgery = Of("antiforgery", "防伪标记缺失或已失效，请刷新页面后重试", "the antiforgery token is missing or no longer valid: load the page again");
    internal static readonly Refusal NotSignedIn = Of("not-signed-in", "请先登录", "sign in first");
    internal static readonly Refusal NoActor = Of("no-actor", "您的账号没有办理诉求的角色", "your account has no role in petitions");
    internal static readonly Refusal NotYours = Of("not-yours", "您无权查看该件", "you may not read this petition");
    internal static readonly Refusal NotPublished = Of("not-published", "没有该公开结果", "there is no such published result");
    internal static readonly Refusal NoSuchForm = Of("no-such-form", "您现在不能进行该操作", "you cannot take this step now");

    internal static readonly Refusal OtherWorkflow = Of("other-workflow", "该件适用另一流程或另一版本", "that petition follows another workflow, or another version of it");
    internal static readonly Refusal NoSuchSchema = Of("unknown-schema", "没有该模式", "there is no such schema");
    internal static readonly Refusal InboxOrder = Of("query-wrong", "?order：待办按期限排序", "?order: expected Due, the order in which an inbox is listed");

    internal static Reason ToldByRequest(string member) => new("member-told", new($"$.{member}：由请求本身确定，不能写在正文中", $"$.{member}: the request itself tells it; leave it out of the body"));

    private static Refusal Of(string code, string chinese, string english) => new([new(code, new(chinese, english))]);
}
