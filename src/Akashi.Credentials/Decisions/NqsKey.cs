using System.Security.Cryptography;

namespace Akashi.Credentials.Decisions;

/// <summary>A key of the profile "nqs", as an operator configured it. It is another type than <see cref="IssuerKey"/>: no key vouches for the other profile.</summary>
/// <param name="Key">RSA, 2048 bits.</param>
/// <param name="State">What is known of its certificate.</param>
/// <param name="EndsAt">End of its certificate: the layout has no end of its own.</param>
/// <param name="Host">Origin that stands in the codes it signs: ids of keys are only unique there.</param>
/// <param name="StatusLists">What stands before a list's id in its address, such as <c>https://portal.example.go.jp/status/</c>; null where the codes name no state.</param>
public sealed record NqsKey(RSA Key, CertificateState State, DateTimeOffset EndsAt, Uri Host, string? StatusLists);
