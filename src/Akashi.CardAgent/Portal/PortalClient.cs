using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Akashi.CardAgent.About;

namespace Akashi.CardAgent.Portal;

/// <summary>Why the portal gave no answer.</summary>
internal enum PortalFault
{
    /// <summary>It cannot be reached, or reports that it is down.</summary>
    Unreachable,

    /// <summary>It does not know the request.</summary>
    Unknown,

    /// <summary>The request has expired.</summary>
    Expired,

    /// <summary>Someone else claimed the request.</summary>
    Taken,

    /// <summary>It wants a newer agent.</summary>
    Outdated,

    /// <summary>Its answer is not part of the protocol.</summary>
    Unexpected,
}

/// <summary>The back channel to a portal (docs/specifications/card-request.md). Redirects are never followed.</summary>
internal sealed class PortalClient(HttpClient http)
{
    private const int LongestAnswer = 1024 * 1024;

    // Since 2, facts and signatures come with the authentication certificate.
    private const int Protocol = 2;
    private static readonly PortalMessages Json = PortalMessages.Default;
    private static readonly AgentMessage Self = new(AgentProgram.Agent, Protocol);

    public async Task<(PortalQuestion? Question, PortalFault? Fault)> SeenAsync(Uri portal, string tx, CancellationToken ct)
    {
        var (answer, fault) = await PostAsync(portal, tx, "seen", Self, Json.AgentMessage, Json.SeenAnswer, null, ct);
        return answer is null ? (null, fault) : PortalQuestion.From(answer) is { } question ? (question, null) : (null, PortalFault.Unexpected);
    }

    public async Task<(ClaimAnswer? Claim, PortalFault? Fault)> ClaimAsync(Uri portal, string tx, AgentAction action, CancellationToken ct)
    {
        var (answer, fault) = await PostAsync(portal, tx, "claim", Self, Json.AgentMessage, Json.ClaimMessage, null, ct);
        return answer is null ? (null, fault) : ClaimAnswer.From(answer, portal, action) is { } claim ? (claim, null) : (null, PortalFault.Unexpected);
    }

    /// <summary>Uploads the result. The address to return to must be on the same portal.</summary>
    public async Task<(Uri? Home, PortalFault? Fault)> ResultAsync(Uri portal, string tx, string token, ResultMessage result, CancellationToken ct)
    {
        var (answer, fault) = await PostAsync(portal, tx, "result", result, Json.ResultMessage, Json.ReturnAnswer, token, ct);
        if (answer is null) return (null, fault);
        return Uri.TryCreate(answer.ReturnUrl, UriKind.Absolute, out var home) && PortalAddress.OriginOf(home) == PortalAddress.OriginOf(portal)
            ? (home, null)
            : (null, PortalFault.Unexpected);
    }

    private async Task<(TAnswer? Answer, PortalFault? Fault)> PostAsync<TBody, TAnswer>(
        Uri portal, string tx, string step, TBody body, JsonTypeInfo<TBody> written, JsonTypeInfo<TAnswer> read, string? token, CancellationToken ct)
        where TAnswer : class
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(portal, $"/card-requests/{tx}/{step}"));
        message.Content = JsonContent.Create(body, written);
        // The portal accepts no message without a length.
        await message.Content.LoadIntoBufferAsync(ct);
        message.Headers.UserAgent.ParseAdd(AgentProgram.Agent);
        if (token is not null) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct);
            if (answer.StatusCode != HttpStatusCode.OK) return (null, await FaultOfAsync(answer, ct));
            await answer.Content.LoadIntoBufferAsync(LongestAnswer, ct);
            return JsonSerializer.Deserialize(await answer.Content.ReadAsByteArrayAsync(ct), read) is { } value
                ? (value, null)
                : (null, PortalFault.Unexpected);
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

    // A proxy in between may forbid something too, but does not know this code.
    private static async Task<PortalFault> FaultOfAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        if (answer.StatusCode != HttpStatusCode.Forbidden) return FaultOf(answer.StatusCode);
        await answer.Content.LoadIntoBufferAsync(LongestAnswer, ct);
        var refusal = JsonSerializer.Deserialize(await answer.Content.ReadAsByteArrayAsync(ct), Json.RefusalAnswer);
        return refusal?.Code == "agent-outdated" ? PortalFault.Outdated : PortalFault.Unexpected;
    }

    private static PortalFault FaultOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound => PortalFault.Unknown,
        HttpStatusCode.Gone => PortalFault.Expired,
        HttpStatusCode.Conflict => PortalFault.Taken,
        >= HttpStatusCode.InternalServerError => PortalFault.Unreachable,
        _ => PortalFault.Unexpected,
    };
}
