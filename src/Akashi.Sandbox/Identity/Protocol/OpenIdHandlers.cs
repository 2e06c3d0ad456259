using Akashi.Sandbox.Identity.Clients;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Akashi.Sandbox.Identity.Protocol;

/// <summary>Our rules come before OpenIddict's own, so that a refusal says what the contract says.</summary>
internal sealed class RefuseAuthorization(AuthorizationRules rules) : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    /// <summary>Property of the transaction: where an error may be sent.</summary>
    public const string MayRedirectTo = "akashi:redirect_uri";

    public ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        if (rules.ClientOf(context.Request) is not { } client)
        {
            context.Reject(Errors.InvalidRequest, "client_id or redirect_uri is not registered.");
            return default;
        }
        context.Transaction.SetProperty(MayRedirectTo, context.Request.RedirectUri!);
        if (rules.Refuse(context.Request, client) is { } refusal) context.Reject(refusal.Error, refusal.Description);
        return default;
    }
}

/// <summary>
/// OpenIddict shows every refused request on a page of its own. The contract sends the browser back, unless client or redirect_uri is unknown.
/// </summary>
internal sealed class SendErrorsBack : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    public ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        if (context.Transaction.GetProperty<string>(RefuseAuthorization.MayRedirectTo) is not { } address) return default;
        (context.RedirectUri, context.ResponseMode) = (address, ResponseModes.Query);
        return default;
    }
}

/// <summary>Lets in clients by private_key_jwt only, by our own check.</summary>
internal sealed class AuthenticateClient(ClientAssertions assertions) : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (context.EndpointType != OpenIddictServerEndpointType.Token) return;
        context.ValidateClientAssertion = false;
        var refusal = context.Request!.ClientAssertionType != ClientAssertionTypes.JwtBearer || context.Request.ClientAssertion is not { } assertion
            ? "client_assertion and client_assertion_type are needed."
            : await assertions.RefuseAsync(assertion, context.Request.ClientId);
        if (refusal is not null) context.Reject(Errors.InvalidClient, refusal);
    }
}

/// <summary>ID tokens are signed by ES256, access tokens by RS256.</summary>
internal sealed class ChooseKey(ProviderKeys keys) : IOpenIddictServerHandler<GenerateTokenContext>
{
    public ValueTask HandleAsync(GenerateTokenContext context)
    {
        if (context.TokenType == TokenTypeIdentifiers.IdentityToken) context.SigningCredentials = keys.IdTokens;
        if (context.TokenType == TokenTypeIdentifiers.AccessToken) context.SigningCredentials = keys.AccessTokens;
        return default;
    }
}
