using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using Akashi.Card;
using Akashi.Card.Jpki;
using Akashi.Card.SurfaceInput;
using Akashi.Card.Transport;
using Akashi.Sandbox.Personas;

namespace Akashi.Sandbox.Tests.Personas;

/// <summary>The cards of sandbox/personas/cases, each as a program finds it in the reader.</summary>
public sealed class CaseTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private static readonly byte[] Pin = "1234"u8.ToArray();
    private static readonly byte[] Password = "ABC123"u8.ToArray();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gaiji")]
    [InlineData("variant")]
    [InlineData("long-name")]
    [InlineData("former-surname")]
    [InlineData("foreign-national")]
    public async Task Rare_name_is_read_as_the_persona_has_it(string id)
    {
        await using var channel = await PutInAsync(id);
        var helper = (await SurfaceInputHelper.SelectAsync(channel, Ct)).Value!;
        await helper.VerifyAsync(Pin, Ct);
        Assert.Equal(PersonaOf(id).Name, (await helper.ReadFactsAsync(Ct)).Value!.Name);
    }

    [Fact]
    public async Task Card_of_a_child_has_no_signature_certificate()
    {
        await using var channel = await PutInAsync("under-15");
        var jpki = (await JpkiApplication.SelectAsync(channel, Ct)).Value!;
        Assert.False((await jpki.HasSignatureAsync(Ct)).Value);
        Assert.True((await jpki.VerifyAsync(JpkiKey.Authentication, Pin, Ct)).Value);
    }

    [Theory]
    [InlineData("pin-locked", 0, 5)]
    [InlineData("password-locked", 3, 0)]
    public async Task Locked_secret_takes_no_try_and_the_other_one_does(string id, int pin, int password)
    {
        await using var channel = await PutInAsync(id);
        var jpki = (await JpkiApplication.SelectAsync(channel, Ct)).Value!;
        Assert.Equal(pin, (await jpki.TriesLeftAsync(JpkiKey.Authentication, Ct)).Value);
        Assert.Equal(password, (await jpki.TriesLeftAsync(JpkiKey.Signature, Ct)).Value);
        var locked = pin == 0 ? await jpki.VerifyAsync(JpkiKey.Authentication, Pin, Ct) : await jpki.VerifyAsync(JpkiKey.Signature, Password, Ct);
        Assert.Equal(CardFault.Locked, locked.Fault);
    }

    [Theory]
    [InlineData(JpkiKey.Authentication)]
    [InlineData(JpkiKey.Signature)]
    public async Task Expired_certificate_ended_before_today(JpkiKey key)
    {
        using var certificate = await CertificateAsync("expired", key);
        Assert.True(certificate.NotAfter < TimeProvider.System.GetLocalNow().DateTime);
    }

    [Theory]
    [InlineData(JpkiKey.Authentication, "authentication")]
    [InlineData(JpkiKey.Signature, "signature")]
    public async Task Revoked_certificate_is_in_the_list_of_its_CA(JpkiKey key, string authority)
    {
        using var certificate = await CertificateAsync("revoked", key);
        Assert.Contains(certificate.SerialNumber, sandbox.Authorities[authority].Revoked.Keys);
    }

    [Theory]
    [InlineData(JpkiKey.Authentication, "authentication")]
    [InlineData(JpkiKey.Signature, "signature")]
    public async Task Certificate_of_another_CA_has_the_right_name_and_leads_to_no_root(JpkiKey key, string authority)
    {
        using var certificate = await CertificateAsync("other-authority", key);
        using var root = sandbox.Root(authority);
        Assert.Equal(root.Subject, certificate.Issuer);
        using var chain = new X509Chain { ChainPolicy = { RevocationMode = X509RevocationMode.NoCheck, TrustMode = X509ChainTrustMode.CustomRootTrust } };
        chain.ChainPolicy.CustomTrustStore.Add(root);
        Assert.False(chain.Build(certificate));
    }

    [Fact]
    public async Task Card_of_another_kind_has_no_application_of_ours()
    {
        await using var channel = await PutInAsync("other-card");
        Assert.Equal(CardFault.WrongCard, (await JpkiApplication.SelectAsync(channel, Ct)).Fault);
        Assert.Equal(CardFault.WrongCard, (await SurfaceInputHelper.SelectAsync(channel, Ct)).Fault);
    }

    [Fact]
    public async Task Pulled_out_card_gets_one_command_further_each_time()
    {
        await using (var first = await PutInAsync("torn")) Assert.Equal(CardFault.Removed, (await JpkiApplication.SelectAsync(first, Ct)).Fault);
        await using var second = await ConnectAsync();
        var jpki = (await JpkiApplication.SelectAsync(second, Ct)).Value!;
        Assert.Equal(CardFault.Removed, (await jpki.TriesLeftAsync(JpkiKey.Authentication, Ct)).Fault);
    }

    [Fact]
    public async Task Renewed_card_has_new_certificates_and_ends_both_of_the_old_one()
    {
        using var old = sandbox.CardCertificate("hanako", "authentication");
        using var oldSignature = sandbox.CardCertificate("hanako", "signature");
        using var renewed = await CertificateAsync("hanako-renewed", JpkiKey.Authentication);
        Assert.NotEqual(old.SerialNumber, renewed.SerialNumber);
        Assert.Contains(old.SerialNumber, sandbox.Authorities["authentication"].Revoked.Keys);
        Assert.Contains(oldSignature.SerialNumber, sandbox.Authorities["signature"].Revoked.Keys);
        Assert.DoesNotContain(renewed.SerialNumber, sandbox.Authorities["authentication"].Revoked.Keys);
    }

    // As after ./run card, or after a restart.
    [Fact]
    public async Task Tries_that_another_program_used_up_are_used_up_here()
    {
        await PutAsync(null);
        var file = Path.Combine(sandbox.Data, "cards", "taro", "tries.txt");
        await File.WriteAllTextAsync(file, "1 5 3", Ct);
        await using var channel = await PutInAsync("taro");
        var jpki = (await JpkiApplication.SelectAsync(channel, Ct)).Value!;
        Assert.Equal(1, (await jpki.TriesLeftAsync(JpkiKey.Authentication, Ct)).Value);
    }

    [Fact]
    public async Task Wrong_try_is_written_down_at_once()
    {
        await using var channel = await PutInAsync("yoshino");
        await (await JpkiApplication.SelectAsync(channel, Ct)).Value!.VerifyAsync(JpkiKey.Signature, "WRONG1"u8.ToArray(), Ct);
        Assert.Equal("3 4 3", await File.ReadAllTextAsync(Path.Combine(sandbox.Data, "cards", "yoshino", "tries.txt"), Ct));
    }

    // ./run and ./run card on a new data folder.
    [Fact]
    public async Task Two_programs_that_start_together_make_one_CA()
    {
        var data = Directory.CreateTempSubdirectory("akashi-together-").FullName;
        var settings = new SandboxSettings(data, new Uri(sandbox.Origin), Path.Combine(AppContext.BaseDirectory, "personas"), 0, []);
        var made = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Task.Run(() => new Akashi.Sandbox.CertificateAuthorities.Authorities(settings, TimeProvider.System))));
        Assert.Equal(made[0]["signature"].Certificate.RawData, made[1]["signature"].Certificate.RawData);
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public void Every_substitute_mark_belongs_to_a_character()
    {
        foreach (var persona in All().Where(p => p.Certificate is not null))
        {
            Assert.Equal(persona.Certificate!.Name.EnumerateRunes().Count(), persona.Certificate.NameSubstitutes.Length);
            Assert.Equal(persona.Certificate.Address.EnumerateRunes().Count(), persona.Certificate.AddressSubstitutes.Length);
        }
    }

    [Fact]
    public void Every_flaw_has_its_card() => Assert.Equal(Enum.GetValues<CardFlaw>(), All().Select(p => p.Flaw).OfType<CardFlaw>().Order());

    private static IReadOnlyList<Persona> All() => Persona.ReadAll(Path.Combine(AppContext.BaseDirectory, "personas"));

    private static Persona PersonaOf(string id) => All().Single(p => p.Id == id);

    private async Task<X509Certificate2> CertificateAsync(string persona, JpkiKey key)
    {
        await using var channel = await PutInAsync(persona);
        var jpki = (await JpkiApplication.SelectAsync(channel, Ct)).Value!;
        await jpki.VerifyAsync(key, key == JpkiKey.Signature ? Password : Pin, Ct);
        return X509CertificateLoader.LoadCertificate((await jpki.ReadCertificateAsync(key, Ct)).Value!);
    }

    private async Task<ICardChannel> PutInAsync(string persona)
    {
        await PutAsync(persona);
        return await ConnectAsync();
    }

    private async Task PutAsync(string? persona)
    {
        using var answer = await sandbox.Http.PutAsJsonAsync("/api/reader", new { persona }, Ct);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<ICardChannel> ConnectAsync() => (await new VirtualReader("127.0.0.1", sandbox.ReaderPort).ConnectAsync(Ct)).Value!;
}
