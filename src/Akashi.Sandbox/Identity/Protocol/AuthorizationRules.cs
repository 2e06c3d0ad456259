using Akashi.Sandbox.Identity.Clients;
using Akashi.Sandbox.Identity.Phone;
using Akashi.Sandbox.Identity.Signing;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Akashi.Sandbox.Identity.Protocol;

/// <summary>Why an authorization request is refused.</summary>
/// <param name="Error">Code of OAuth 2.0 or OpenID Connect.</param>
/// <param name="Description">What is wrong.</param>
internal sealed record AuthorizationRefusal(string Error, string Description);

/// <summary>What the service demands of an authorization request beyond OpenID Connect.</summary>
internal sealed class AuthorizationRules(RegisteredClients clients, SignTransactions transactions)
{
    private const int Longest = 255;
    private const int LongestChallenge = 128;

    /// <summary>The client, if it and its redirect_uri are registered: only then may the browser be sent back at all.</summary>
    public RegisteredClient? ClientOf(OpenIddictRequest request) =>
        clients.Find(request.ClientId) is { } client && client.RedirectUris.Contains(request.RedirectUri, StringComparer.Ordinal) ? client : null;

    /// <summary>Judges a request of a known client; null where it is good.</summary>
    public AuthorizationRefusal? Refuse(OpenIddictRequest request, RegisteredClient client)
    {
        if (request.HasParameter(Parameters.Request)) return new(Errors.RequestNotSupported, "request is not supported.");
        if (request.HasParameter(Parameters.RequestUri)) return new(Errors.RequestUriNotSupported, "request_uri is not supported.");
        if (request.ResponseType != ResponseTypes.Code) return new(Errors.UnsupportedResponseType, "response_type must be code.");
        if (request.ResponseMode is not (null or ResponseModes.Query)) return new(Errors.InvalidRequest, "response_mode must be query.");
        if (!IsText(request.State)) return new(Errors.InvalidRequest, "state must be 1 to 255 printable characters.");
        if (!IsText(request.Nonce)) return new(Errors.InvalidRequest, "nonce must be 1 to 255 printable characters.");
        if (!IsChallenge(request.CodeChallenge)) return new(Errors.InvalidRequest, "code_challenge must be 1 to 128 characters of base64url.");
        if (request.CodeChallengeMethod != CodeChallengeMethods.Sha256) return new(Errors.InvalidRequest, "code_challenge_method must be S256.");
        if (request.HasPromptValue(PromptValues.None)) return new(Errors.LoginRequired, "A card is needed each time.");
        return RefuseScopes(request, client);
    }

    private AuthorizationRefusal? RefuseScopes(OpenIddictRequest request, RegisteredClient client)
    {
        var scopes = request.GetScopes();
        if (!scopes.Contains(Scopes.OpenId)) return new(Errors.InvalidScope, "scope must contain openid.");
        if (!scopes.All(s => s is Scopes.OpenId or WireNames.SignScope || WireNames.FactScopes.Contains(s)))
            return new(Errors.InvalidScope, "A scope is unknown.");
        var (signs, transaction) = (scopes.Contains(WireNames.SignScope), (string?)request[WireNames.TransactionId]);
        if (signs && WireNames.FactScopes.Any(f => scopes.Contains(f))) return new(Errors.InvalidScope, "sign goes with no other scope than openid.");
        if (!signs && transaction is not null) return new(Errors.InvalidRequest, "sign_transaction_id goes with the scope sign.");
        // A request that comes back from the pages was judged when it set out, and since then the card has signed.
        return signs && !request.HasParameter(Journey.Parameter) && transactions.FindOpen(transaction, client.Id) is null
            ? new(Errors.InvalidRequest, "sign_transaction_id is not an open transaction of this client.")
            : null;
    }

    private static bool IsText(string? text) => text is { Length: > 0 and <= Longest } && text.All(c => c is >= ' ' and <= '~');

    private static bool IsChallenge(string? text) =>
        text is { Length: > 0 and <= LongestChallenge } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
