using Akashi.Service.Platform;

namespace Akashi.Service.Cards.Phone;

/// <summary>The values with which a browser sets out to the provider, made anew for each attempt.</summary>
/// <param name="State">256 random bits, base64url; comes back with the browser.</param>
/// <param name="Nonce">256 random bits, base64url; comes back in the ID token.</param>
/// <param name="Verifier">256 random bits, base64url (RFC 7636, 4.1); only its digest leaves us before the code comes back.</param>
/// <param name="Transaction">What is signed; null for other acts.</param>
internal sealed record PhoneOpening(string State, string Nonce, string Verifier, Guid? Transaction)
{
    /// <summary>Makes new values.</summary>
    public static PhoneOpening Make(Guid? transaction) => new(Secrets.Make(), Secrets.Make(), Secrets.Make(), transaction);
}
