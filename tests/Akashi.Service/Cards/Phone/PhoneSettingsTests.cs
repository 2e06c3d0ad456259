using System.Security.Cryptography;
using Akashi.Hosting;
using Akashi.Service.Cards.Phone;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.Configuration;

namespace Akashi.Service.Tests.Cards.Phone;

/// <summary>The section Phone: all of it, or none; a mistake stops the start and names its key.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class PhoneSettingsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("akashi-phone-").FullName;
    private readonly Dictionary<string, string?> values;

    public PhoneSettingsTests()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        values = new Dictionary<string, string?>
        {
            ["Phone:Origin"] = "https://auth-and-sign.example",
            ["Phone:ClientId"] = "akashiportal",
            ["Phone:SigningKey"] = FileOf("signing", ec.ExportPkcs8PrivateKeyPem()),
            ["Phone:EncryptionKey"] = FileOf("encryption", ScriptedProvider.OurEncryption.ExportPkcs8PrivateKeyPem()),
        };
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Addresses_follow_from_the_origin()
    {
        var settings = Read()!;
        Assert.Equal("https://auth-and-sign.example/api/realms/main", settings.Issuer);
        Assert.Equal("https://auth-and-sign.example/api/realms/main/protocol/openid-connect/token", settings.Token.AbsoluteUri);
        Assert.Equal("https://auth-and-sign.example/api/sign-transactions", settings.SignTransactions.AbsoluteUri);
        Assert.False(settings.OnComputers);
    }

    [Fact]
    public void Each_address_can_be_set_by_itself()
    {
        values["Phone:Certificates"] = "https://keys.example/jwks.json";
        Assert.Equal("https://keys.example/jwks.json", Read()!.Certificates.AbsoluteUri);
    }

    [Fact]
    public void Without_the_section_there_is_no_phone()
    {
        values.Clear();
        Assert.Null(Read());
    }

    [Theory]
    [InlineData("Phone:Origin", null, "Phone:ClientId")]
    [InlineData("Phone:Origin", "http://auth-and-sign.example", "Phone:Origin")]
    [InlineData("Phone:ClientId", null, "Phone:ClientId")]
    [InlineData("Phone:ClientId", "akashi-portal", "Phone:ClientId")]
    [InlineData("Phone:SigningKey", "/nowhere", "Phone:SigningKey")]
    [InlineData("Phone:SigningKey", "wrong", "Phone:SigningKey")]
    [InlineData("Phone:EncryptionKey", "wrong", "Phone:EncryptionKey")]
    [InlineData("Phone:Token", "http://auth-and-sign.example/token", "Phone:Token")]
    [InlineData("Phone:OnComputers", "perhaps", "Phone:OnComputers")]
    public void Mistake_names_its_key(string key, string? value, string named)
    {
        using var weak = RSA.Create(1024);
        values[key] = value == "wrong" ? FileOf("wrong", weak.ExportPkcs8PrivateKeyPem()) : value;
        var mistakes = Assert.Throws<SettingsException>(() => Read());
        Assert.Contains(mistakes.Faults, f => f.StartsWith(named + ":", StringComparison.Ordinal));
    }

    [Fact]
    public void Public_key_is_no_private_key()
    {
        values["Phone:EncryptionKey"] = FileOf("public", ScriptedProvider.OurEncryption.ExportSubjectPublicKeyInfoPem());
        Assert.Throws<SettingsException>(() => Read());
    }

    private PhoneSettings? Read()
    {
        var reader = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        var settings = PhoneSettings.Read(reader);
        reader.ThrowIfFaulty();
        return settings;
    }

    private string FileOf(string name, string pem)
    {
        var path = Path.Combine(folder, name + ".pem");
        File.WriteAllText(path, pem);
        return path;
    }
}
