using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Akashi.Service.Cards.Phone;

/// <summary>What the provider gave for a code.</summary>
/// <param name="Subject">The person's pairwise subject at the provider, from the checked ID token: 1 to 255 printable characters.</param>
/// <param name="AccessToken">Opens userinfo, and the result of signing.</param>
internal sealed record PhoneGrant(string Subject, string AccessToken);

/// <summary>The provider's side of the phone, as far as we use it (docs/specifications/phone.md).</summary>
internal sealed class PhoneProvider(ProviderHttp http, ClientAssertion assertion, IdTokens idTokens, PhoneSettings settings)
{
    /// <summary>Where the browser goes to be asked for the card.</summary>
    /// <param name="opening">The values of the attempt.</param>
    /// <param name="action">What the card is asked to do.</param>
    /// <param name="back">Our address to come back to.</param>
    /// <param name="language">"ja" or "en".</param>
    public Uri PageFor(PhoneOpening opening, CardAction action, Uri back, string language)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = settings.ClientId,
            ["redirect_uri"] = back.AbsoluteUri,
            ["scope"] = action switch
            {
                CardAction.Authenticate => PhoneWire.SignInScope,
                CardAction.ReadFacts => PhoneWire.FactsScope,
                _ => PhoneWire.SignScope,
            },
            ["state"] = opening.State,
            ["nonce"] = opening.Nonce,
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(opening.Verifier))),
            ["code_challenge_method"] = "S256",
            ["ui_locales"] = language,
        };
        if (opening.Transaction is { } transaction) parameters[PhoneWire.TransactionId] = transaction.ToString();
        return new Uri(QueryHelpers.AddQueryString(settings.Authorization.AbsoluteUri, parameters));
    }

    /// <summary>Begins signing.</summary>
    /// <param name="digestInfo">DER DigestInfo of SHA-256, 51 bytes.</param>
    /// <param name="ct">Cancels the requests.</param>
    public async Task<(Guid? Transaction, CardFault? Fault)> BeginSigningAsync(byte[] digestInfo, CancellationToken ct)
    {
        var (own, fault) = await TokenAsync(ct, KeyValuePair.Create("grant_type", "client_credentials"));
        if (fault is not null) return (null, fault);
        if (ProviderHttp.Text(own, "access_token") is not { } token) return (null, CardFault.NotConfirmed);
        var content = JsonContent.Create(new Dictionary<string, string> { [PhoneWire.Digest] = Convert.ToBase64String(digestInfo) });
        // Without this it would be sent in chunks.
        await content.LoadIntoBufferAsync(ct);
        var (begun, refused) = await http.AskAsync(With(token, new HttpRequestMessage(HttpMethod.Post, settings.SignTransactions) { Content = content }), ct);
        if (refused is not null) return (null, refused);
        return Guid.TryParseExact(ProviderHttp.Text(begun, PhoneWire.Id), "D", out var id) ? (id, null) : (null, CardFault.NotConfirmed);
    }

    /// <summary>Exchanges a code for tokens, and checks the ID token.</summary>
    /// <param name="code">As it came back.</param>
    /// <param name="opening">The values of the attempt.</param>
    /// <param name="back">The address to which it came back.</param>
    /// <param name="ct">Cancels the requests.</param>
    public async Task<(PhoneGrant? Grant, CardFault? Fault)> RedeemAsync(string code, PhoneOpening opening, Uri back, CancellationToken ct)
    {
        var (body, fault) = await TokenAsync(
            ct, KeyValuePair.Create("grant_type", "authorization_code"), KeyValuePair.Create("code", code),
            KeyValuePair.Create("redirect_uri", back.AbsoluteUri), KeyValuePair.Create("code_verifier", opening.Verifier));
        if (fault is not null) return (null, fault);
        if (ProviderHttp.Text(body, "access_token") is not { } access || !IsToken(access) || ProviderHttp.Text(body, "id_token") is not { } jwt)
            return (null, CardFault.NotConfirmed);
        var (subject, refused) = await idTokens.CheckAsync(jwt, opening.Nonce, access, ct);
        return subject is null ? (null, refused) : (new PhoneGrant(subject, access), null);
    }

    /// <summary>Fetches the four facts.</summary>
    public async Task<(BasicFacts? Facts, CardFault? Fault)> FactsAsync(PhoneGrant grant, CancellationToken ct)
    {
        var (body, fault) = await http.AskAsync(With(grant.AccessToken, new HttpRequestMessage(HttpMethod.Get, settings.UserInfo)), ct);
        if (fault is not null) return (null, fault);
        // Facts of another person could be put in the place of this one's (OpenID Connect Core, 5.3.2).
        if (ProviderHttp.Text(body, "sub") != grant.Subject) return (null, CardFault.NotConfirmed);
        return PhoneFacts.Read(body) is { } facts ? (facts, null) : (null, CardFault.NotConfirmed);
    }

    /// <summary>Fetches signature and certificate of a transaction.</summary>
    public async Task<(PhoneSignature? Signed, CardFault? Fault)> SignatureAsync(PhoneGrant grant, Guid transaction, CancellationToken ct)
    {
        var address = new Uri($"{settings.SignTransactions.AbsoluteUri}/{transaction}/result");
        var (body, fault) = await http.AskAsync(With(grant.AccessToken, new HttpRequestMessage(HttpMethod.Get, address)), ct);
        if (fault is not null) return (null, fault);
        if (ProviderHttp.Text(body, PhoneWire.SignedJwe) is not { } jwe) return (null, CardFault.NotConfirmed);
        if (!Jwe.TryOpen(jwe, settings.Keys.Encryption, settings.Keys.EncryptionId, out var plain)) return (null, CardFault.NotConfirmed);
        return PhoneSignature.TryRead(plain, out var signed) ? (signed, null) : (null, CardFault.NotConfirmed);
    }

    private Task<(JsonElement Body, CardFault? Fault)> TokenAsync(CancellationToken ct, params KeyValuePair<string, string>[] parameters) =>
        http.AskAsync(new HttpRequestMessage(HttpMethod.Post, settings.Token) { Content = assertion.Form(parameters) }, ct);

    private static HttpRequestMessage With(string token, HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    // RFC 6750, 2.1: what may stand in a header.
    private static bool IsToken(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' or '+' or '/' or '=');
}
