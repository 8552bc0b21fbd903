using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Minyi.AspNetCore.Requests;

/// <summary>The language that a request asks for (RFC 9110, Accept-Language).</summary>
internal static class RequestLanguage
{
    internal static Language Of(HttpRequest request, Language usual)
    {
        double chinese = -1, english = -1, any = -1;
        foreach (StringWithQualityHeaderValue wanted in request.GetTypedHeaders().AcceptLanguage)
        {
            double quality = wanted.Quality ?? 1;
            string tag = wanted.Value.ToString();
            if (Is(tag, "zh"))
            {
                chinese = Math.Max(chinese, quality);
            }
            else if (Is(tag, "en"))
            {
                english = Math.Max(english, quality);
            }
            else if (tag == "*")
            {
                any = Math.Max(any, quality);
            }
        }

        chinese = chinese < 0 ? any : chinese;
        english = english < 0 ? any : english;
        return chinese <= 0 && english <= 0 ? usual
            : chinese > english ? Language.Chinese
            : english > chinese ? Language.English
            : usual;
    }

    internal static string Tag(Language language) => language == Language.Chinese ? "zh-Hans" : "en";

    private static bool Is(string tag, string language) =>
        tag.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (tag.Length == language.Length || tag[language.Length] == '-');
}
