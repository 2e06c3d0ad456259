using System.Net;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Status;
using Akashi.Credentials.Trust;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Issuing.Publish;
using Akashi.Service.Tests.Given;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Issuing.Keys;

/// <summary>
/// V10: the clocks of Service and CA were wrong for a while. Once they are right, so is all that is published, and what was revoked stays revoked.
/// </summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class ClockJumpTests : IAsyncLifetime
{
    private const string List = "203001-1";
    private OwnWorld world = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        world = await OwnWorld.StartAsync();
        await world.Services.GetRequiredService<StatusPublisher>().OpenAsync(new DateTimeOffset(2030, 2, 1, 0, 0, 0, TimeSpan.Zero), 1, Ct);
        await MustBeWellAsync();
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(72)]
    [InlineData(-72)]
    [InlineData(365 * 24)]
    [InlineData(-365 * 24)]
    public async Task V10_a_clock_that_jumped_and_was_set_back_leaves_nothing_wrong_while_all_run(int hours)
    {
        world.MoveClock(TimeSpan.FromHours(hours));
        await LivesAsync();
        world.MoveClock(TimeSpan.Zero);
        await MustBeWellAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(72)]
    [InlineData(-72)]
    [InlineData(365 * 24)]
    [InlineData(-365 * 24)]
    public async Task V10_a_clock_that_jumped_and_was_set_back_while_the_Service_was_stopped_leaves_nothing_wrong(int hours)
    {
        world.MoveClock(TimeSpan.FromHours(hours));
        await LivesAsync();
        await world.RestartAtAsync(TimeSpan.Zero);
        await MustBeWellAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(72)]
    public async Task V10_an_answer_of_the_CA_dated_in_the_future_does_not_count_as_one_of_now(int hours)
    {
        world.MoveClock(TimeSpan.FromHours(hours));
        await LivesAsync();
        world.Ocsp("issuer", false);
        world.MoveClock(TimeSpan.Zero);
        Assert.All((await TrustListAsync()).Keys, k => Assert.Equal((CertificateState.Unknown, null), (k.State, k.AsOf)));
        await CheckAsync();
        Assert.Equal("{\"status\":\"unavailable\",\"reason\":\"signing-certificate-unknown\"}", await HealthAsync(HttpStatusCode.ServiceUnavailable));
        Assert.Empty(await world.InDbAsync(db => db.Set<IssuerCertificate>().Where(c => c.GoodAsOf != null).ToListAsync(Ct)));
        world.Ocsp("issuer", true);
        await MustBeWellAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task V10_what_was_revoked_in_the_future_stays_revoked_and_is_dated_no_later_than_now(bool restarts)
    {
        var lost = world.Services.GetRequiredService<IssuerKeys>()[KeyPurpose.Credential];
        world.MoveClock(TimeSpan.FromDays(3));
        world.Authorities["issuer"].Revoke(lost.Certificate.SerialNumber, world.Now);
        await LivesAsync();
        world.Ocsp("issuer", false);
        if (restarts) await world.RestartAtAsync(TimeSpan.Zero);
        else world.MoveClock(TimeSpan.Zero);
        Assert.Equal(CertificateState.Revoked, (await TrustListAsync()).Keys.Single(k => Convert.ToHexStringLower(k.KeyId.Span) == lost.Id).State);
        await CheckAsync();
        var revokedAt = await world.InDbAsync(db => db.Set<IssuerCertificate>().Where(c => c.KeyId == lost.Id).Select(c => c.RevokedAt).SingleAsync(Ct));
        Assert.InRange(revokedAt!.Value, world.Now.AddMinutes(-10), world.Now);
        Assert.Equal("{\"status\":\"unavailable\",\"reason\":\"signing-certificate-revoked\"}", await HealthAsync(HttpStatusCode.ServiceUnavailable));
    }

    [Fact]
    public async Task Process_lives_whatever_is_missing()
    {
        world.Ocsp("issuer", false);
        world.MoveClock(TimeSpan.FromHours(1));
        using var browser = world.Stranger();
        Assert.Equal("ok\n", await (await browser.GetAsync("/live")).Content.ReadAsStringAsync(Ct));
    }

    // What the background work does within a minute or two.
    private async Task LivesAsync()
    {
        await CheckAsync();
        await world.Services.GetRequiredService<StatusPublisher>().RunOnceAsync(Ct);
        await TrustListAsync();
    }

    // The lists are current at once; the states once the CA has been asked again.
    private async Task MustBeWellAsync()
    {
        using var browser = world.Stranger();
        using var answer = await browser.GetAsync("/status/" + List);
        Assert.True(StatusList.TryRead(await answer.Content.ReadAsByteArrayAsync(Ct), out var list, out var fault), fault.ToString());
        Assert.False(Clocks.IsAhead(list!.IssuedAt, world.Now));
        await world.Services.GetRequiredService<StatusPublisher>().RefreshAsync(Ct);
        using var fresh = await browser.GetAsync("/status/" + List);
        Assert.True(StatusList.TryRead(await fresh.Content.ReadAsByteArrayAsync(Ct), out list, out _));
        Assert.InRange(list!.IssuedAt, world.Now.AddMinutes(-2), world.Now);
        await CheckAsync();
        var trust = await TrustListAsync(t => t.Keys.All(k => k.State == CertificateState.Good));
        Assert.InRange(trust.IssuedAt, world.Now.AddMinutes(-2), world.Now);
        Assert.Equal("{\"status\":\"ok\"}", await HealthAsync(HttpStatusCode.OK));
    }

    private async Task<string> HealthAsync(HttpStatusCode expected)
    {
        using var browser = world.Stranger();
        using var answer = await browser.GetAsync("/health");
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    // It is signed anew every ten seconds.
    private async Task<TrustList> TrustListAsync(Func<TrustList, bool>? until = null)
    {
        var publisher = world.Services.GetRequiredService<TrustPublisher>();
        using var end = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            Assert.True(TrustList.TryRead(await publisher.CurrentAsync(Ct), out var list, out var fault), fault.ToString());
            if (until?.Invoke(list!) != false) return list!;
            await Task.Delay(TimeSpan.FromMilliseconds(100), end.Token);
        }
    }

    private Task<bool> CheckAsync() => world.InServiceAsync(async s =>
    {
        await s.GetRequiredService<CertificateCheck>().RunOnceAsync(Ct);
        return true;
    });
}
