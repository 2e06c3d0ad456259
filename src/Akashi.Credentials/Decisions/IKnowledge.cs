using System.Security.Cryptography;
using Akashi.Credentials.Status;

namespace Akashi.Credentials.Decisions;

/// <summary>What is known of a signing certificate.</summary>
public enum CertificateState
{
    /// <summary>It leads to the root, is in its dates, and its CA says that it is good.</summary>
    Good,

    /// <summary>Revoked.</summary>
    Revoked,

    /// <summary>It could not be checked now.</summary>
    Unknown,
}

/// <summary>A key that signed credentials of this system.</summary>
/// <param name="Key">P-256.</param>
/// <param name="State">What is known of its certificate.</param>
public sealed record IssuerKey(ECDsa Key, CertificateState State);

/// <summary>What a verifier knows when it decides; everything in it was checked before.</summary>
public interface IKnowledge
{
    /// <summary>Name of the system, as credentials of it claim (claim 1).</summary>
    string Issuer { get; }

    /// <summary>Origin of the verifier in this system's codes; a code that is an address of another is not of this system.</summary>
    Uri Verifier { get; }

    /// <summary>Whether all keys of the system are known at an instant; else an unknown one may be new.</summary>
    bool KeysAreCurrent(DateTimeOffset now);

    /// <summary>The key of an id; null where none is known.</summary>
    IssuerKey? FindKey(ReadOnlySpan<byte> keyId);

    /// <summary>The list at an address whose signature and certificate hold; null where none is known.</summary>
    StatusList? FindList(string uri);

    /// <summary>Origins of other systems whose codes of the profile "nqs" are read here.</summary>
    IReadOnlyList<Uri> NqsHosts => [];

    /// <summary>The key of the profile "nqs" of an id; null where none is configured.</summary>
    NqsKey? FindNqsKey(string keyId) => null;
}
