using Akashi.Hosting;

namespace Akashi.Service.Issuing.Keys;

/// <summary>A module (PKCS #11) in which issuer's keys stay.</summary>
/// <param name="Library">Its library, such as /usr/lib/softhsm/libsofthsm2.so.</param>
/// <param name="Token">Label of the token.</param>
/// <param name="PinFile">File that holds the PIN, so that it stands in no command line.</param>
/// <param name="Purposes">Purposes whose key is in it; the keys of the others stay files.</param>
internal sealed record KeyModuleSettings(string Library, string Token, string PinFile, IReadOnlyList<KeyPurpose> Purposes)
{
    private const string PurposesKey = "Issuing:Module:Purposes";

    private static readonly KeyPurpose[] Usual = [KeyPurpose.Credential, KeyPurpose.Status, KeyPurpose.Document];

    /// <summary>Reads them; null where no module is set.</summary>
    /// <param name="reader">The settings.</param>
    /// <param name="nqs">Whether codes are signed by the key "nqs": then it is in the module too unless set, and wherever "credential" is.</param>
    public static KeyModuleSettings? Read(SettingsReader reader, bool nqs)
    {
        reader.GoWith("Issuing:Module:Library", "Issuing:Module:Token", "Issuing:Module:PinFile", PurposesKey);
        if (reader.Text("Issuing:Module:Library") is null) return null;
        var purposes = Named(reader, reader.Words(PurposesKey, Names(nqs ? [.. Usual, KeyPurpose.Nqs] : Usual)));
        // Codes are signed by the one in the place of the other: who keeps the first in a module would find the second as a file beside it.
        if (nqs && purposes.Contains(KeyPurpose.Credential) && !purposes.Contains(KeyPurpose.Nqs))
            reader.Fault(PurposesKey, "has credential but not nqs, which signs codes in its place where Issuing:Profile is nqs; name nqs too");
        return new KeyModuleSettings(
            reader.ExistingFile("Issuing:Module:Library"),
            reader.RequiredText("Issuing:Module:Token"),
            reader.ExistingFile("Issuing:Module:PinFile"),
            purposes);
    }

    private static KeyPurpose[] Named(SettingsReader reader, IReadOnlyList<string> words)
    {
        foreach (var unknown in words.Except(KeyPurposes.All.Select(p => p.Name())))
            reader.Fault(PurposesKey, $"\"{unknown}\" is none of {Names(KeyPurposes.All)}");
        return [.. KeyPurposes.All.Where(p => words.Contains(p.Name()))];
    }

    private static string Names(IEnumerable<KeyPurpose> purposes) => string.Join(',', purposes.Select(p => p.Name()));
}
