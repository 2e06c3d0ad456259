using Akashi.Hosting;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Staff.Office.Enrol;
using Akashi.Service.Staff.Office.SignIn;
using Akashi.Service.Staff.Office.SignOut;
using Akashi.Service.Staff.Openings;
using Akashi.Service.Staff.Passkeys;
using Microsoft.AspNetCore.Identity;

namespace Akashi.Service.Staff;

internal sealed class StaffCapability(SettingsReader reader) : ICapability
{
    private readonly StaffSettings own = StaffSettings.Read(reader);
    private readonly OpeningsSettings openings = OpeningsSettings.Read(reader);

    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddIdentityCore<StaffMember>();
        services.AddScoped<IUserPasskeyStore<StaffMember>, StaffPasskeyStore>();
        services.AddScoped<IUserStore<StaffMember>, StaffPasskeyStore>();
        services.AddScoped<IPasskeyHandler<StaffMember>, PasskeyHandler<StaffMember>>();
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.ServerDomain = settings.PublicOrigin.Host;
            o.UserVerificationRequirement = "required";
            o.ResidentKeyRequirement = "required";
            o.ValidateOrigin = context =>
                ValueTask.FromResult(!context.CrossOrigin && context.Origin == settings.PublicOrigin.GetLeftPart(UriPartial.Authority));
        });
        services.AddSingleton(openings);
        services.AddScoped<StaffFace>();
        services.AddScoped<OpeningNotes>();
        services.AddScoped<OpeningsFace>();
        services.AddScoped<IHousekeeping, EndedOpenings>();
        services.AddScoped<Ceremonies>();
        services.AddScoped<EnrolHandler>();
        services.AddScoped<SignInHandler>();
        services.AddScoped<FirstMember>();
        services.AddScoped<IHousekeeping, EndedCeremonies>();
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Staff, p => p.AddAuthenticationSchemes(Surface.Staff).RequireClaim(SessionClaims.Subject));
    }

    public async Task StartAsync(IServiceProvider services, CancellationToken ct)
    {
        if (own.FirstBody is not { } body) return;
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FirstMember>().EnsureAsync(body, own.FirstName, ct);
    }

    public void MapOffice(IEndpointRouteBuilder routes)
    {
        SignOutEndpoint.Map(routes);
        SessionEndpoint.Map(routes, StaffAddresses.Session, Policies.Staff);
        routes.MapGet(StaffAddresses.Office, () => Results.Redirect(DecisionsAddresses.Queue)).RequireAuthorization(Policies.Staff);
    }
}
