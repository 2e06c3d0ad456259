using System.Security.Cryptography;
using Akashi.Service.Issuing;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Issuing.Keys;

/// <summary>A wrong key file stops the start with a message that names the file, without a stack trace.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class FileKeyStoreTests : IAsyncLifetime
{
    private Desk desk = null!;

    public async ValueTask InitializeAsync() => desk = await Desk.OpenAsync();

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Theory]
    [InlineData("document.key.pem", "an EC key")]
    [InlineData("credential.key.pem", "an RSA key")]
    [InlineData("credential.key.pem", "an EC key on another curve")]
    [InlineData("status.key.pem", "a locked key")]
    [InlineData("trust.key.pem", "no PEM")]
    [InlineData("trust.key.pem", "half a key")]
    [InlineData("trust.crt.pem", "no PEM")]
    [InlineData("trust.crt.pem", "half a certificate")]
    public async Task A_wrong_file_stops_the_start_and_is_named(string file, string what)
    {
        var path = Path.Combine(desk.Services.GetRequiredService<ServiceSettings>().Data, "keys", file);
        await File.WriteAllTextAsync(path, Content(what), TestContext.Current.CancellationToken);
        var fault = await Assert.ThrowsAsync<EnrolmentException>(desk.StartAsync<IssuingCapability>);
        Assert.StartsWith(path, fault.Message, StringComparison.Ordinal);
        Assert.Contains("Issuing:Keys:" + file.Split('.')[0], fault.Message, StringComparison.Ordinal);
    }

    private static string Content(string what)
    {
        using var rsa = RSA.Create(2048);
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        return what switch
        {
            "an EC key" => ec.ExportPkcs8PrivateKeyPem(),
            "an RSA key" => rsa.ExportPkcs8PrivateKeyPem(),
            "an EC key on another curve" => other.ExportPkcs8PrivateKeyPem(),
            "a locked key" => ec.ExportEncryptedPkcs8PrivateKeyPem(
                "482915", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)),
            "half a key" => PemEncoding.WriteString("PRIVATE KEY", ec.ExportPkcs8PrivateKey().AsSpan(0, 50)),
            "half a certificate" => PemEncoding.WriteString("CERTIFICATE", ec.ExportSubjectPublicKeyInfo()),
            _ => "nothing of the kind",
        };
    }
}
