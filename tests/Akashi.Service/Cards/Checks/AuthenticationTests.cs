using System.Security.Cryptography;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Cards.Checks;

/// <summary>C2: only a signature over this portal's origin and this request's nonce is accepted.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class AuthenticationTests(World world)
{
    [Fact]
    public async Task Signature_over_origin_and_nonce_lets_in() =>
        Assert.Equal("/home", (await SignInAttempt.WithAsync(world, world.CardInSandbox("hanako").Authentication)).Path);

    [Fact]
    public async Task Challenge_names_the_portals_own_origin_without_a_slash()
    {
        var attempt = await SignInAttempt.ClaimedAsync(world);
        Assert.Equal(world.Origin.GetLeftPart(UriPartial.Authority), attempt.Claimed.Origin);
    }

    [Theory]
    [InlineData("https://portal.evil.example")]
    [InlineData("http://localhost")]
    [InlineData("")]
    public async Task Signature_relayed_from_another_origin_lets_nobody_in(string origin)
    {
        var card = world.CardInSandbox("hanako");
        await RefusedAsync(card, claimed => card.SignChallenge(origin, claimed.Nonce));
    }

    [Fact]
    public async Task Signature_over_another_nonce_lets_nobody_in()
    {
        var card = world.CardInSandbox("hanako");
        await RefusedAsync(card, claimed => card.SignChallenge(claimed.Origin, RandomNumberGenerator.GetBytes(32)));
    }

    [Fact]
    public async Task Signature_by_another_key_than_the_certificates_lets_nobody_in()
    {
        var card = world.CardInSandbox("hanako");
        await RefusedAsync(card, claimed => world.CardInSandbox("taro").SignChallenge(claimed.Origin, claimed.Nonce));
    }

    [Fact]
    public async Task Bytes_that_are_no_signature_let_nobody_in() => await RefusedAsync(world.CardInSandbox("hanako"), _ => [1, 2, 3]);

    [Fact]
    public async Task Bytes_that_are_no_certificate_let_nobody_in()
    {
        var attempt = await SignInAttempt.ClaimedAsync(world);
        object proof = new { certificate = new byte[] { 0x30, 0x00 }, signature = new byte[256] };
        var answer = await attempt.Agent.ResultAsync(attempt.Claimed, new { authenticate = proof });
        Assert.Contains(FaultHeadings.NotTrusted, (await attempt.ComesHomeAsync(answer)).Words, StringComparison.Ordinal);
    }

    // C13: it loads as a certificate, and only using its key shows that the key is invalid.
    [Fact]
    public async Task Certificate_with_an_invalid_key_lets_nobody_in()
    {
        var der = world.CardInSandbox("hanako").Authentication.Certificate.RawData;
        // RSAPublicKey: SEQUENCE { INTEGER of 257 bytes … }; the integer becomes a string.
        der[der.AsSpan().IndexOf(new byte[] { 0x02, 0x82, 0x01, 0x01, 0x00 })] = 0x04;
        var attempt = await SignInAttempt.ClaimedAsync(world);
        var answer = await attempt.Agent.ResultAsync(attempt.Claimed, new { authenticate = new { certificate = der, signature = new byte[256] } });
        Assert.Contains(FaultHeadings.NotTrusted, (await attempt.ComesHomeAsync(answer)).Words, StringComparison.Ordinal);
    }

    // C3: the answer to one request, replayed in another, fails because of the nonce.
    [Fact]
    public async Task Replayed_answer_of_an_earlier_sign_in_lets_nobody_in()
    {
        var card = world.CardInSandbox("hanako");
        byte[] recorded = [];
        await SignInAttempt.WithAsync(world, card.Authentication, c => recorded = card.SignChallenge(c.Origin, c.Nonce));
        await RefusedAsync(card, _ => recorded);
    }

    private async Task RefusedAsync(TestCard card, Func<Claimed, byte[]> sign) =>
        Assert.Contains(FaultHeadings.BadSignature, (await SignInAttempt.WithAsync(world, card.Authentication, sign)).Words, StringComparison.Ordinal);
}
