using Microsoft.IdentityModel.Tokens;

namespace Akashi.Service.Cards.Phone;

/// <summary>The provider's public keys. They are kept, and fetched again once for a token that names an unknown one.</summary>
internal sealed class ProviderKeys(ProviderHttp http, PhoneSettings settings)
{
    private volatile IReadOnlyList<JsonWebKey> known = [];

    /// <summary>The key with an id; null where the provider has none of that id and for that algorithm.</summary>
    /// <param name="kid">Id in the token's header.</param>
    /// <param name="algorithm">ES256 or RS256.</param>
    /// <param name="ct">Cancels the request.</param>
    public async Task<(JsonWebKey? Key, CardFault? Fault)> FindAsync(string kid, string algorithm, CancellationToken ct)
    {
        if (Known(kid, algorithm) is { } key) return (key, null);
        var (body, fault) = await http.AskAsync(new HttpRequestMessage(HttpMethod.Get, settings.Certificates), ct);
        if (fault is not null) return (null, fault);
        try
        {
            known = [.. new JsonWebKeySet(body.GetRawText()).Keys];
        }
        catch (ArgumentException)
        {
            return (null, CardFault.NotConfirmed);
        }
        return Known(kid, algorithm) is { } found ? (found, null) : (null, CardFault.NotConfirmed);
    }

    // A key that names another use or algorithm is not taken for this one.
    private JsonWebKey? Known(string kid, string algorithm) => known.FirstOrDefault(k =>
        k.Kid == kid && (string.IsNullOrEmpty(k.Use) || k.Use == "sig") && (string.IsNullOrEmpty(k.Alg) || k.Alg == algorithm));
}
