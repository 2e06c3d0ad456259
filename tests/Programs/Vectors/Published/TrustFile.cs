namespace Akashi.Vectors.Published;

/// <summary>The file of trust lists (its README explains each member).</summary>
internal sealed record TrustFile(string Format, string About, string Root, string Uri, IReadOnlyList<TrustCasePart> Cases)
{
    public const string Name = "akashi-trust-vectors-1";
}

/// <summary>
/// A case: what was fetched, when (null: now, with a network), the verifier's clock, what was seen before, and what a verifier that has nothing else
/// then knows.
/// </summary>
internal sealed record TrustCasePart(
    string Id, string About, string List, DateTimeOffset? Fetched, DateTimeOffset At, DateTimeOffset? Seen, TrustKnownPart Expected);

/// <summary>
/// What is known: nothing where the list is not trusted; and the reason for a code under a kid that is not among the keys. Fault and offset are for
/// readers of the bytes.
/// </summary>
internal sealed record TrustKnownPart(
    bool Believed, IReadOnlyList<TrustKeyPart>? Keys, IReadOnlyList<string>? StatusLists, string UnknownKid, string? Fault, int? Offset);

/// <summary>A key that counts, what it may sign, and "good", "revoked" or "unknown".</summary>
internal sealed record TrustKeyPart(string Kid, IReadOnlyList<string> Purposes, string State);
