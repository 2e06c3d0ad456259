using System.Globalization;
using System.Text.Json;
using Akashi.Sandbox.Identity.Clients;
using Akashi.Sandbox.Identity.Protocol;

namespace Akashi.Sandbox.Identity.Signing;

/// <summary>The signing API: begin a transaction, and fetch its result when the person has signed.</summary>
internal static class SigningEndpoints
{
    private const int MostBytes = 4096;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(WireNames.SignTransactions, BeginAsync);
        routes.MapGet(WireNames.SignTransactions + "/{id}/result", ResultAsync);
    }

    private static async Task<IResult> BeginAsync(HttpRequest request, AccessTokens tokens, SignTransactions transactions, RegisteredClients clients)
    {
        if (await tokens.ReadAsync(request) is not { } token) return ProviderErrors.InvalidToken(request.HttpContext);
        if (token.Grant is not null) return ProviderErrors.Json(403, "insufficient_scope", "This needs a token of the client itself (client_credentials).");
        if (clients.Find(token.ClientId)?.EncryptionKey is null)
            return ProviderErrors.Json(403, "unauthorized_client", "No encryption key is registered for this client.");
        if (!ToBeSigned.TryParse(await DigestOfAsync(request), out var bytes))
            return ProviderErrors.Json(400, "invalid_request", "digest must be base64 of a SHA-256 digest (32 bytes) or of its DigestInfo (51 bytes).");
        var begun = transactions.Begin(token.ClientId, bytes);
        var answer = new { id = begun.Id, expires_at = begun.ExpiresAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) };
        return Results.Json(answer, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ResultAsync(
        string id, HttpRequest request, AccessTokens tokens, SignTransactions transactions, RegisteredClients clients)
    {
        if (await tokens.ReadAsync(request) is not { } token) return ProviderErrors.InvalidToken(request.HttpContext);
        if (!Guid.TryParseExact(id, "D", out var parsed) || transactions.Find(parsed, token.ClientId) is not { } transaction)
            return ProviderErrors.Json(404, "not_found", "There is no such transaction.");
        if (transactions.IsOver(transaction)) return ProviderErrors.Json(410, "expired", "The transaction has ended.");
        if (transaction.Signed is not { } signed) return ProviderErrors.Json(409, "not_signed", "Nobody has signed yet.");
        if (token.Grant?.Transaction != transaction.Id)
            return ProviderErrors.Json(403, "insufficient_scope", "This needs the token of the authorization that names the transaction.");
        var client = clients.Find(token.ClientId)!;
        using var key = client.EncryptionRsa();
        var payload = JsonSerializer.SerializeToUtf8Bytes(
            new { signature = Convert.ToBase64String(signed.Signature), certificate = Convert.ToBase64String(signed.Certificate) });
        return Results.Json(new { sign_certificate_jwe = Jwe.Encrypt(key, client.EncryptionKey!.Kid, payload) });
    }

    private static async Task<string?> DigestOfAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType() || request.ContentLength is not (> 0 and <= MostBytes)) return null;
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return body.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty(WireNames.Digest, out var digest) && digest.ValueKind == JsonValueKind.String
                    ? digest.GetString()
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
