using System.Text.Encodings.Web;
using System.Text.Unicode;
using Akashi.Hosting;
using Akashi.Hosting.Assets;
using Akashi.Hosting.Texts;
using Akashi.Service.Accounts;
using Akashi.Service.Applications;
using Akashi.Service.Audit;
using Akashi.Service.Cards;
using Akashi.Service.Catalog;
using Akashi.Service.Contacts;
using Akashi.Service.Decisions;
using Akashi.Service.Home;
using Akashi.Service.Issuing;
using Akashi.Service.Payments;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Export;
using Akashi.Service.Platform.Files;
using Akashi.Service.Platform.Health;
using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Kept;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Outbox;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Security;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;
using Akashi.Service.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.WebEncoders;

namespace Akashi.Service;

/// <summary>Assembles the Service from its capabilities.</summary>
internal static class ServiceHost
{
    /// <summary>All capabilities in the order in which they start: truth flows one way.</summary>
    private static ICapability[] Capabilities(SettingsReader reader) =>
    [
        new CatalogCapability(reader), new ProceduresCapability(), new CardsCapability(reader), new AccountsCapability(reader), new StaffCapability(reader),
        new RegistersCapability(reader), new PaymentsCapability(reader), new ApplicationsCapability(reader), new DecisionsCapability(reader),
        new IssuingCapability(reader), new ContactsCapability(reader), new AuditCapability(), new HomeCapability(),
    ];

    public static WebApplication Build(WebApplicationBuilder builder, SettingsReader reader, HostSettings host)
    {
        var settings = ServiceSettings.Read(reader, host);
        var capabilities = Capabilities(reader);
        var front = PublicFront.Read(reader, host, settings.PublicOrigin);
        var limits = ClientLimits.Read(reader);
        reader.ThrowIfFaulty();
        builder.Logging.AddFilter(typeof(SessionHandler).FullName, LogLevel.Warning);
        builder.Services.AddSingleton(SiteAssets.Kept(builder.Environment.WebRootFileProvider));
        AddPlatform(builder.Services, settings);
        limits.AddTo(builder.Services);
        foreach (var capability in capabilities)
        {
            builder.Services.AddSingleton(capability);
            capability.Add(builder.Services, settings);
        }

        var app = builder.Build();
        app.UseSecurityHeaders([.. capabilities.SelectMany(c => c.FormTargets)]);
        app.UsePublicFront(front, HealthPaths.All);
        app.UseCleanAddresses();
        app.UsePackedPages();
        // In a scope of its own: what failed in the first scope would fail again on the error page.
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            CreateScopeForErrors = true,
            StatusCodeSelector = e => settings.Database.IsAway(e) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.Use(NoNul.RefuseAsync);
        app.UseAssets();
        app.UseRouting();
        app.UseMiddleware<RefusalsNoted>();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<ReturningForms>();
        app.UseMiddleware<ActLimits>();
        app.UseMiddleware<SiteHeaders>();
        app.UseAntiforgery();
        app.MapRazorPages();
        app.MapRobots().AllowAnonymous();
        HealthEndpoint.Map(app);
        foreach (var capability in capabilities)
        {
            if (settings.Surfaces.Portal) capability.MapPortal(app);
            if (settings.Surfaces.Office) capability.MapOffice(app);
        }
        app.MapFallback(() => Results.NotFound()).AllowAnonymous();
        return app;
    }

    /// <summary>Before the first request: migrates the database, and lets each capability prepare what it needs.</summary>
    public static async Task StartAsync(IServiceProvider services, CancellationToken ct)
    {
        await StorageSetup.StartAsync(services, services.GetRequiredService<ServiceSettings>().Data, ct);
        FormKeySetup.MustOpenAll(services);
        foreach (var capability in services.GetServices<ICapability>()) await capability.StartAsync(services, ct);
    }

    private static void AddPlatform(IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<FileStore>();
        services.AddSingleton<SessionCookie>();
        services.AddScoped<SessionStore>();
        services.AddSingleton<KeptFormCookie>();
        services.AddScoped<KeptForms>();
        services.AddScoped<FormsAfterTheEnd>();
        services.AddScoped<IHousekeeping, EndedKeptForms>();
        services.AddStorage(settings.Database);
        services.AddHostedService<FirstSteps>();
        services.AddOutbox();
        services.AddOutboxHandler<EraseFiles>(EraseFiles.Kind);
        services.AddScoped<ExportArchive>();
        services.AddScoped<IHousekeeping, EndedSessions>();
        services.AddScoped<ActCounter>();
        services.AddScoped<IHousekeeping>(s => s.GetRequiredService<ActCounter>());
        services.AddSingleton<Housekeeper>();
        services.AddHostedService(s => s.GetRequiredService<Housekeeper>());
        services.AddPackedPages();
        services.AddTexts();
        Languages.Offer(services, ChoiceKept.InCookie);
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(o => SiteCookies.Guard(o.Cookie, settings, "form"));
        NotedAntiforgery.Add(services);
        services.Configure<CookieTempDataProviderOptions>(o => SiteCookies.Guard(o.Cookie, settings, "done"));
        services.AddFormKeys();
        services.AddSingleton<SecurityLog>();
        services.AddRazorPages(o =>
        {
            o.RootDirectory = "/";
            o.Conventions.Add(new Rooms(settings.Surfaces));
        }).AddMvcOptions(o =>
        {
            o.Filters.Add(new LanguagePress());
            o.Filters.Add(new HandlerRequired());
            o.Filters.Add(new MarkedPages());
        });
        services.AddAuthentication(Surface.Holder)
            .AddScheme<SessionSchemeOptions, SessionHandler>(
                Surface.Holder, o => (o.SignInPath, o.EndedPath) = (AccountsAddresses.Start, AccountsAddresses.Ended))
            .AddScheme<SessionSchemeOptions, SessionHandler>(
                Surface.Staff, o => (o.SignInPath, o.EndedPath) = (StaffAddresses.SignIn, StaffAddresses.Ended));
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(Surface.Holder).RequireAssertion(_ => false).Build());
    }
}
