using System.Security.Cryptography;
using Akashi.Credentials.Status;

namespace Akashi.Credentials.Decisions;

/// <summary>What is known about a signing certificate.</summary>
public enum CertificateState
{
    /// <summary>It chains to the root, its dates are current, and its CA says that it is good.</summary>
    Good,

    /// <summary>Revoked.</summary>
    Revoked,

    /// <summary>It could not be checked now.</summary>
    Unknown,
}

/// <summary>A key that signs credentials of this system.</summary>
/// <param name="Key">P-256.</param>
/// <param name="State">What is known about its certificate.</param>
/// <param name="BeginsAt">Begin of its certificate (notBefore).</param>
/// <param name="EndsAt">End of its certificate (notAfter). No credential that it signed ends later.</param>
public sealed record IssuerKey(ECDsa Key, CertificateState State, DateTimeOffset BeginsAt, DateTimeOffset EndsAt);

/// <summary>What a verifier knows when it decides. All of it has been checked beforehand.</summary>
public interface IKnowledge
{
    /// <summary>Name of the system, as its credentials state it (claim 1).</summary>
    string Issuer { get; }

    /// <summary>Origin of the verifier in this system's codes. A code whose address has another origin is not of this system.</summary>
    Uri Verifier { get; }

    /// <summary>Whether all keys of the system are known at this time. If not, an unknown key may be a new one.</summary>
    bool KeysAreCurrent(DateTimeOffset now);

    /// <summary>The key with this id; null where it is not known.</summary>
    IssuerKey? FindKey(ReadOnlySpan<byte> keyId);

    /// <summary>The newest list at this address, if its signature, address and dates and its signer's certificate hold; null where none is known.</summary>
    StatusList? FindList(string uri);

    /// <summary>Origins of other systems whose codes of the profile "nqs" are read here.</summary>
    IReadOnlyList<Uri> NqsHosts => [];

    /// <summary>The key of the profile "nqs" with this id; null where none is configured.</summary>
    NqsKey? FindNqsKey(string keyId) => null;
}
