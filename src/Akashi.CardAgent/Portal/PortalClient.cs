using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Akashi.CardAgent.Portal;

/// <summary>What a portal wants.</summary>
internal sealed record SeenAnswer(string Action, string Service, IReadOnlyList<string> Screens, DateTimeOffset ExpiresAt);

/// <summary>What a claim gives.</summary>
internal sealed record ClaimAnswer(string PairingToken, string Origin, string Nonce, string? Document);

/// <summary>Why the portal gave nothing.</summary>
internal enum PortalFault
{
    /// <summary>It cannot be reached.</summary>
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
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public Task<(SeenAnswer? Answer, PortalFault? Fault)> SeenAsync(Uri portal, string tx, CancellationToken ct) =>
        PostAsync<SeenAnswer>(portal, tx, "seen", new { }, null, ct);

    public Task<(ClaimAnswer? Answer, PortalFault? Fault)> ClaimAsync(Uri portal, string tx, CancellationToken ct) =>
        PostAsync<ClaimAnswer>(portal, tx, "claim", new { agent = "akashi-card-agent/0.1.0", protocol = 1 }, null, ct);

    /// <summary>Uploads the result; the way home must lead to the same portal.</summary>
    public async Task<(Uri? Home, PortalFault? Fault)> ResultAsync(Uri portal, string tx, string token, object result, CancellationToken ct)
    {
        var (answer, fault) = await PostAsync<ReturnAnswer>(portal, tx, "result", result, token, ct);
        if (answer is null) return (null, fault);
        return Uri.TryCreate(answer.ReturnUrl, UriKind.Absolute, out var home) && home.GetLeftPart(UriPartial.Authority) == portal.GetLeftPart(UriPartial.Authority)
            ? (home, null)
            : (null, PortalFault.Unexpected);
    }

    /// <summary>Decodes base64url of a claim; null where it is none.</summary>
    public static byte[]? Decode(string? text)
    {
        try
        {
            return text is null ? null : Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private async Task<(T? Answer, PortalFault? Fault)> PostAsync<T>(Uri portal, string tx, string step, object body, string? token, CancellationToken ct)
        where T : class
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(portal, $"/card-requests/{Uri.EscapeDataString(tx)}/{step}"));
        message.Content = JsonContent.Create(body, options: Json);
        await message.Content.LoadIntoBufferAsync(ct);
        if (token is not null) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct);
            if (answer.StatusCode != HttpStatusCode.OK) return (null, FaultOf(answer.StatusCode));
            await answer.Content.LoadIntoBufferAsync(LongestAnswer, ct);
            return await answer.Content.ReadFromJsonAsync<T>(Json, ct) is { } read ? (read, null) : (null, PortalFault.Unexpected);
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
        _ => PortalFault.Unexpected,
    };

    private sealed record ReturnAnswer(string ReturnUrl);
}
