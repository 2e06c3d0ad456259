using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Akashi.Sandbox.Identity.Clients;

/// <summary>The file of registered portals (docs/specifications/phone.md, "Registering a portal").</summary>
internal sealed class RegisteredClients
{
    private const int LongestId = 255;
    private const int LeastRsaBits = 2048;
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private readonly Dictionary<string, RegisteredClient> clients;

    private RegisteredClients(Dictionary<string, RegisteredClient> clients) => this.clients = clients;

    public static RegisteredClients None { get; } = new([]);

    /// <summary>Origins to which the phone's forms may lead.</summary>
    public IReadOnlyList<Uri> Origins =>
        [.. clients.Values.SelectMany(c => c.RedirectUris).Select(u => new Uri(new Uri(u).GetLeftPart(UriPartial.Authority))).Distinct()];

    public RegisteredClient? Find(string? id) => id is null ? null : clients.GetValueOrDefault(id);

    /// <summary>Reads the file.</summary>
    /// <param name="json">A list of clients in UTF-8.</param>
    /// <param name="clients">The clients; empty where there is a problem.</param>
    /// <param name="problem">What is wrong, for the developer; null where nothing is.</param>
    public static bool TryRead(ReadOnlySpan<byte> json, out RegisteredClients clients, [NotNullWhen(false)] out string? problem)
    {
        clients = None;
        try
        {
            var read = JsonSerializer.Deserialize<List<Entry?>>(json, Form)?.OfType<Entry>().ToList() ?? [];
            problem = read.Select(Problem).FirstOrDefault(p => p is not null);
            if (read.Count == 0) problem = "names no client";
            if (read.Select(e => e.ClientId).Distinct().Count() < read.Count) problem ??= "two clients have the same client_id";
            if (problem is not null) return false;
            clients = new RegisteredClients(read.Select(Client).ToDictionary(c => c.Id, StringComparer.Ordinal));
            return true;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException)
        {
            problem = $"is not a list of clients: {e.Message}";
            return false;
        }
    }

    private static string? Problem(Entry entry)
    {
        if (entry.ClientId.Length is 0 or > LongestId || !entry.ClientId.All(char.IsAsciiLetterOrDigit))
            return $"client_id \"{entry.ClientId}\" is not 1 to 255 letters and digits";
        if (entry.RedirectUris.Length == 0 || !entry.RedirectUris.All(IsPlainAddress)) return $"{entry.ClientId}: redirect_uris are not http(s) addresses";
        var keys = new JsonWebKeySet(entry.Jwks.GetRawText()).Keys;
        if (keys.Count == 0 || !keys.All(IsSigningKey))
            return $"{entry.ClientId}: jwks has no key, or one that is not a public key with a kid, EC P-256 or RSA of at least {LeastRsaBits} bits";
        if (keys.Select(k => k.Kid).Distinct().Count() < keys.Count) return $"{entry.ClientId}: two keys of jwks have the same kid";
        return entry.EncryptionJwk is { } key && !IsEncryptionKey(new JsonWebKey(key.GetRawText()))
            ? $"{entry.ClientId}: encryption_jwk is not a public RSA key of at least {LeastRsaBits} bits with a kid"
            : null;
    }

    private static RegisteredClient Client(Entry entry) => new(
        entry.ClientId, entry.ClientName, entry.ClientNameEn ?? entry.ClientName, entry.RedirectUris, [.. new JsonWebKeySet(entry.Jwks.GetRawText()).Keys],
        entry.EncryptionJwk is { } key ? new JsonWebKey(key.GetRawText()) : null);

    private static bool IsPlainAddress(string text) =>
        text.Length <= LongestId && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Fragment.Length == 0;

    private static bool IsSigningKey(JsonWebKey key) =>
        !key.HasPrivateKey && key.Kid is { Length: > 0 } && (key is { Kty: "EC", Crv: "P-256" } || (key.Kty == "RSA" && key.KeySize >= LeastRsaBits));

    private static bool IsEncryptionKey(JsonWebKey key) => !key.HasPrivateKey && key.Kid is { Length: > 0 } && key.Kty == "RSA" && key.KeySize >= LeastRsaBits;

    private sealed record Entry(
        string ClientId, string ClientName, string[] RedirectUris, JsonElement Jwks, string? ClientNameEn = null, JsonElement? EncryptionJwk = null);
}
