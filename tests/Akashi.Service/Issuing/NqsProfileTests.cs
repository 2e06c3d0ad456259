using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Akashi.Service.Issuing;
using Akashi.Service.Tests.Given;
using Akashi.Verifier;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Issuing;

/// <summary>The layout "nqs", from a holder's press to the answer of a Verifier beside the Service; threats V2 and V5.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class NqsProfileTests : IAsyncLifetime
{
    private const string KeyId = "P-000001";
    private readonly Folder folder = new();
    private OwnWorld world = null!;
    private Holder holder = null!;
    private IssuedCredential issued = null!;

    public async ValueTask InitializeAsync()
    {
        world = await OwnWorld.StartAsync("Issuing:Profile=nqs", "Issuing:Nqs:KeyIds=" + KeyId);
        holder = await world.HolderSignedIn();
        var entry = await world.RegisteredAsync(Registering.NewNumber(), holder.Card.Persona, await holder.AccountIdAsync());
        await holder.Browser.OpenAsync($"/issuing/{entry}/qualification");
        var id = Guid.Parse((await holder.Browser.SubmitAsync("main form")).MustBe("3.6.1").Path.Split('/')[2]);
        issued = await world.InDbAsync(db => db.Set<IssuedCredential>().SingleAsync(c => c.Id == id));
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        folder.Dispose();
    }

    private string Certificate => Path.Combine(world.Data, "keys", "nqs.crt.pem");

    private string[] Key => [$"Nqs:Keys={KeyId}", $"Nqs:{KeyId}:Certificate={Configured()}", $"Nqs:{KeyId}:StatusLists={world.Origin}status/"];

    [Fact]
    public async Task Verifier_with_the_key_says_valid_and_what_was_signed()
    {
        await using var verifier = await VerifierAsync(Key);
        var answer = await SaysAsync(verifier, "valid");
        var nqs = answer.GetProperty("nqs");
        Assert.Equal((holder.Card.Persona.Name, "介護福祉士"), (nqs.GetProperty("UN").GetString(), nqs.GetProperty("CN").GetString()));
    }

    /// <summary>
    /// The certificate is published beside the others and chains to the same root, but that does not make its key known to the Verifier.
    /// </summary>
    [Fact]
    public async Task V2_Verifier_without_the_key_says_that_it_cannot_check()
    {
        using var certificate = X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(Certificate, TestContext.Current.CancellationToken));
        using var http = new HttpClient();
        var published = await http.GetStringAsync(new Uri(world.Origin, "/trust/certificates"), TestContext.Current.CancellationToken);
        Assert.Contains(certificate.ExportCertificatePem(), published, StringComparison.Ordinal);
        await using var verifier = await VerifierAsync();
        var answer = await SaysAsync(verifier, "unknown");
        Assert.Equal(("not-checked-here", JsonValueKind.Null), (answer.GetProperty("reason").GetString(), answer.GetProperty("facts").ValueKind));
        Assert.False(answer.TryGetProperty("nqs", out _));
    }

    [Fact]
    public async Task V5_a_revoked_certificate_makes_the_code_invalid()
    {
        using var certificate = X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(Certificate, TestContext.Current.CancellationToken));
        world.Authorities["issuer"].Revoke(certificate.SerialNumber, world.Now);
        await using var verifier = await VerifierAsync(Key);
        Assert.Equal("signing-certificate-revoked", (await SaysAsync(verifier, "invalid")).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_camera_reads_the_same_code_from_the_PDF()
    {
        using var answer = await holder.Browser.GetAsync($"/issuing/{issued.Id}/pdf");
        var pdf = folder.File("credential.pdf", await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(issued.Url, await PrintedCode.ReadAsync(pdf));
    }

    private string Configured()
    {
        var pem = File.ReadAllText(Certificate) + world.Authorities["issuer"].Certificate.ExportCertificatePem();
        return folder.File("nqs.pem", System.Text.Encoding.ASCII.GetBytes(pem));
    }

    private async Task<RunningHost> VerifierAsync(params string[] more)
    {
        var root = folder.File("root.pem", System.Text.Encoding.ASCII.GetBytes(world.Authorities["issuer"].Certificate.ExportCertificatePem()));
        var data = folder.PathOf("verifier");
        var origin = new Uri(issued.Url).GetLeftPart(UriPartial.Authority);
        string[] settings = [$"PublicOrigin={origin}", $"Service:Origin={world.Origin}", $"Trust:Issuer={root}", "Refresh=00:00:00.2", .. more];
        return await RunningHost.StartAsync("Verifier", "http://localhost", data, settings, VerifierHost.Build);
    }

    // Waits until it has fetched what is published.
    private async Task<JsonElement> SaysAsync(RunningHost verifier, string result)
    {
        using var http = new HttpClient { BaseAddress = verifier.Origin };
        var said = default(JsonElement);
        await Wait.UntilAsync(async () =>
        {
            using var answer = await http.PostAsJsonAsync("/api/2026-12-01/verifications", new { code = issued.Url }, TestContext.Current.CancellationToken);
            said = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            return said.GetProperty("result").GetString() == result;
        }, $"the Verifier says {result}");
        return said;
    }
}
