using System.Security.Cryptography.X509Certificates;

namespace Akashi.Verification.Nqs;

/// <summary>A key of the profile "nqs", as an operator configures it (docs/specifications/credential.md). No key of this profile is ever fetched.</summary>
/// <param name="Id">Its id in the codes.</param>
/// <param name="Certificates">Its certificate, RSA of 2048 bits; then the CA's, where OCSP is to be asked. Without it, only the operator vouches for the
/// key.</param>
/// <param name="Host">Origin in the codes that it signs.</param>
/// <param name="StatusLists">What precedes a list's id in its address; null where the codes do not name a state.</param>
public sealed record NqsKeySettings(string Id, X509Certificate2Collection Certificates, Uri Host, string? StatusLists);
