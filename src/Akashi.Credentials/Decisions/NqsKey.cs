using System.Security.Cryptography;

namespace Akashi.Credentials.Decisions;

/// <summary>
/// A key of the profile "nqs", as an operator configured it. It is a different type from <see cref="IssuerKey"/>, because no key is valid for both
/// profiles.
/// </summary>
/// <param name="Key">RSA, 2048 bits.</param>
/// <param name="State">What is known about its certificate.</param>
/// <param name="BeginsAt">Begin of its certificate.</param>
/// <param name="EndsAt">End of its certificate. The layout has no end of its own.</param>
/// <param name="Host">Origin in the codes that it signs. Key ids are unique only within one origin.</param>
/// <param name="StatusLists">What precedes a list's id in its address, such as <c>https://portal.example.go.jp/status/</c>; null where the codes do
/// not name a state.</param>
public sealed record NqsKey(
    RSA Key, CertificateState State, DateTimeOffset BeginsAt, DateTimeOffset EndsAt, Uri Host, string? StatusLists);
