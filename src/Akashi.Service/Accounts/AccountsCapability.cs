using Akashi.Hosting;
using Akashi.Service.Accounts.Export;
using Akashi.Service.Accounts.Join;
using Akashi.Service.Accounts.Portal.Remove;
using Akashi.Service.Accounts.Portal.SignIn;
using Akashi.Service.Accounts.Portal.SignOut;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Export;
using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Accounts;

internal sealed class AccountsCapability(SettingsReader reader) : ICapability
{
    private readonly AccountsSettings own = AccountsSettings.Read(reader);

    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(own);
        services.AddScoped<AccountsFace>();
        services.AddScoped<SignInHandler>();
        services.AddScoped<StatementComposer>();
        services.AddScoped<JoinStore>();
        services.AddScoped<JoinRecords>();
        services.AddScoped<JoinHandler>();
        services.AddScoped<RemoveHandler>();
        services.AddScoped<IHousekeeping, EndedJoins>();
        services.AddScoped<IHousekeeping, EndedAccessEntries>();
        services.AddScoped<IExportPart, AccountPart>();
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Holder, p => p.AddAuthenticationSchemes(Surface.Holder).RequireClaim(SessionClaims.Subject))
            .AddPolicy(Policies.HolderSession, p => p.AddAuthenticationSchemes(Surface.Holder).RequireClaim(SessionClaims.Session));
    }

    public void MapPortal(IEndpointRouteBuilder routes)
    {
        SignInEndpoint.Map(routes);
        SignOutEndpoint.Map(routes);
        SessionEndpoint.Map(routes, AccountsAddresses.Session, Policies.Holder);
    }
}
