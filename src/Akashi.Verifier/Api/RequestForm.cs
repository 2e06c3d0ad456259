using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Akashi.Verifier.Api;

/// <summary>
/// Whether a request's headers promise what can be read and answered: JSON in UTF-8, both ways. What nearly every client sends is known by sight.
/// </summary>
internal static class RequestForm
{
    private const string Json = "application/json";
    private const string JsonInUtf8 = "application/json; charset=utf-8";
    private const string Utf8 = "utf-8";

    /// <summary>Why the request cannot be answered; null where it can.</summary>
    public static ApiProblem? Refuse(HttpRequest request)
    {
        if (!IsAnswerAccepted(request.Headers.Accept)) return ApiProblem.NotAcceptable;
        if (request.Headers.ContentEncoding is { Count: > 0 } coding && !"identity".Equals(coding, StringComparison.OrdinalIgnoreCase))
            return ApiProblem.WrongCoding;
        return request.ContentType is Json or JsonInUtf8 ? null : RefuseType(request.ContentType);
    }

    private static ApiProblem? RefuseType(string? type)
    {
        if (!MediaTypeHeaderValue.TryParse(type, out var read) || !read.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)) return ApiProblem.WrongType;
        var charsets = read.Parameters.Where(p => p.Name.Equals("charset", StringComparison.OrdinalIgnoreCase));
        return charsets.All(c => HeaderUtilities.RemoveQuotes(c.Value).Equals(Utf8, StringComparison.OrdinalIgnoreCase)) ? null : ApiProblem.WrongCharset;
    }

    // The most exact range counts (RFC 9110, 12.5.1). What is not of the header's form counts as not said.
    private static bool IsAnswerAccepted(StringValues accept)
    {
        if (accept is [] or ["*/*" or Json] || !MediaTypeHeaderValue.TryParseList(accept, out var ranges)) return true;
        var nearest = ranges.Where(r => r.MatchesMediaType(Json)).OrderBy(r => r.MatchesAllTypes).ThenBy(r => r.MatchesAllSubTypes).FirstOrDefault();
        return nearest is not null && nearest.Quality is not 0;
    }
}
