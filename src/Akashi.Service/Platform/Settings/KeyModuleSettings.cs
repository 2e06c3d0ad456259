using Akashi.Hosting;

namespace Akashi.Service.Platform.Settings;

/// <summary>A module (PKCS #11) in which issuer's keys stay.</summary>
/// <param name="Library">Its library, such as /usr/lib/softhsm/libsofthsm2.so.</param>
/// <param name="Token">Label of the token.</param>
/// <param name="PinFile">File that holds the PIN, so that it stands in no command line.</param>
/// <param name="Purposes">Purposes whose key is in it, by the key's label; the others stay files.</param>
public sealed record KeyModuleSettings(string Library, string Token, string PinFile, IReadOnlyList<string> Purposes)
{
    private const string Usual = "credential,status,document";
    private const string All = Usual + ",trust,nqs";

    /// <summary>Reads them; null where no module is set.</summary>
    /// <param name="reader">The settings.</param>
    /// <param name="nqs">Whether codes are signed by the key "nqs": then it is in the module too unless set, and wherever "credential" is.</param>
    public static KeyModuleSettings? Read(SettingsReader reader, bool nqs)
    {
        reader.GoWith("Issuing:Module:Library", "Issuing:Module:Token", "Issuing:Module:PinFile", "Issuing:Module:Purposes");
        if (reader.Text("Issuing:Module:Library") is null) return null;
        var purposes = reader.Words("Issuing:Module:Purposes", nqs ? Usual + ",nqs" : Usual);
        foreach (var unknown in purposes.Except(All.Split(','))) reader.Fault("Issuing:Module:Purposes", $"\"{unknown}\" is none of {All}");
        // Codes are signed by the one in the place of the other: who keeps the first in a module would find the second as a file beside it.
        if (nqs && purposes.Contains("credential") && !purposes.Contains("nqs"))
            reader.Fault("Issuing:Module:Purposes", "has credential but not nqs, which signs codes in its place where Issuing:Profile is nqs; name nqs too");
        return new KeyModuleSettings(
            reader.ExistingFile("Issuing:Module:Library"), reader.RequiredText("Issuing:Module:Token"), reader.ExistingFile("Issuing:Module:PinFile"), purposes);
    }
}
