using System.Collections.Immutable;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace Akashi.Sandbox.Identity.Protocol;

/// <summary>
/// OpenIddict as the provider. It keeps nothing ("degraded mode"), because codes and tokens carry what is needed, and Grants knows what was used up.
/// </summary>
internal static class OpenIdServer
{
    public static void Add(IServiceCollection services, IdentitySettings settings, ProviderKeys keys)
    {
        services.AddOpenIddict().AddServer(options => Configure(options, settings, keys));
        // After OpenIddict's own configuration, which adds ways that we do not offer.
        services.PostConfigure<OpenIddictServerOptions>(Restrict);
    }

    private static void Configure(OpenIddictServerBuilder options, IdentitySettings settings, ProviderKeys keys)
    {
        options.EnableDegradedMode();
        options.SetIssuer(settings.Issuer);
        options.SetConfigurationEndpointUris(WireNames.Discovery)
            .SetAuthorizationEndpointUris(WireNames.Endpoints + "auth")
            .SetTokenEndpointUris(WireNames.Endpoints + "token")
            .SetUserInfoEndpointUris(WireNames.Endpoints + "userinfo")
            .SetJsonWebKeySetEndpointUris(WireNames.Endpoints + "certs");
        options.AllowAuthorizationCodeFlow().AllowClientCredentialsFlow().RequireProofKeyForCodeExchange();
        options.RegisterScopes([Scopes.OpenId, WireNames.SignScope, .. WireNames.FactScopes]);
        options.RegisterClaims([.. WireNames.FactScopes, Claims.AuthenticationContextReference, Claims.AuthenticationTime]);
        options.SetAuthorizationCodeLifetime(Lifetimes.Code).SetAccessTokenLifetime(Lifetimes.AccessToken).SetIdentityTokenLifetime(Lifetimes.IdToken);
        options.AddSigningCredentials(keys.IdTokens).AddSigningCredentials(keys.AccessTokens);
        options.AddEncryptionKey(keys.Codes).DisableAccessTokenEncryption();
        AddHandlers(options);
        // A development stack may go without TLS on loopback; IdentitySettings refuses plain http anywhere else.
        options.UseAspNetCore()
            .EnableAuthorizationEndpointPassthrough()
            .EnableTokenEndpointPassthrough()
            .EnableUserInfoEndpointPassthrough()
            .DisableTransportSecurityRequirement();
    }

    private static void Restrict(OpenIddictServerOptions options)
    {
        options.ResponseModes.Clear();
        options.ResponseModes.Add(ResponseModes.Query);
        options.CodeChallengeMethods.Clear();
        options.CodeChallengeMethods.Add(CodeChallengeMethods.Sha256);
        options.ClientAuthenticationMethods.Clear();
        options.ClientAuthenticationMethods.Add(ClientAuthenticationMethods.PrivateKeyJwt);
        options.SubjectTypes.Clear();
        options.SubjectTypes.Add(SubjectTypes.Pairwise);
    }

    private static void AddHandlers(OpenIddictServerBuilder options)
    {
        options.AddEventHandler<ValidateAuthorizationRequestContext>(b => b.UseSingletonHandler<RefuseAuthorization>().SetOrder(int.MinValue));
        options.AddEventHandler<ApplyAuthorizationResponseContext>(
            b => b.UseSingletonHandler<SendErrorsBack>().SetOrder(Authentication.InferResponseMode.Descriptor.Order + 1));
        options.AddEventHandler<ProcessAuthenticationContext>(
            b => b.UseSingletonHandler<AuthenticateClient>().SetOrder(ValidateClientAssertion.Descriptor.Order - 1));
        options.AddEventHandler<GenerateTokenContext>(
            b => b.UseSingletonHandler<ChooseKey>().SetOrder(Protection.AttachSecurityCredentials.Descriptor.Order + 1));
        options.AddEventHandler<HandleConfigurationRequestContext>(b => b.UseInlineHandler(context =>
        {
            // The other key is for access tokens.
            context.IdTokenSigningAlgorithms.Remove(Algorithms.RsaSha256);
            context.Metadata["token_endpoint_auth_signing_alg_values_supported"] = ImmutableArray.Create<string?>("ES256", "RS256");
            context.Metadata["ui_locales_supported"] = ImmutableArray.Create<string?>("ja", "en");
            return default;
        }).SetOrder(Discovery.AttachSigningAlgorithms.Descriptor.Order + 1));
    }
}
