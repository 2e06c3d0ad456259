using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Hosting;
using Akashi.Pkcs11.Tests;
using Akashi.Service.Issuing;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.Configuration;

namespace Akashi.Service.Tests.Issuing.Keys;

/// <summary>The settings decide where a signing key is kept: in a file, or in a module (SoftHSM 2).</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class ModuleKeysTests(SoftToken token) : IClassFixture<SoftToken>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("akashi-module-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Signer_uses_the_modules_key_if_the_settings_say_so()
    {
        var signature = await SignAsync(Settings("credential"));
        Assert.True(token.Ec.VerifyData("facts"u8, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        Assert.False(File.Exists(Path.Combine(folder.FullName, "keys", "credential.key.pem")));
    }

    [Fact]
    public async Task Signer_uses_the_file_if_the_settings_name_no_module()
    {
        using var file = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await WriteKeyAsync("credential.key.pem", file);
        var signature = await SignAsync(Settings(), certified: file);
        Assert.True(file.VerifyData("facts"u8, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }

    [Fact]
    public async Task A_wrong_pin_stops_the_start_and_is_not_repeated()
    {
        var fault = await Assert.ThrowsAsync<ModuleKeyException>(() => SignAsync(Settings("credential", "999999")));
        Assert.Contains("CKR_PIN_INCORRECT", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Issuing:Module", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("999999", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_not_in_the_module_stops_the_start()
    {
        using var modules = new ModuleKeys(Settings("status").Issuing);
        Assert.Contains("status", Assert.Throws<ModuleKeyException>(() => modules.Find(KeyPurpose.Status, "status")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_in_the_layout_nqs_are_signed_with_the_modules_key_if_the_settings_say_so()
    {
        var settings = Settings("nqs");
        using var modules = new ModuleKeys(settings.Issuing);
        var key = await OpenNqsAsync(settings, modules, "nqs", token.Nqs);
        var signature = new NqsSigner(key, "P-000001").Sign("facts"u8);
        Assert.True(token.Nqs.VerifyData("facts"u8, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
        Assert.False(File.Exists(Path.Combine(folder.FullName, "keys", "nqs.key.pem")));
    }

    [Fact]
    public async Task A_key_for_the_layout_nqs_of_another_length_stops_the_start()
    {
        var settings = Settings();
        using var modules = new ModuleKeys(settings.Issuing);
        using var longer = RSA.Create(3072);
        await WriteKeyAsync("nqs.key.pem", longer);
        var fault = await Assert.ThrowsAsync<EnrolmentException>(() => OpenNqsAsync(settings, modules, "nqs", longer));
        Assert.Contains("Issuing:Keys:nqs", fault.Message, StringComparison.Ordinal);
    }

    private async Task<IssuerKey> OpenNqsAsync((ServiceSettings Platform, IssuingSettings Issuing) settings, ModuleKeys modules, string label, RSA certified)
    {
        var request = new CertificateRequest("CN=nqs", certified, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        await File.WriteAllTextAsync(Path.Combine(folder.CreateSubdirectory("keys").FullName, label + ".crt.pem"), certificate.ExportCertificatePem());
        var store = new FileKeyStore(settings.Platform, new Enrolment(new HttpClient(), settings.Issuing), modules);
        return await store.OpenAsync(KeyPurpose.Nqs, new PlannedKey(label, DateTimeOffset.MinValue), CancellationToken.None);
    }

    private async Task<byte[]> SignAsync((ServiceSettings Platform, IssuingSettings Issuing) settings, ECDsa? certified = null)
    {
        var request = new CertificateRequest("CN=credential", certified ?? token.Ec, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        await File.WriteAllTextAsync(Path.Combine(folder.CreateSubdirectory("keys").FullName, "credential.crt.pem"), certificate.ExportCertificatePem());
        using var modules = new ModuleKeys(settings.Issuing);
        var store = new FileKeyStore(settings.Platform, new Enrolment(new HttpClient(), settings.Issuing), modules);
        var key = await store.OpenAsync(KeyPurpose.Credential, new PlannedKey("credential", DateTimeOffset.MinValue), CancellationToken.None);
        return new CredentialSigner(key).Sign("facts"u8);
    }

    private Task WriteKeyAsync(string name, AsymmetricAlgorithm key) => File.WriteAllTextAsync(
        Path.Combine(folder.CreateSubdirectory("keys").FullName, name), key.ExportPkcs8PrivateKeyPem(), TestContext.Current.CancellationToken);

    private (ServiceSettings Platform, IssuingSettings Issuing) Settings(string? purposes = null, string pin = SoftToken.Pin)
    {
        var (roots, pinFile) = (Path.Combine(folder.FullName, "roots.pem"), Path.Combine(folder.FullName, "pin"));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var root = new CertificateRequest("CN=root", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(roots, root.ExportCertificatePem());
        File.WriteAllText(pinFile, pin + "\n");
        var values = new Dictionary<string, string?>
        {
            ["Verifier:Origin"] = "http://localhost:8081",
            ["Trust:Issuer"] = roots,
        };
        if (purposes is not null)
        {
            values["Issuing:Module:Library"] = SoftToken.Library;
            values["Issuing:Module:Token"] = SoftToken.Label;
            values["Issuing:Module:PinFile"] = pinFile;
            values["Issuing:Module:Purposes"] = purposes;
        }
        var reader = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        var settings = (ServiceSettings.Read(reader, new HostSettings(folder.FullName, new Uri("http://localhost:8080"), TimeProvider.System)), IssuingSettings.Read(reader));
        reader.ThrowIfFaulty();
        return settings;
    }
}
