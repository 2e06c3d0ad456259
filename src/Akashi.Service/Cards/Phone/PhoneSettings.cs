using System.Security.Cryptography;
using Akashi.Hosting;

namespace Akashi.Service.Cards.Phone;

/// <summary>
/// Our registration at デジタル認証アプリ and its addresses. Not all official names are sure, so the addresses follow from one origin but each can be
/// set by itself; the names in messages are in <see cref="PhoneWire"/>. A class, not a record, so that nothing prints its keys.
/// </summary>
internal sealed class PhoneSettings
{
    private const string Prefix = "Phone:";
    private const string OriginKey = Prefix + "Origin";
    private const string Realm = "/api/realms/main";
    private const string Endpoints = Realm + "/protocol/openid-connect/";
    private const int LongestClientId = 255;

    private static readonly string[] Others =
    [
        "ClientId", "SigningKey", "EncryptionKey", "OnComputers", "Issuer", "Authorization", "Token", "UserInfo", "Certificates", "SignTransactions",
    ];

    /// <summary>Name of the provider in its tokens, compared letter by letter.</summary>
    public required string Issuer { get; init; }

    /// <summary>Where the browser goes.</summary>
    public required Uri Authorization { get; init; }

    /// <summary>Where a code is exchanged for tokens; also the audience of our assertions.</summary>
    public required Uri Token { get; init; }

    /// <summary>Where the facts are.</summary>
    public required Uri UserInfo { get; init; }

    /// <summary>Where the provider's public keys are.</summary>
    public required Uri Certificates { get; init; }

    /// <summary>Where signing begins; results are below it.</summary>
    public required Uri SignTransactions { get; init; }

    /// <summary>Our id: 1 to 255 letters and digits.</summary>
    public required string ClientId { get; init; }

    /// <summary>Our keys.</summary>
    public required PhoneKeys Keys { get; init; }

    /// <summary>Whether this way also works in the browser of a computer, as it does with the Sandbox. False unless set.</summary>
    public required bool OnComputers { get; init; }

    /// <summary>Reads the section Phone; null where Phone:Origin is not set, and then nobody is offered the phone.</summary>
    public static PhoneSettings? Read(SettingsReader reader)
    {
        reader.GoWith(OriginKey, Others.Select(k => Prefix + k));
        if (reader.Text(OriginKey) is null) return null;
        var origin = reader.Origin(OriginKey);
        var (signing, encryption) = (KeyOf(reader, "SigningKey", PhoneKeys.ReadSigning), KeyOf(reader, "EncryptionKey", PhoneKeys.ReadEncryption));
        var settings = new PhoneSettings
        {
            Issuer = AddressOf(reader, "Issuer", origin, Realm).AbsoluteUri,
            Authorization = AddressOf(reader, "Authorization", origin, Endpoints + "auth"),
            Token = AddressOf(reader, "Token", origin, Endpoints + "token"),
            UserInfo = AddressOf(reader, "UserInfo", origin, Endpoints + "userinfo"),
            Certificates = AddressOf(reader, "Certificates", origin, Endpoints + "certs"),
            SignTransactions = AddressOf(reader, "SignTransactions", origin, "/api/sign-transactions"),
            ClientId = ClientIdOf(reader),
            Keys = signing is null || encryption is null ? null! : new PhoneKeys(signing, encryption),
            OnComputers = reader.Flag(Prefix + "OnComputers"),
        };
        // Without its keys the start stops with the fault.
        return settings.Keys is null ? null : settings;
    }

    private static Uri AddressOf(SettingsReader reader, string name, Uri origin, string path)
    {
        var usual = new Uri(origin, path);
        if (reader.Text(Prefix + name) is not { } text) return usual;
        if (Uri.TryCreate(text, UriKind.Absolute, out var set) && set.Query.Length == 0 && set.Fragment.Length == 0
            && LoopbackNames.IsHttpsOrLoopback(set))
            return set;
        reader.Fault(Prefix + name, $"\"{text}\" is not an https address without a query");
        return usual;
    }

    private static string ClientIdOf(SettingsReader reader)
    {
        var id = reader.RequiredText(Prefix + "ClientId");
        if (id.Length > LongestClientId || !id.All(char.IsAsciiLetterOrDigit))
            reader.Fault(Prefix + "ClientId", $"\"{id}\" is not 1 to 255 letters and digits");
        return id;
    }

    private static T? KeyOf<T>(SettingsReader reader, string name, Func<string, T> read)
        where T : AsymmetricAlgorithm
    {
        var path = reader.ExistingFile(Prefix + name);
        if (!File.Exists(path)) return null;
        try
        {
            return read(File.ReadAllText(path));
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            reader.Fault(Prefix + name, $"\"{path}\": {e.Message}");
            return null;
        }
    }
}
