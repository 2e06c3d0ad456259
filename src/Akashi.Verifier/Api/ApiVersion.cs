namespace Akashi.Verifier.Api;

/// <summary>
/// A version of the API, which stands in its addresses. What a version answers never changes, apart from members that are added to an answer; what would
/// break a client is a version of its own beside it (docs/verification-api.md, "Versions").
/// </summary>
/// <param name="Name">The day on which it was published, or "v1" for the version before the dates.</param>
/// <param name="NamesChecks">Whether its answers name each check.</param>
internal sealed record ApiVersion(string Name, bool NamesChecks)
{
    /// <summary>Where all addresses of the API begin.</summary>
    public const string Root = "/api";

    /// <summary>The version for new clients.</summary>
    public static readonly ApiVersion Current = new("2026-12-01", NamesChecks: true);

    /// <summary>The version before the dates. Its form is frozen.</summary>
    public static readonly ApiVersion Undated = new("v1", NamesChecks: false) { DeprecatedFrom = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero) };

    /// <summary>Every version that was ever published.</summary>
    public static readonly IReadOnlyList<ApiVersion> All = [Current, Undated];

    /// <summary>From when new clients should take the current version instead; null where this is the current one.</summary>
    public DateTimeOffset? DeprecatedFrom { get; private init; }

    /// <summary>Path at which codes are checked.</summary>
    public string Verifications => $"{Root}/{Name}/verifications";

    /// <summary>Path of its OpenAPI document.</summary>
    public string Document => $"{Root}/{Name}/openapi.json";

    /// <summary>Tells a client of an earlier version that there is a newer one (RFC 9745, RFC 5829).</summary>
    public void Announce(HttpResponse response)
    {
        if (DeprecatedFrom is not { } from) return;
        response.Headers["Deprecation"] = $"@{from.ToUnixTimeSeconds()}";
        response.Headers.Link = $"<{Current.Verifications}>; rel=\"successor-version\"";
    }

    /// <summary>Whether a request is for the API, in whatever version.</summary>
    public static bool IsFor(HttpRequest request) => request.Path.StartsWithSegments(Root);
}
