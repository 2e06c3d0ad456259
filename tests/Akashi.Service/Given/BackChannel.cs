using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Akashi.Service.Tests.Given;

/// <summary>The portal's answer to an agent.</summary>
/// <param name="Status">Status.</param>
/// <param name="Body">JSON; undefined if there is none.</param>
public sealed record ChannelAnswer(HttpStatusCode Status, JsonElement Body)
{
    /// <summary>Stable code of a refusal; null if it was none.</summary>
    public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    /// <summary>Local path with which the browser returns.</summary>
    public string WayHome => new Uri(Body.GetProperty("returnUrl").GetString()!).PathAndQuery;
}

/// <summary>Result of a claim.</summary>
public sealed record Claimed(string Tx, string Token, string Origin, byte[] Nonce, byte[]? Document);

/// <summary>An agent without a person, honest or not, that speaks the card request protocol.</summary>
/// <param name="http">Its own browser; the protocol needs no cookie.</param>
public sealed class BackChannel(Browser http)
{
    /// <summary>How it names itself, such as akashi-card-agent/0.1.0; null where it does not.</summary>
    public string? Name { get; init; }

    public Task<ChannelAnswer> SeenAsync(string tx) => PostAsync(tx, "seen", null, Self());

    public Task<ChannelAnswer> TryClaimAsync(string tx) => PostAsync(tx, "claim", null, Self());

    /// <summary>Claims the request; fails if the portal refuses.</summary>
    public async Task<Claimed> ClaimAsync(string tx)
    {
        var answer = await TryClaimAsync(tx);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var document = answer.Body.GetProperty("document").GetString();
        return new Claimed(
            tx,
            answer.Body.GetProperty("pairingToken").GetString()!,
            answer.Body.GetProperty("origin").GetString()!,
            Base64Url.DecodeFromChars(answer.Body.GetProperty("nonce").GetString()),
            document is null ? null : Base64Url.DecodeFromChars(document));
    }

    /// <summary>Sends any result.</summary>
    public Task<ChannelAnswer> ResultAsync(Claimed claimed, object body) => ResultAsync(claimed.Tx, claimed.Token, JsonContent.Create(body));

    public Task<ChannelAnswer> ResultAsync(string tx, string? token, HttpContent body) => PostAsync(tx, "result", token, body);

    /// <summary>Signs in as the card does; with any certificate or signature.</summary>
    public Task<ChannelAnswer> ProveAsync(Claimed claimed, TestKey key, byte[]? signature = null) => ResultAsync(claimed, new
    {
        authenticate = new { certificate = key.Certificate.RawData, signature = signature ?? Challenge.Sign(key.Key, claimed.Origin, claimed.Nonce) },
    });

    /// <summary>Sends a CMS together with a card's authentication certificate.</summary>
    public Task<ChannelAnswer> SignAsync(Claimed claimed, byte[] cms, TestCard card) =>
        ResultAsync(claimed, new { sign = new { cms, certificate = card.Authentication.Certificate.RawData } });

    /// <summary>Answers any request as the honest agent with this card: seen, claim, result.</summary>
    /// <returns>Local path with which the browser returns.</returns>
    public async Task<string> AnswerAsync(string tx, TestCard card)
    {
        var action = (await SeenAsync(tx)).Body.GetProperty("action").GetString();
        var claimed = await ClaimAsync(tx);
        var answer = action switch
        {
            "authenticate" => await ProveAsync(claimed, card.Authentication),
            "read-facts" => await ResultAsync(claimed, new { facts = card.Facts }),
            _ => await SignAsync(claimed, card.SignDocument(claimed.Document!), card),
        };
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.WayHome;
    }

    private JsonContent? Self() => Name is null ? null : JsonContent.Create(new { agent = Name, protocol = 2 });

    private async Task<ChannelAnswer> PostAsync(string tx, string act, string? token, HttpContent? body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/card-requests/{tx}/{act}") { Content = body };
        if (body is not null) await body.LoadIntoBufferAsync();
        if (Name is not null) request.Headers.TryAddWithoutValidation("User-Agent", Name);
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var json = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return new ChannelAnswer(answer.StatusCode, json ? JsonDocument.Parse(text).RootElement : default);
    }
}
