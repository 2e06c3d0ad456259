using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Card.Emulator;
using Akashi.Sandbox.CertificateAuthorities;

namespace Akashi.Sandbox.Personas;

/// <summary>The personas' cards: keys, certificates and tries are kept in the data folder, so that a card is the same tomorrow.</summary>
internal sealed class Cards
{
    private const int RsaBits = 2048;
    private readonly Dictionary<string, (SoftwareCard Card, CardImage Image)> cards;
    private readonly string folder;
    private readonly Dictionary<string, string> kept = [];

    public Cards(SandboxSettings settings, Authorities authorities, Profiles profiles)
    {
        folder = Path.Combine(settings.Data, "cards");
        All = Persona.ReadAll(settings.PersonasFolder);
        cards = All.Where(p => p.SameCardAs is null).AsParallel().Select(p => (p.Id, Image: Open(p, null, authorities, profiles))).ToDictionary(p => p.Id, p => (new SoftwareCard(p.Image), p.Image));
        foreach (var renewed in All.Where(p => p.SameCardAs is not null))
        {
            var image = Open(renewed, cards[renewed.SameCardAs!].Image, authorities, profiles);
            cards[renewed.Id] = (new SoftwareCard(image), image);
        }
    }

    public IReadOnlyList<Persona> All { get; }

    public SoftwareCard? Find(string id) => cards.TryGetValue(id, out var found) ? found.Card : null;

    public string SerialOf(string id, bool signature)
    {
        var image = cards[id].Image;
        return X509CertificateLoader.LoadCertificate((signature ? image.Signature! : image.Authentication).Certificate).SerialNumber;
    }

    /// <summary>Writes down the tries that are left.</summary>
    public void KeepTries()
    {
        lock (cards)
        {
            foreach (var (id, (_, image)) in cards)
            {
                var tries = $"{image.AuthenticationPin.TriesLeft} {image.SignaturePassword.TriesLeft} {image.HelperPin.TriesLeft}";
                if (kept.GetValueOrDefault(id) == tries) continue;
                // By renaming: a crash half way must not give tries back.
                File.WriteAllText(TriesFile(id) + ".new", tries);
                File.Move(TriesFile(id) + ".new", TriesFile(id), overwrite: true);
                kept[id] = tries;
            }
        }
    }

    /// <summary>Unlocks a card, as the municipality's counter does.</summary>
    public void Unlock(string id)
    {
        var image = cards[id].Image;
        image.AuthenticationPin.Restore(3);
        image.SignaturePassword.Restore(5);
        image.HelperPin.Restore(3);
        KeepTries();
    }

    // A card with new facts keeps its authentication key and PIN; the signature key and its certificate are new.
    private CardImage Open(Persona persona, CardImage? before, Authorities authorities, Profiles profiles)
    {
        Directory.CreateDirectory(Path.Combine(folder, persona.Id));
        var image = new CardImage
        {
            Authentication = before?.Authentication ?? Key(persona, "authentication", authorities, profiles.Authentication),
            Signature = Key(persona, "signature", authorities, key => profiles.Signature(key, persona)),
            AuthenticationPin = before?.AuthenticationPin ?? new CardSecret(persona.Pin, 3),
            SignaturePassword = new CardSecret(persona.Password, 5),
            HelperPin = new CardSecret(persona.Pin, 3),
            Facts = Tlv.Facts(persona.Name, persona.Address, persona.Birth.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture), persona.Sex.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            MyNumber = Tlv.Encode(0x10, "000000000000"u8),
        };
        if (File.Exists(TriesFile(persona.Id)) && File.ReadAllText(TriesFile(persona.Id)).Split(' ') is [var a, var s, var h])
        {
            image.AuthenticationPin.Restore(int.Parse(a, System.Globalization.CultureInfo.InvariantCulture));
            image.SignaturePassword.Restore(int.Parse(s, System.Globalization.CultureInfo.InvariantCulture));
            image.HelperPin.Restore(int.Parse(h, System.Globalization.CultureInfo.InvariantCulture));
        }
        return image;
    }

    private CardKey Key(Persona persona, string authority, Authorities authorities, Func<RSA, X509Certificate2> certify)
    {
        var path = Path.Combine(folder, persona.Id, authority);
        var key = RSA.Create(RsaBits);
        if (!File.Exists(path + ".crt.pem"))
        {
            using var made = certify(key);
            File.WriteAllText(path + ".key.pem", key.ExportPkcs8PrivateKeyPem());
            File.WriteAllText(path + ".crt.pem", made.ExportCertificatePem() + "\n");
        }
        key.ImportFromPem(File.ReadAllText(path + ".key.pem"));
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(path + ".crt.pem");
        return new CardKey(key, certificate.RawData, authorities[authority].Certificate.RawData);
    }

    private string TriesFile(string id) => Path.Combine(folder, id, "tries.txt");
}
