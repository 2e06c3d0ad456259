using System.Text.Encodings.Web;
using System.Text.Unicode;
using Akashi.Hosting;
using Akashi.Hosting.Assets;
using Akashi.Hosting.Texts;
using Akashi.Sandbox.Identity.Card;
using Akashi.Sandbox.Identity.Clients;
using Akashi.Sandbox.Identity.Phone;
using Akashi.Sandbox.Identity.Protocol;
using Akashi.Sandbox.Identity.Signing;
using Microsoft.AspNetCore.DataProtection;

namespace Akashi.Sandbox.Identity;

/// <summary>
/// The government's identity provider and signing service with the app on the phone, with an origin of its own. For development and tests only.
/// </summary>
internal static class IdentityHost
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static WebApplication Build(WebApplicationBuilder builder, SettingsReader reader, HostSettings host)
    {
        var settings = IdentitySettings.Read(reader, host);
        if (!builder.Environment.IsDevelopment()) reader.Fault("environment", "the Sandbox runs only in the Development environment");
        reader.ThrowIfFaulty();
        Languages.Offer(builder.Services, ChoiceKept.InAddress);
        builder.Services.AddSingleton(settings).AddSingleton(settings.Clients);
        builder.Services.AddSingleton(SiteAssets.Kept(builder.Environment.WebRootFileProvider));
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        // It would write down requests and tokens.
        builder.Logging.AddFilter("OpenIddict", LogLevel.Warning);
        AddParts(builder.Services, settings, host.Clock);

        var app = builder.Build();
        app.UseSecurityHeaders(() => settings.Clients.Origins);
        app.UseAssets();
        app.UseOutage();
        app.UseAuthentication();
        app.MapGet("/health", () => Results.Json(new { status = "ok" }));
        AuthorizationEndpoint.Map(app);
        TokenEndpoint.Map(app);
        UserInfoEndpoint.Map(app);
        SigningEndpoints.Map(app);
        PhonePages.Map(app);
        return app;
    }

    private static void AddParts(IServiceCollection services, IdentitySettings settings, TimeProvider clock)
    {
        var sandbox = new HttpClient(LoopbackNames.Handler()) { BaseAddress = settings.Sandbox, Timeout = Patience };
        var keys = new ProviderKeys(clock);
        services.AddSingleton(keys).AddSingleton(new CertificateCheck(sandbox, clock));
        services.AddSingleton(s => new PhoneCard(sandbox, s.GetRequiredService<CertificateCheck>()));
        services.AddSingleton<Outage>().AddSingleton<ClientAssertions>().AddSingleton<PairwiseSubjects>();
        services.AddSingleton<Grants>().AddSingleton<AccessTokens>().AddSingleton<AuthorizationRules>().AddSingleton<AuthorizationEndpoint>();
        services.AddSingleton<SignTransactions>().AddSingleton<Journeys>().AddSingleton<PhoneComposer>().AddSingleton<PhonePages>();
        OpenIdServer.Add(services, settings, keys);
        // Journeys end with the program, and so may the tokens of their forms.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "akashi-phone-form";
            // Strict would give a new one to whoever comes from a portal, and end the forms of another window.
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.FormFieldName = "token";
        });
    }
}
