using System.Security.Cryptography.X509Certificates;
using Akashi.Trust;
using Akashi.Verification.Nqs;

namespace Akashi.Verification;

/// <summary>The system whose codes are verified, and what is believed about it from the beginning.</summary>
public sealed record SystemSettings
{
    /// <summary>Where the system publishes its trust list and status lists: an origin.</summary>
    public required Uri Service { get; init; }

    /// <summary>Origin of the verifier that the codes name. A code whose address has another origin is not of this system.</summary>
    public required Uri Verifier { get; init; }

    /// <summary>
    /// Roots of the issuer's certificates, handed over through a separate channel and never fetched. Several count side by side, while one takes over
    /// from another.
    /// </summary>
    public required X509Certificate2Collection Roots { get; init; }

    /// <summary>
    /// The folder in which everything is kept for the next start. It is created so that only its owner may enter. Anybody who may write there can
    /// make the verifier forget, but not believe.
    /// </summary>
    public required string Folder { get; init; }

    /// <summary>Name of the system, as its credentials state it. Default: the origin of <see cref="Service"/>.</summary>
    public string Issuer { get => field ?? Service.GetLeftPart(UriPartial.Authority); init; }

    /// <summary>How long the CA's last good answer counts while the CA is silent. Default: 10 minutes; at most a day is sensible.</summary>
    public TimeSpan OcspLife { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>CAs whose OCSP answers count without a nonce. Default: none.</summary>
    public WithoutNonce WithoutNonce { get; init; } = WithoutNonce.None;

    /// <summary>Origins of other systems whose codes of the profile "nqs" are read. Default: none.</summary>
    public IReadOnlyList<Uri> NqsHosts { get; init; } = [];

    /// <summary>Keys of the profile "nqs". Default: none.</summary>
    public IReadOnlyList<NqsKeySettings> NqsKeys { get; init; } = [];
}
