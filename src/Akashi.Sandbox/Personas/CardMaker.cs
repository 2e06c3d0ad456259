using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Card.Emulator;
using Akashi.Sandbox.CertificateAuthorities;

namespace Akashi.Sandbox.Personas;

/// <summary>Makes a persona's card the first time, with keys, certificates and flaw; later it reads them from the folder.</summary>
/// <param name="folder">The folder of all cards.</param>
/// <param name="authorities">The CAs.</param>
/// <param name="profiles">The content of certificates.</param>
/// <param name="clock">The clock.</param>
internal sealed class CardMaker(string folder, Authorities authorities, Profiles profiles, TimeProvider clock)
{
    // Longer than the life of a certificate.
    private static readonly TimeSpan Expired = TimeSpan.FromDays(365 * 6);

    /// <summary>The card at the moment it is inserted.</summary>
    /// <param name="persona">Its holder.</param>
    /// <param name="before">The same card before new facts were written to it: its authentication key and PIN stay; null for a separate card.</param>
    public CardImage Make(Persona persona, CardImage? before)
    {
        Directory.CreateDirectory(Path.Combine(folder, persona.Id));
        var image = new CardImage
        {
            Authentication = before?.Authentication ?? Key(persona, "authentication", profiles.Authentication),
            Signature = persona.HasSignature ? Key(persona, "signature", (key, issue) => profiles.Signature(key, persona, issue)) : null,
            AuthenticationPin = before?.AuthenticationPin ?? new CardSecret(persona.Pin, 3),
            SignaturePassword = new CardSecret(persona.Password, 5),
            HelperPin = new CardSecret(persona.Pin, 3),
            Facts = Tlv.Facts(
                persona.Name, persona.Address, persona.Birth.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
                persona.Sex.ToString(CultureInfo.InvariantCulture)),
            MyNumber = Tlv.Encode(0x10, "000000000000"u8),
        };
        if (persona.Flaw == CardFlaw.PinLocked)
        {
            image.AuthenticationPin.Restore(0);
            image.HelperPin.Restore(0);
        }
        if (persona.Flaw == CardFlaw.PasswordLocked) image.SignaturePassword.Restore(0);
        return image;
    }

    private CardKey Key(Persona persona, string kind, Func<RSA, CardIssue, X509Certificate2> certify)
    {
        var path = Path.Combine(folder, persona.Id, kind);
        var authority = persona.Flaw == CardFlaw.OtherAuthority ? authorities.Namesake(kind) : authorities[kind];
        var key = RsaKeyFile.Open(path + ".key.pem");
        if (!File.Exists(path + ".crt.pem"))
        {
            // A usual card is as old as the CAs, no matter when somebody first asks for it. A case is made for the day it is inserted.
            var now = persona.IsCase ? clock.GetUtcNow() : authority.MadeAt;
            using var made = certify(key, new CardIssue(authority, persona.Flaw == CardFlaw.Expired ? now - Expired : now));
            if (persona.Flaw == CardFlaw.Revoked) authority.Revoke(made.SerialNumber, now);
            File.WriteAllText(path + ".crt.pem", made.ExportCertificatePem() + "\n");
        }
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(path + ".crt.pem");
        return new CardKey(key, certificate.RawData, authority.Certificate.RawData);
    }
}
