namespace Akashi.Vectors.Published;

/// <summary>The file of trust lists (its README explains each member).</summary>
internal sealed record TrustFile(string Format, string About, string Root, string Uri, IReadOnlyList<TrustCasePart> Cases)
{
    public const string Name = "akashi-trust-vectors-1";
}

/// <summary>A case: what was fetched, when, what was seen before, and what a verifier that has nothing else then knows.</summary>
internal sealed record TrustCasePart(string Id, string About, string List, DateTimeOffset At, DateTimeOffset? Seen, TrustKnownPart Expected);

/// <summary>What is known: nothing where the list is not trusted. Fault and offset are for readers of the bytes.</summary>
internal sealed record TrustKnownPart(bool Believed, IReadOnlyList<TrustKeyPart>? Keys, IReadOnlyList<string>? StatusLists, string? Fault, int? Offset);

/// <summary>A key that counts, what it may sign, and "good", "revoked" or "unknown".</summary>
internal sealed record TrustKeyPart(string Kid, IReadOnlyList<string> Purposes, string State);
