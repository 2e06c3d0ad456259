using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Akashi.Card.Emulator;
using Akashi.Sandbox.CertificateAuthorities;

namespace Akashi.Sandbox.Personas;

/// <summary>The personas' cards. Keys, certificates and tries are kept in the data folder, so that a card stays the same.</summary>
internal sealed class Cards
{
    private readonly Dictionary<string, Lazy<CardImage>> images = [];
    private readonly Dictionary<string, string> kept = [];
    private readonly string data;
    private readonly string folder;
    private readonly Authorities authorities;
    private readonly TimeProvider clock;

    public Cards(SandboxSettings settings, Authorities authorities, Profiles profiles, TimeProvider clock)
    {
        (data, folder, this.authorities, this.clock) = (settings.Data, Path.Combine(settings.Data, "cards"), authorities, clock);
        var maker = new CardMaker(folder, authorities, profiles, clock);
        All = Persona.ReadAll(settings.PersonasFolder);
        foreach (var persona in All)
        {
            images[persona.Id] = new Lazy<CardImage>(() =>
            {
                var image = maker.Make(persona, persona.SameCardAs is { } before ? images[before].Value : null);
                RestoreTries(persona.Id, image);
                return image;
            });
        }
    }

    public IReadOnlyList<Persona> All { get; }

    public Persona? Find(string id) => All.FirstOrDefault(p => p.Id == id);

    /// <summary>
    /// Makes the cards of all personas except the cases. Generating RSA keys takes time, so this waits until somebody asks for the list of cards.
    /// </summary>
    public void MakeUsual()
    {
        if (All.Where(p => !p.IsCase).All(p => images[p.Id].IsValueCreated)) return;
        using var making = Making.In(data);
        All.Where(p => !p.IsCase).AsParallel().ForAll(p => _ = images[p.Id].Value);
    }

    /// <summary>A persona's card to insert into a reader, with the tries left at its last use.</summary>
    public IEmulatedCard PutIn(Persona persona)
    {
        if (persona.Flaw == CardFlaw.OtherCard) return new OtherCard();
        using var making = Making.In(data);
        var image = images[persona.Id].Value;
        RestoreTries(persona.Id, image);
        EndCardBefore(persona);
        var card = new SoftwareCard(image);
        return persona.Flaw == CardFlaw.Torn ? new TornCard(card) : card;
    }

    /// <summary>Serial number of a card's certificate; null where the card has none, or has not been made yet.</summary>
    public string? SerialOf(string id, bool signature)
    {
        if (images[id] is not { IsValueCreated: true, Value: var image }) return null;
        var key = signature ? image.Signature : image.Authentication;
        if (key is null) return null;
        using var certificate = X509CertificateLoader.LoadCertificate(key.Certificate);
        return certificate.SerialNumber;
    }

    /// <summary>Saves the tries that are left.</summary>
    public void KeepTries()
    {
        lock (kept)
        {
            foreach (var (id, image) in images.Where(i => i.Value.IsValueCreated).Select(i => (i.Key, i.Value.Value)))
            {
                var tries = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{image.AuthenticationPin.TriesLeft} {image.SignaturePassword.TriesLeft} {image.HelperPin.TriesLeft}");
                if (kept.GetValueOrDefault(id) == tries) continue;
                // Renaming makes it atomic: a crash half-way must not restore tries.
                File.WriteAllText(TriesFile(id) + ".new", tries);
                File.Move(TriesFile(id) + ".new", TriesFile(id), overwrite: true);
                kept[id] = tries;
            }
        }
    }

    /// <summary>Unlocks a card, like the municipality's counter.</summary>
    public void Unlock(string id)
    {
        var image = images[id].Value;
        image.AuthenticationPin.Restore(3);
        image.SignaturePassword.Restore(5);
        image.HelperPin.Restore(3);
        KeepTries();
    }

    // Another program may have had the card in its reader since (./run card).
    private void RestoreTries(string id, CardImage image)
    {
        if (!File.Exists(TriesFile(id)) || File.ReadAllText(TriesFile(id)).Split(' ') is not [var a, var s, var h]) return;
        image.AuthenticationPin.Restore(int.Parse(a, CultureInfo.InvariantCulture));
        image.SignaturePassword.Restore(int.Parse(s, CultureInfo.InvariantCulture));
        image.HelperPin.Restore(int.Parse(h, CultureInfo.InvariantCulture));
    }

    // Whoever holds the card with new facts, or the new card, has been to the counter, where their previous card or certificate was ended.
    private void EndCardBefore(Persona persona)
    {
        if ((persona.SameCardAs ?? persona.RenewalOf) is not { } before) return;
        var image = images[before].Value;
        End("signature", image.Signature);
        if (persona.RenewalOf is not null) End("authentication", image.Authentication);
    }

    private void End(string authority, CardKey? key)
    {
        if (key is null) return;
        using var certificate = X509CertificateLoader.LoadCertificate(key.Certificate);
        authorities[authority].Revoke(certificate.SerialNumber, clock.GetUtcNow());
    }

    private string TriesFile(string id) => Path.Combine(folder, id, "tries.txt");
}
