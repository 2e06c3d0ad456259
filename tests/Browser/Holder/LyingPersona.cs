using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Akashi.Card.Emulator;
using Akashi.Launcher.Stack;

namespace Akashi.Browser.Tests.Holder;

/// <summary>A persona's card from a stack's Sandbox, to be inserted into a reader other than the Sandbox's.</summary>
internal static class LyingPersona
{
    /// <summary>The Sandbox makes a card when it is first inserted into its own reader.</summary>
    public static async Task<SoftwareCard> CardOfAsync(Scene scene, string persona)
    {
        await scene.PutCardAsync(persona);
        return CardOf(scene.Stack, persona);
    }

    private static SoftwareCard CardOf(DevelopmentStack stack, string persona)
    {
        var personas = Path.Combine(BuiltPrograms.Root, "sandbox", "personas");
        var usual = Path.Combine(personas, persona + ".json");
        using var json = JsonDocument.Parse(File.ReadAllBytes(File.Exists(usual) ? usual : Path.Combine(personas, "cases", persona + ".json")));
        string Text(string name) => json.RootElement.GetProperty(name).GetString()!;
        return new SoftwareCard(new CardImage
        {
            Authentication = Key(stack, persona, "authentication"),
            Signature = Key(stack, persona, "signature"),
            AuthenticationPin = new CardSecret(Text("pin"), 3),
            SignaturePassword = new CardSecret(Text("password"), 5),
            HelperPin = new CardSecret(Text("pin"), 3),
            Facts = Tlv.Facts(
                Text("name"), Text("address"), Text("birth").Replace("-", "", StringComparison.Ordinal),
                json.RootElement.GetProperty("sex").GetInt32().ToString(CultureInfo.InvariantCulture)),
            MyNumber = Tlv.Encode(0x10, "000000000000"u8),
        });
    }

    private static CardKey Key(DevelopmentStack stack, string persona, string kind)
    {
        var path = Path.Combine(stack.Settings.Data, "sandbox", "cards", persona, kind);
        var key = RSA.Create();
        key.ImportFromPem(File.ReadAllText(path + ".key.pem"));
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(path + ".crt.pem");
        using var authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(stack.TrustFolder, kind + ".pem"));
        return new CardKey(key, certificate.RawData, authority.RawData);
    }
}
