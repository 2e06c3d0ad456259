using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Akashi.Service.Cards;
using Akashi.Service.Cards.Phone;
using Akashi.Service.Tests.Given;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Akashi.Service.Tests.Cards.Phone;

/// <summary>What goes to the provider, and what is taken from it.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class PhoneProviderTests : IDisposable
{
    private static readonly PhoneGrant Granted = new(ScriptedProvider.Subject, ScriptedProvider.AccessToken);
    private static readonly Guid Transaction = Guid.Parse("0198c0de-0000-7000-8000-000000000001");
    private readonly ScriptedProvider provider = new();

    public void Dispose() => provider.Dispose();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(CardAction.Authenticate, "openid", false)]
    [InlineData(CardAction.ReadFacts, "openid name address birthdate gender", false)]
    [InlineData(CardAction.Sign, "openid sign", true)]
    public void Browser_sets_out_with_the_challenge_and_without_the_verifier(CardAction action, string scope, bool signs)
    {
        var opening = PhoneOpening.Make(signs ? Transaction : null);
        var page = provider.Provider.PageFor(opening, action, ScriptedProvider.Back, "en");
        var query = QueryHelpers.ParseQuery(page.Query).ToDictionary(q => q.Key, q => q.Value.ToString());
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(opening.Verifier)));
        Assert.Equal((scope, opening.State, opening.Nonce), (query["scope"], query["state"], query["nonce"]));
        Assert.Equal(("code", challenge, "S256", "en"), (query["response_type"], query["code_challenge"], query["code_challenge_method"], query["ui_locales"]));
        Assert.Equal(signs ? Transaction.ToString() : null, query.GetValueOrDefault("sign_transaction_id"));
        Assert.DoesNotContain(opening.Verifier, page.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_attempt_has_its_own_values()
    {
        PhoneOpening[] made = [PhoneOpening.Make(null), PhoneOpening.Make(null)];
        Assert.Equal(6, made.SelectMany(o => new[] { o.State, o.Nonce, o.Verifier }).Distinct().Count());
    }

    [Fact]
    public async Task Assertion_says_who_we_are_for_a_minute_and_once()
    {
        await provider.RedeemAsync();
        await provider.RedeemAsync();
        var forms = provider.Asked.Where(a => a.Path == "token").Select(a => QueryHelpers.ParseQuery(a.Body)).ToList();
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", forms[0]["client_assertion_type"]);
        Assert.Equal(provider.Opening.Verifier, forms[0]["code_verifier"]);
        var tokens = forms.Select(f => new JsonWebToken(f["client_assertion"])).ToList();
        Assert.Equal((ScriptedProvider.ClientId, ScriptedProvider.ClientId), (tokens[0].Issuer, tokens[0].Subject));
        Assert.Equal(("https://provider.test/token", "ES256"), (Assert.Single(tokens[0].Audiences), tokens[0].Alg));
        Assert.Equal(provider.Clock.GetUtcNow().AddSeconds(60).UtcDateTime, tokens[0].ValidTo);
        Assert.Equal(provider.Settings.Keys.Assertions.Key.KeyId, tokens[0].Kid);
        Assert.NotEqual(tokens[0].Id, tokens[1].Id);
    }

    [Theory]
    [InlineData("""{"sub":"S","name":"山田　花子","address":"東京都千代田区1-2-3","birthdate":"19900515","gender":"2"}""", Sex.Female)]
    [InlineData("""{"sub":"S","name":"山田　花子","address":{"formatted":"東京都千代田区1-2-3"},"birthdate":"1990-05-15","gender":"female"}""", Sex.Female)]
    [InlineData("""{"sub":"S","name":"山田　花子","address":"東京都千代田区1-2-3","birthdate":"19900515","gender":"1"}""", Sex.Male)]
    [InlineData("""{"sub":"S","name":"山田　花子","address":"東京都千代田区1-2-3","birthdate":"19900515","gender":"male"}""", Sex.Male)]
    [InlineData("""{"sub":"S","name":"山田　花子","address":"東京都千代田区1-2-3","birthdate":"19900515","gender":"9"}""", Sex.NotApplicable)]
    [InlineData("""{"sub":"S","name":"山田　花子","address":"東京都千代田区1-2-3","birthdate":"19900515","gender":"3"}""", Sex.NotApplicable)]
    [InlineData("""{"sub":"S","name":"山田　花子","address":"東京都千代田区1-2-3","birthdate":"19900515","gender":"other"}""", Sex.NotApplicable)]
    public async Task Facts_are_read_in_both_forms(string json, Sex sex)
    {
        var (facts, _) = await FactsAsync(json.Replace("\"S\"", $"\"{ScriptedProvider.Subject}\"", StringComparison.Ordinal));
        Assert.Equal(new BasicFacts("山田　花子", "東京都千代田区1-2-3", new DateOnly(1990, 5, 15), sex), facts);
    }

    [Theory]
    [InlineData("""{"sub":"another","name":"山田　花子","address":"東京都","birthdate":"19900515","gender":"2"}""")]
    [InlineData("""{"name":"山田　花子","address":"東京都","birthdate":"19900515","gender":"2"}""")]
    [InlineData("""{"sub":"S","address":"東京都","birthdate":"19900515","gender":"2"}""")]
    [InlineData("""{"sub":"S","name":"","address":"東京都","birthdate":"19900515","gender":"2"}""")]
    [InlineData("""{"sub":"S","name":"山田\u0000花子","address":"東京都","birthdate":"19900515","gender":"2"}""")]
    [InlineData("""{"sub":"S","name":"\ud800","address":"東京都","birthdate":"19900515","gender":"2"}""")]
    [InlineData("""{"sub":"S","name":"山田　花子","address":{"region":"東京都"},"birthdate":"19900515","gender":"2"}""")]
    [InlineData("""{"sub":"S","name":"山田　花子","address":"東京都","birthdate":"1990-5-15","gender":"2"}""")]
    [InlineData("""{"sub":"S","name":"山田　花子","address":"東京都","birthdate":"19900515","gender":"f"}""")]
    [InlineData("""{"sub":"S","name":"山田　花子","address":"東京都","birthdate":"19900515","gender":2}""")]
    [InlineData("[]")]
    [InlineData("<html>")]
    public async Task Facts_of_another_or_in_no_known_form_are_refused(string json)
    {
        var (facts, fault) = await FactsAsync(json.Replace("\"S\"", $"\"{ScriptedProvider.Subject}\"", StringComparison.Ordinal));
        Assert.Null(facts);
        Assert.Equal(CardFault.NotConfirmed, fault);
    }

    [Theory]
    [InlineData("token", HttpStatusCode.ServiceUnavailable, CardFault.ServiceSilent)]
    [InlineData("token", HttpStatusCode.TooManyRequests, CardFault.ServiceSilent)]
    [InlineData("token", HttpStatusCode.BadRequest, CardFault.NotConfirmed)]
    [InlineData("token", HttpStatusCode.Redirect, CardFault.NotConfirmed)]
    [InlineData("certs", HttpStatusCode.InternalServerError, CardFault.ServiceSilent)]
    public async Task Answer_that_is_none_has_its_reason(string path, HttpStatusCode status, CardFault expected)
    {
        provider.Says[path] = () => ScriptedProvider.Json(new { }, status);
        Assert.Equal(expected, (await provider.RedeemAsync()).Fault);
    }

    [Fact]
    public async Task Broken_connection_is_silence()
    {
        provider.Says["token"] = () => throw new HttpRequestException("reset");
        Assert.Equal(CardFault.ServiceSilent, (await provider.RedeemAsync()).Fault);
        provider.Says["token"] = () => throw new TaskCanceledException("too slow");
        Assert.Equal(CardFault.ServiceSilent, (await provider.RedeemAsync()).Fault);
    }

    [Theory]
    [InlineData("access_denied", "user_cancelled", CardFault.Cancelled)]
    [InlineData("access_denied", null, CardFault.Cancelled)]
    [InlineData("access_denied", "timeout", CardFault.TimedOut)]
    [InlineData("access_denied", "card_locked", CardFault.Locked)]
    [InlineData("access_denied", "certificate_revoked", CardFault.Revoked)]
    [InlineData("access_denied", "certificate_expired", CardFault.Expired)]
    [InlineData("access_denied", "certificate_not_supported", CardFault.WrongCard)]
    [InlineData("temporarily_unavailable", "revocation_unknown", CardFault.CannotCheck)]
    [InlineData("temporarily_unavailable", null, CardFault.ServiceSilent)]
    [InlineData("server_error", null, CardFault.ServiceSilent)]
    [InlineData("invalid_request", "nonce is missing", CardFault.NotConfirmed)]
    [InlineData("anything", null, CardFault.NotConfirmed)]
    public void Each_error_has_its_reason(string error, string? description, CardFault fault) => Assert.Equal(fault, PhoneWire.FaultOf(error, description));

    [Fact]
    public async Task Signing_begins_with_our_own_token_and_the_digest_info()
    {
        provider.Says["sign-transactions"] = () => ScriptedProvider.Json(new { id = Transaction }, HttpStatusCode.Created);
        var info = PhoneCms.DigestInfoOf([1, 2, 3]);
        Assert.Equal(51, info.Length);
        Assert.Equal((Transaction, null), await provider.Provider.BeginSigningAsync(info, Ct));
        Assert.Contains("grant_type=client_credentials", provider.Asked[0].Body, StringComparison.Ordinal);
        Assert.Equal(info, JsonDocument.Parse(provider.Asked[1].Body).RootElement.GetProperty("digest").GetBytesFromBase64());
    }

    [Theory]
    [InlineData("""{"id":"1"}""")]
    [InlineData("""{"id":null}""")]
    [InlineData("{}")]
    public async Task Transaction_without_a_right_id_is_refused(string json)
    {
        provider.Says["sign-transactions"] = () => new HttpResponseMessage(HttpStatusCode.Created) { Content = new StringContent(json) };
        Assert.Equal((null, CardFault.NotConfirmed), await provider.Provider.BeginSigningAsync(PhoneCms.DigestInfoOf([1]), Ct));
    }

    [Theory]
    [InlineData("not a JWE")]
    [InlineData("")]
    public async Task Result_that_is_no_JWE_is_refused(string jwe)
    {
        provider.Says["result"] = () => ScriptedProvider.Json(new { sign_certificate_jwe = jwe });
        Assert.Equal((null, CardFault.NotConfirmed), await provider.Provider.SignatureAsync(Granted, Transaction, Ct));
        Assert.Equal("result", provider.Asked.Single().Path);
    }

    private Task<(BasicFacts? Facts, CardFault? Fault)> FactsAsync(string json)
    {
        provider.Says["userinfo"] = () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(json) };
        return provider.Provider.FactsAsync(Granted, Ct);
    }
}
