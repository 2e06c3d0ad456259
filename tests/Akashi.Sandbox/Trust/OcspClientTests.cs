using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Hosting;
using Akashi.Trust;

namespace Akashi.Sandbox.Tests.Trust;

public sealed class OcspClientTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    private static DateTimeOffset Now => Clock.GetUtcNow();

    private RSA IssuerKey => sandbox.Authorities["authentication"].Key;

    [Fact]
    public async Task Good_certificate_is_good() => Assert.Equal(Revocation.Good, await AskAsync("hanako", "authentication"));

    [Fact]
    public async Task Revoked_certificate_is_revoked_with_its_time()
    {
        using var certificate = sandbox.CardCertificate("yoshino", "authentication");
        await sandbox.Http.PostAsJsonAsync(
            "/api/certificates/revoke", new { ca = "authentication", serial = certificate.SerialNumber }, TestContext.Current.CancellationToken);
        using var issuer = sandbox.Root("authentication");
        var answer = await new OcspClient(sandbox.Http, Clock).AskAsync(certificate, issuer, TestContext.Current.CancellationToken);
        Assert.Equal(Revocation.Revoked, answer.State);
        Assert.InRange(answer.RevokedAt!.Value, Now.AddMinutes(-1), Now);
    }

    [Fact]
    public async Task Certificate_that_the_responder_does_not_know_is_unknown()
    {
        using var issuer = sandbox.Root("authentication");
        using var key = TestKeys.New();
        var request = new CertificateRequest("CN=Never issued", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([$"{sandbox.Origin}/ocsp/authentication"], []));
        using var certificate = request.Create(
            issuer.SubjectName, X509SignatureGenerator.CreateForRSA(IssuerKey, RSASignaturePadding.Pkcs1), Now, Now.AddDays(1), [0x55, 0x01]);
        Assert.Equal(
            Revocation.Unknown, (await new OcspClient(sandbox.Http, Clock).AskAsync(certificate, issuer, TestContext.Current.CancellationToken)).State);
    }

    [Fact]
    public async Task Responder_that_is_down_is_unavailable()
    {
        await sandbox.Http.PutAsJsonAsync("/api/ocsp/signature", new { available = false }, TestContext.Current.CancellationToken);
        Assert.Equal(Revocation.Unavailable, await AskAsync("hanako", "signature"));
        await sandbox.Http.PutAsJsonAsync("/api/ocsp/signature", new { available = true }, TestContext.Current.CancellationToken);
        Assert.Equal(Revocation.Good, await AskAsync("hanako", "signature"));
    }

    [Fact]
    public async Task Stale_answer_is_unavailable()
    {
        var later = new DevelopmentClock(Path.Combine(sandbox.Data, "later"));
        later.Move(TimeSpan.FromHours(1));
        using var certificate = sandbox.CardCertificate("hanako", "authentication");
        using var issuer = sandbox.Root("authentication");
        Assert.Equal(
            Revocation.Unavailable,
            (await new OcspClient(sandbox.Http, later).AskAsync(certificate, issuer, TestContext.Current.CancellationToken)).State);
    }

    [Fact]
    public async Task Answer_signed_by_a_stranger_is_unavailable()
    {
        using var key = TestKeys.New();
        using var issuer = sandbox.Root("authentication");
        using var stranger = new CertificateRequest(
            issuer.SubjectName, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1));
        using var responder = new Responder { Key = key, Certificate = stranger, ThisUpdate = Now };
        Assert.Equal(Revocation.Unavailable, await AskAsync(responder));
    }

    [Theory]
    [InlineData("1.3.6.1.5.5.7.3.9", Revocation.Good)]
    [InlineData("1.3.6.1.5.5.7.3.1", Revocation.Unavailable)]
    public async Task Delegated_responder_needs_the_usage_for_it(string usage, Revocation expected)
    {
        using var key = TestKeys.New();
        using var issuer = sandbox.Root("authentication");
        var request = new CertificateRequest("CN=Responder", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        using var delegated = request.Create(
            issuer.SubjectName, X509SignatureGenerator.CreateForRSA(IssuerKey, RSASignaturePadding.Pkcs1), Now.AddDays(-1), Now.AddDays(1),
            [0x55, 0x02]);
        using var responder = new Responder { Key = key, Certificate = delegated, ThisUpdate = Now };
        Assert.Equal(expected, await AskAsync(responder));
    }

    [Fact]
    public async Task C6_wrong_nonce_is_unavailable_and_a_missing_one_is_accepted_only_from_configured_CAs()
    {
        using var issuer = sandbox.Root("authentication");
        using var wrong = new Responder { Key = IssuerKey, Certificate = issuer, ThisUpdate = Now, Echo = _ => new byte[32] };
        Assert.Equal(Revocation.Unavailable, await AskAsync(wrong));
        using var none = new Responder { Key = IssuerKey, Certificate = issuer, ThisUpdate = Now, Echo = _ => null };
        using var other = sandbox.Root("signature");
        Assert.Equal(Revocation.Unavailable, await AskAsync(none));
        Assert.Equal(Revocation.Unavailable, await AskAsync(none, new WithoutNonce([other])));
        Assert.Equal(Revocation.Good, await AskAsync(none, new WithoutNonce([other, issuer])));
        Assert.Equal(Revocation.Unavailable, await AskAsync(wrong, new WithoutNonce([issuer])));
    }

    [Fact]
    public async Task Broken_answer_is_never_good_and_never_throws()
    {
        using var issuer = sandbox.Root("authentication");
        for (var cut = 0; cut < 1200; cut += 7)
        {
            var at = cut;
            using var shorter = new Responder { Key = IssuerKey, Certificate = issuer, ThisUpdate = Now, Change = b => b[..Math.Min(at, b.Length - 1)] };
            Assert.Equal(Revocation.Unavailable, await AskAsync(shorter));
        }
    }

    [Fact]
    public async Task Answer_is_kept_for_thirty_seconds_and_never_past_its_end()
    {
        using var issuer = sandbox.Root("authentication");
        using var certificate = sandbox.CardCertificate("hanako", "authentication");
        using var responder = new Responder { Key = IssuerKey, Certificate = issuer, ThisUpdate = Now, NextUpdate = Now.AddHours(1) };
        using var http = new HttpClient(responder);
        var clock = new DevelopmentClock(Path.Combine(sandbox.Data, "kept"));
        var client = new OcspClient(http, clock);
        await client.AskAsync(certificate, issuer, TestContext.Current.CancellationToken);
        await client.AskAsync(certificate, issuer, TestContext.Current.CancellationToken);
        Assert.Equal(1, responder.Asked);
        clock.Move(TimeSpan.FromSeconds(31));
        await client.AskAsync(certificate, issuer, TestContext.Current.CancellationToken);
        Assert.Equal(2, responder.Asked);
        using var brief = new Responder { Key = IssuerKey, Certificate = issuer, ThisUpdate = Now, NextUpdate = Now.AddSeconds(5) };
        using var second = new HttpClient(brief);
        var answer = await new OcspClient(second, Clock).AskAsync(certificate, issuer, TestContext.Current.CancellationToken);
        Assert.InRange(answer.GoodUntil, DateTimeOffset.MinValue, Now.AddSeconds(5));
    }

    /// <summary>V10: also where the CA's clock was right and only ours was ahead.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(72, 72)]
    [InlineData(72, 0)]
    [InlineData(365 * 24, 365 * 24)]
    public async Task V10_answer_that_was_taken_in_the_future_is_not_used_when_the_clock_was_set_back(int hours, int hoursOfCa)
    {
        using var issuer = sandbox.Root("authentication");
        using var certificate = sandbox.CardCertificate("hanako", "authentication");
        using var responder = new Responder { Key = IssuerKey, Certificate = issuer, ThisUpdate = Now.AddHours(hoursOfCa), NextUpdate = Now.AddYears(2) };
        using var http = new HttpClient(responder);
        var clock = new DevelopmentClock(Path.Combine(sandbox.Data, $"ahead-{hours}-{hoursOfCa}"));
        var client = new OcspClient(http, clock);
        clock.Move(TimeSpan.FromHours(hours));
        Assert.Equal(Revocation.Good, (await client.AskAsync(certificate, issuer, TestContext.Current.CancellationToken)).State);
        clock.Move(null);
        var answer = await client.AskAsync(certificate, issuer, TestContext.Current.CancellationToken);
        Assert.Equal((2, hoursOfCa == 0 ? Revocation.Good : Revocation.Unavailable), (responder.Asked, answer.State));
        Assert.InRange(answer.AsOf, Now.AddMinutes(-5), Now.AddMinutes(5));
    }

    private async Task<Revocation> AskAsync(string persona, string kind)
    {
        using var certificate = sandbox.CardCertificate(persona, kind);
        using var issuer = sandbox.Root(kind);
        return (await new OcspClient(sandbox.Http, Clock).AskAsync(certificate, issuer, TestContext.Current.CancellationToken)).State;
    }

    private async Task<Revocation> AskAsync(Responder responder, WithoutNonce? withoutNonce = null)
    {
        using var certificate = sandbox.CardCertificate("hanako", "authentication");
        using var issuer = sandbox.Root("authentication");
        using var http = new HttpClient(responder, disposeHandler: false);
        var client = new OcspClient(http, Clock) { WithoutNonce = withoutNonce ?? WithoutNonce.None };
        return (await client.AskAsync(certificate, issuer, TestContext.Current.CancellationToken)).State;
    }
}
