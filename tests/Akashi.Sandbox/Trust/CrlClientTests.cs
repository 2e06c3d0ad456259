using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Hosting;
using Akashi.Trust;

namespace Akashi.Sandbox.Tests.Trust;

/// <summary>C6: a CRL is a fallback, and is trusted only within its limits.</summary>
public sealed class CrlClientTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    private static DateTimeOffset Now => Clock.GetUtcNow();

    [Fact]
    public async Task Certificate_that_is_not_on_the_list_is_good() => Assert.Equal(Revocation.Good, (await AskAsync("hanako")).State);

    [Fact]
    public async Task Certificate_on_the_list_is_revoked_with_its_time()
    {
        using var certificate = sandbox.CardCertificate("yoshino", "signature");
        await sandbox.Http.PostAsJsonAsync(
            "/api/certificates/revoke", new { ca = "signature", serial = certificate.SerialNumber }, TestContext.Current.CancellationToken);
        var answer = await AskAsync("yoshino");
        Assert.Equal(Revocation.Revoked, answer.State);
        Assert.InRange(answer.RevokedAt!.Value, Now.AddMinutes(-1), Now);
    }

    [Fact]
    public async Task List_that_cannot_be_fetched_is_unavailable() =>
        Assert.Equal(Revocation.Unavailable, (await AskAsync(new Lists(_ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)))).State);

    [Theory]
    [InlineData(0, 60, Revocation.Good)]
    [InlineData(-120, -1, Revocation.Unavailable)]
    [InlineData(30, 60, Revocation.Unavailable)]
    public async Task List_counts_from_its_start_to_its_end(int beginsIn, int endsIn, Revocation expected) =>
        Assert.Equal(expected, (await AskAsync(Serving(Signed(sandbox.Authorities["signature"].Key, Now.AddMinutes(beginsIn), Now.AddMinutes(endsIn))))).State);

    [Fact]
    public async Task List_signed_by_a_stranger_is_unavailable()
    {
        using var key = TestKeys.New();
        Assert.Equal(Revocation.Unavailable, (await AskAsync(Serving(Signed(key, Now, Now.AddHours(1))))).State);
    }

    [Fact]
    public async Task List_of_another_CA_is_unavailable()
    {
        using var other = sandbox.Root("authentication");
        Assert.Equal(Revocation.Unavailable, (await AskAsync(Serving(Signed(sandbox.Authorities["signature"].Key, Now, Now.AddHours(1), other)))).State);
    }

    [Fact]
    public async Task Broken_list_is_never_good_and_never_throws()
    {
        var list = Signed(sandbox.Authorities["signature"].Key, Now, Now.AddHours(1));
        for (var cut = 0; cut < list.Length; cut += 5) Assert.Equal(Revocation.Unavailable, (await AskAsync(Serving(list[..cut]))).State);
    }

    [Fact]
    public async Task One_bit_flipped_is_never_good()
    {
        var list = Signed(sandbox.Authorities["signature"].Key, Now, Now.AddHours(1));
        for (var at = 0; at < list.Length; at++)
        {
            var flipped = (byte[])list.Clone();
            flipped[at] ^= (byte)(1 << (at % 8));
            Assert.Equal(Revocation.Unavailable, (await AskAsync(Serving(flipped))).State);
        }
    }

    [Fact]
    public async Task List_is_kept_until_its_end_and_fetched_again_after_it()
    {
        using var lists = Serving(Signed(sandbox.Authorities["signature"].Key, Now, Now.AddHours(1)));
        using var http = new HttpClient(lists);
        using var certificate = sandbox.CardCertificate("hanako", "signature");
        using var issuer = sandbox.Root("signature");
        var clock = new DevelopmentClock(Path.Combine(sandbox.Data, "crl-kept"));
        var client = new CrlClient(http, clock);
        await client.AskAsync(certificate, issuer, TestContext.Current.CancellationToken);
        await client.AskAsync(certificate, issuer, TestContext.Current.CancellationToken);
        Assert.Equal(1, lists.Asked);
        clock.Move(TimeSpan.FromMinutes(61));
        Assert.Equal(Revocation.Unavailable, (await client.AskAsync(certificate, issuer, TestContext.Current.CancellationToken)).State);
        Assert.Equal(2, lists.Asked);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(72)]
    [InlineData(365 * 24)]
    public async Task V10_list_that_was_taken_in_the_future_is_not_used_when_the_clock_was_set_back(int hours)
    {
        using var lists = Serving(Signed(sandbox.Authorities["signature"].Key, Now.AddHours(hours), Now.AddYears(2)));
        using var http = new HttpClient(lists);
        using var certificate = sandbox.CardCertificate("hanako", "signature");
        using var issuer = sandbox.Root("signature");
        var clock = new DevelopmentClock(Path.Combine(sandbox.Data, $"crl-ahead-{hours}"));
        var client = new CrlClient(http, clock);
        clock.Move(TimeSpan.FromHours(hours));
        Assert.Equal(Revocation.Good, (await client.AskAsync(certificate, issuer, TestContext.Current.CancellationToken)).State);
        clock.Move(null);
        Assert.Equal(Revocation.Unavailable, (await client.AskAsync(certificate, issuer, TestContext.Current.CancellationToken)).State);
        Assert.Equal(2, lists.Asked);
    }

    /// <summary>Lists read from a folder: a revocation is final, whatever the list's dates.</summary>
    [Theory]
    [InlineData(72, 100, Revocation.Unavailable)]
    [InlineData(-100, -72, Revocation.Unavailable)]
    [InlineData(-1, 1, Revocation.Good)]
    public void V10_kept_list_calls_revoked_at_any_time_and_good_in_its_time_only(int beginsIn, int endsIn, Revocation other)
    {
        using var revoked = sandbox.CardCertificate("yoshino", "signature");
        using var good = sandbox.CardCertificate("hanako", "signature");
        using var issuer = sandbox.Root("signature");
        var list = Signed(sandbox.Authorities["signature"].Key, Now.AddHours(beginsIn), Now.AddHours(endsIn), revoked: revoked);
        Assert.Equal((Revocation.Revoked, other), (CrlClient.Read(list, revoked, issuer, Now).State, CrlClient.Read(list, good, issuer, Now).State));
    }

    private byte[] Signed(RSA key, DateTimeOffset from, DateTimeOffset until, X509Certificate2? name = null, X509Certificate2? revoked = null)
    {
        using var issuer = sandbox.Root("signature");
        var keyId = X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, true, false);
        var builder = new CertificateRevocationListBuilder();
        if (revoked is not null) builder.AddEntry(revoked, from);
        return builder.Build(
            (name ?? issuer).SubjectName, X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1), 1, until, HashAlgorithmName.SHA256, keyId, from);
    }

    private async Task<RevocationAnswer> AskAsync(string persona)
    {
        using var certificate = sandbox.CardCertificate(persona, "signature");
        using var issuer = sandbox.Root("signature");
        return await new CrlClient(sandbox.Http, Clock).AskAsync(certificate, issuer, TestContext.Current.CancellationToken);
    }

    private async Task<RevocationAnswer> AskAsync(Lists lists)
    {
        using (lists)
        {
            using var http = new HttpClient(lists, disposeHandler: false);
            using var certificate = sandbox.CardCertificate("hanako", "signature");
            using var issuer = sandbox.Root("signature");
            return await new CrlClient(http, Clock).AskAsync(certificate, issuer, TestContext.Current.CancellationToken);
        }
    }

    private static Lists Serving(byte[] list) => new(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(list) });

    // The network between us and the CA's server.
    private sealed class Lists(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        public int Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult(answer(request));
        }
    }
}
