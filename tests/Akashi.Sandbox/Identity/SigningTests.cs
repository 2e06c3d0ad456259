using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Akashi.Sandbox.Tests.Identity;

/// <summary>Sign transactions, from the digest to the signature that verifies.</summary>
[Collection(IdentityTests.Name)]
public sealed class SigningTests(RunningIdentity provider)
{
    private static readonly byte[] Digest = SHA256.HashData("a document"u8);
    private static readonly byte[] DigestInfo =
        [0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20, .. Digest];

    private readonly Flow flow = new(provider, provider.Portal);

    [Fact]
    public async Task Signature_over_a_DigestInfo_verifies_with_the_cards_certificate()
    {
        var id = await flow.TransactionAsync(DigestInfo);
        var payload = await SignedAsync(id, "hanako", "ABC123");
        using var certificate = X509CertificateLoader.LoadCertificate(payload.GetProperty("certificate").GetBytesFromBase64());
        using var expected = provider.Sandbox.CardCertificate("hanako", "signature");
        Assert.Equal(expected.RawData, certificate.RawData);
        using var key = certificate.GetRSAPublicKey()!;
        Assert.True(key.VerifyHash(Digest, payload.GetProperty("signature").GetBytesFromBase64(), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    // The card pads what it gets: without a DigestInfo this is a signature that PKCS#1 does not know.
    [Fact]
    public async Task Bare_digest_is_padded_as_it_is()
    {
        var payload = await SignedAsync(await flow.TransactionAsync(Digest), "hanako", "abc123");
        using var certificate = X509CertificateLoader.LoadCertificate(payload.GetProperty("certificate").GetBytesFromBase64());
        using var key = certificate.GetRSAPublicKey()!;
        var signature = payload.GetProperty("signature").GetBytesFromBase64();
        Assert.False(key.VerifyHash(Digest, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var numbers = key.ExportParameters(false);
        var opened = System.Numerics.BigInteger.ModPow(Number(signature), Number(numbers.Exponent), Number(numbers.Modulus));
        Assert.Equal(Digest, opened.ToByteArray(isUnsigned: true, isBigEndian: true)[^32..]);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(51)]
    [InlineData(64)]
    [InlineData(0)]
    public async Task What_is_neither_a_digest_nor_its_DigestInfo_is_refused(int length)
    {
        var (status, body) = await flow.BeginSigningAsync(await OwnAsync(), Convert.ToBase64String(new byte[length]));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (status, body.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task Transaction_lives_10_minutes()
    {
        var before = TimeProvider.System.GetUtcNow();
        var (status, body) = await flow.BeginSigningAsync(await OwnAsync(), Convert.ToBase64String(DigestInfo));
        Assert.Equal(HttpStatusCode.Created, status);
        var end = body.GetProperty("expires_at").GetDateTimeOffset();
        Assert.InRange(end, before.AddMinutes(10).AddSeconds(-1), TimeProvider.System.GetUtcNow().AddMinutes(10));
    }

    [Fact]
    public async Task Without_the_portals_own_token_no_transaction_begins()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await flow.BeginSigningAsync(null, Convert.ToBase64String(DigestInfo))).Status);
        var persons = (await flow.RedeemAsync(await flow.CodeAsync())).Body.GetProperty("access_token").GetString();
        Assert.Equal(HttpStatusCode.Forbidden, (await flow.BeginSigningAsync(persons, Convert.ToBase64String(DigestInfo))).Status);
    }

    [Fact]
    public async Task Result_before_the_signature_is_a_conflict() =>
        Assert.Equal(HttpStatusCode.Conflict, (await flow.ResultAsync(await OwnAsync(), await flow.TransactionAsync(DigestInfo))).Status);

    [Fact]
    public async Task Transaction_of_another_portal_is_not_found()
    {
        var id = await flow.TransactionAsync(DigestInfo);
        var other = new Flow(provider, provider.Other);
        var token = (await other.OwnTokenAsync()).Body.GetProperty("access_token").GetString();
        Assert.Equal(HttpStatusCode.NotFound, (await other.ResultAsync(token, id)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.ResultAsync(token, "01890000-0000-7000-8000-000000000000")).Status);
        using var browser = provider.Browser();
        await browser.OpenAsync(other.Request("openid sign", ("sign_transaction_id", id)));
        Assert.Equal("invalid_request", Flow.Back(browser)["error"]);
    }

    [Fact]
    public async Task Result_is_only_for_the_token_of_its_authorization()
    {
        var id = await flow.TransactionAsync(DigestInfo);
        var token = await SignTokenAsync(id, "hanako", "ABC123");
        Assert.Equal(HttpStatusCode.Forbidden, (await flow.ResultAsync(await OwnAsync(), id)).Status);
        Assert.Equal(HttpStatusCode.OK, (await flow.ResultAsync(token, id)).Status);
        Assert.Equal(HttpStatusCode.OK, (await flow.ResultAsync(token, id)).Status);
    }

    [Fact]
    public async Task Signed_transaction_is_not_signed_again()
    {
        var id = await flow.TransactionAsync(DigestInfo);
        await SignTokenAsync(id, "hanako", "ABC123");
        using var browser = provider.Browser();
        await browser.OpenAsync(flow.Request("openid sign", ("sign_transaction_id", id)));
        Assert.Equal("invalid_request", Flow.Back(browser)["error"]);
    }

    [Fact]
    public async Task Ended_transaction_is_gone()
    {
        var id = await flow.TransactionAsync(DigestInfo);
        await provider.WithClockAsync(
            TimeSpan.FromMinutes(11), async () => Assert.Equal(HttpStatusCode.Gone, (await flow.ResultAsync(await OwnAsync(), id)).Status));
    }

    private static System.Numerics.BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private async Task<string> OwnAsync() => (await flow.OwnTokenAsync()).Body.GetProperty("access_token").GetString()!;

    private async Task<string?> SignTokenAsync(string id, string persona, string password) =>
        (await flow.RedeemAsync((await flow.WalkAsync("openid sign", persona, password, id))["code"])).Body.GetProperty("access_token").GetString();

    private async Task<JsonElement> SignedAsync(string id, string persona, string password)
    {
        var (status, body) = await flow.ResultAsync(await SignTokenAsync(id, persona, password), id);
        Assert.Equal(HttpStatusCode.OK, status);
        return provider.Portal.Open(body.GetProperty("sign_certificate_jwe").GetString()!);
    }
}
