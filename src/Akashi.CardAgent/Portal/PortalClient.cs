using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Akashi.CardAgent.Portal;

/// <summary>Why the portal gave nothing.</summary>
internal enum PortalFault
{
    /// <summary>It cannot be reached, or says that it is down.</summary>
    Unreachable,

    /// <summary>It does not know the request.</summary>
    Unknown,

    /// <summary>The request's time is over.</summary>
    Expired,

    /// <summary>The request was claimed by somebody else.</summary>
    Taken,

    /// <summary>It answered with what the protocol does not know.</summary>
    Unexpected,
}

/// <summary>The back channel to a portal (docs/specifications/card-request.md). Redirects are never followed.</summary>
internal sealed class PortalClient(HttpClient http)
{
    private const int LongestAnswer = 1024 * 1024;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task<(PortalQuestion? Question, PortalFault? Fault)> SeenAsync(Uri portal, string tx, CancellationToken ct)
    {
        var (answer, fault) = await PostAsync<SeenAnswer>(portal, tx, "seen", new { }, null, ct);
        return answer is null ? (null, fault) : PortalQuestion.From(answer) is { } question ? (question, null) : (null, PortalFault.Unexpected);
    }

    public async Task<(ClaimAnswer? Claim, PortalFault? Fault)> ClaimAsync(Uri portal, string tx, AgentAction action, CancellationToken ct)
    {
        var (answer, fault) = await PostAsync<ClaimMessage>(portal, tx, "claim", new { agent = "akashi-card-agent/0.1.0", protocol = 1 }, null, ct);
        return answer is null ? (null, fault) : ClaimAnswer.From(answer, portal, action) is { } claim ? (claim, null) : (null, PortalFault.Unexpected);
    }

    /// <summary>Uploads the result; the way home must lead to the same portal.</summary>
    public async Task<(Uri? Home, PortalFault? Fault)> ResultAsync(Uri portal, string tx, string token, object result, CancellationToken ct)
    {
        var (answer, fault) = await PostAsync<ReturnAnswer>(portal, tx, "result", result, token, ct);
        if (answer is null) return (null, fault);
        return Uri.TryCreate(answer.ReturnUrl, UriKind.Absolute, out var home) && PortalAddress.OriginOf(home) == PortalAddress.OriginOf(portal)
            ? (home, null)
            : (null, PortalFault.Unexpected);
    }

    private async Task<(T? Answer, PortalFault? Fault)> PostAsync<T>(Uri portal, string tx, string step, object body, string? token, CancellationToken ct)
        where T : class
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(portal, $"/card-requests/{tx}/{step}"));
        message.Content = JsonContent.Create(body, options: Json);
        // The portal takes no message without a length.
        await message.Content.LoadIntoBufferAsync(ct);
        if (token is not null) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct);
            if (answer.StatusCode != HttpStatusCode.OK) return (null, FaultOf(answer.StatusCode));
            await answer.Content.LoadIntoBufferAsync(LongestAnswer, ct);
            return JsonSerializer.Deserialize<T>(await answer.Content.ReadAsByteArrayAsync(ct), Json) is { } read ? (read, null) : (null, PortalFault.Unexpected);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return (null, PortalFault.Unreachable);
        }
        catch (JsonException)
        {
            return (null, PortalFault.Unexpected);
        }
    }

    private static PortalFault FaultOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound => PortalFault.Unknown,
        HttpStatusCode.Gone => PortalFault.Expired,
        HttpStatusCode.Conflict => PortalFault.Taken,
        >= HttpStatusCode.InternalServerError => PortalFault.Unreachable,
        _ => PortalFault.Unexpected,
    };

    private sealed record ReturnAnswer(string? ReturnUrl);
}
