using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Trust;
using Akashi.Service.Audit;
using Akashi.Service.Issuing;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Issuing.Keys;

/// <summary>
/// V5, docs/operations/issuer-keys.md: a signing key is compromised. Its certificate is revoked, everything is reissued, and holders are told.
/// </summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class CompromiseDrillTests : IAsyncLifetime
{
    private OwnWorld world = null!;
    private Holder holder = null!;
    private Guid entry;
    private Guid lost;

    public async ValueTask InitializeAsync()
    {
        var soon = TimeProvider.System.GetUtcNow().AddMinutes(5).ToString("O", CultureInfo.InvariantCulture);
        world = await OwnWorld.StartAsync($"Issuing:Keys:credential=credential,credential-2@{soon}");
        holder = await world.HolderSignedIn();
        entry = await world.RegisteredAsync(Registering.NewNumber(), holder.Card.Persona, await holder.AccountIdAsync());
        lost = await IssuesAsync();
        Authority.Revoke(Keys[KeyPurpose.Credential].Certificate.SerialNumber, world.Now);
        world.MoveClock(TimeSpan.FromMinutes(1));
        await CheckAsync();
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private Akashi.Sandbox.CertificateAuthorities.CertificateAuthority Authority => world.Authorities["issuer"];

    private IssuerKeys Keys => world.Services.GetRequiredService<IssuerKeys>();

    [Fact]
    public async Task V5_the_holder_reads_that_the_code_is_no_longer_accepted()
    {
        var list = await holder.Browser.OpenAsync($"/issuing/{entry}/qualification");
        Assert.Contains("無効です（署名に用いた証明書が失効）", list.Text("main .card"), StringComparison.Ordinal);
        Assert.Contains("新しいデジタル資格者証をダウンロード", list.Text("main .notice"), StringComparison.Ordinal);
        var page = await holder.Browser.OpenAsync($"/issuing/{lost}/show");
        Assert.Contains("新しいデジタル資格者証をお使いください", page.Text("main .notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task V5_nothing_is_issued_under_the_revoked_certificate()
    {
        await holder.Browser.OpenAsync($"/issuing/{entry}/qualification");
        var page = await holder.Browser.SubmitAsync("main form");
        Assert.Contains("署名に用いる証明書を使えないため", page.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Single(await CredentialsAsync());
    }

    [Fact]
    public async Task V5_with_the_next_key_all_are_reissued_once_and_the_old_ones_lead_to_them()
    {
        await ReissueAsync();
        await ReissueAsync();
        var all = await CredentialsAsync();
        var successor = all.Single(c => c.Id == lost).SuccessorId;
        Assert.Equal((2, Keys[KeyPurpose.Credential].Id), (all.Count, all.Single(c => c.Id == successor).KeyId));
        var page = await holder.Browser.OpenAsync($"/issuing/{lost}/show");
        Assert.Contains($"/issuing/{successor}/show", page.Links);
    }

    [Fact]
    public async Task V5_the_trust_list_shows_the_revocation()
    {
        world.MoveClock(TimeSpan.FromMinutes(2));
        using var browser = world.Stranger();
        using var answer = await browser.GetAsync("/trust/list");
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.True(TrustList.TryRead(bytes, out var list, out var fault), fault.ToString());
        Assert.True(list!.IsSignedBy(Keys[KeyPurpose.Trust].Certificate.GetECDsaPublicKey()!));
        var state = list.Keys.ToDictionary(k => Convert.ToHexStringLower(k.KeyId.Span), k => k.State);
        Assert.Equal(CertificateState.Revoked, state[Keys.All.First(k => k.Purpose == KeyPurpose.Credential).Id]);
        Assert.Equal(CertificateState.Good, state[Keys[KeyPurpose.Status].Id]);
        Assert.Contains(list.StatusLists, uri => uri.StartsWith(world.Origin.ToString() + "status/2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task V5_the_revocation_is_recorded_once_in_the_audit_trail()
    {
        await CheckAsync();
        Assert.Equal(1, await world.InDbAsync(db => db.Set<AuditEntry>().CountAsync(e => e.Text.Contains("issuer-certificate.revoked"))));
    }

    private Task<bool> CheckAsync() => world.InServiceAsync(async s =>
    {
        await s.GetRequiredService<CertificateCheck>().RunOnceAsync(CancellationToken.None);
        return true;
    });

    private Task<int> ReissueAsync()
    {
        world.MoveClock(TimeSpan.FromMinutes(6));
        return world.InServiceAsync(s => s.GetRequiredService<Reissue>().RunOnceAsync(CancellationToken.None));
    }

    private Task<List<IssuedCredential>> CredentialsAsync() => world.InDbAsync(db => db.Set<IssuedCredential>().AsNoTracking().ToListAsync());

    private async Task<Guid> IssuesAsync()
    {
        await holder.Browser.OpenAsync($"/issuing/{entry}/qualification");
        return Guid.Parse((await holder.Browser.SubmitAsync("main form")).MustBe("3.6.1").Path.Split('/')[2]);
    }
}
