using System.Text.Encodings.Web;
using System.Text.Unicode;
using Akashi.CardAgent.About;
using Akashi.CardAgent.Pages;
using Akashi.CardAgent.Portal;
using Akashi.CardAgent.Requests;
using Akashi.Hosting;
using Akashi.Hosting.Assets;
using Akashi.Hosting.Texts;
using Microsoft.Extensions.FileProviders;

namespace Akashi.CardAgent;

/// <summary>Assembles the agent.</summary>
internal static class AgentHost
{
    public static WebApplication Build(WebApplicationBuilder builder, SettingsReader reader, HostSettings host)
    {
        var settings = AgentSettings.Read(reader, host);
        reader.ThrowIfFaulty();
        Languages.Offer(builder.Services, ChoiceKept.InCookie);
        builder.Services.AddSingleton(settings);
        // The program is a single file, with everything its pages need inside.
        builder.Services.AddSingleton(SiteAssets.NotKept(new EmbeddedFileProvider(typeof(AgentHost).Assembly, "wwwroot")));
        builder.Services.AddSingleton<CurrentRequest>();
        builder.Services.AddSingleton<CardWork>();
        builder.Services.AddSingleton<CardWatch>();
        builder.Services.AddSingleton<CardsEndpoint>();
        builder.Services.AddSingleton<AgentProgram>();
        builder.Services.AddSingleton(new PortalClient(new HttpClient(LoopbackNames.Handler()) { Timeout = TimeSpan.FromSeconds(20) }));
        builder.Services.AddTransient<StartEndpoint>();
        builder.Services.AddTransient<StepEndpoint>();
        builder.Services.AddTransient<StepActions>();
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));

        var app = builder.Build();
        // The last form redirects home to the portal.
        var current = app.Services.GetRequiredService<CurrentRequest>();
        app.UseSecurityHeaders(() => current.Get() is { Question: not null } request ? [request.Portal] : []);
        app.UseMiddleware<Guard>();
        app.UseAssets();
        app.MapGet("/health", () => Results.Text("""{"status":"ok"}""", "application/json"));
        StartEndpoint.Map(app);
        StepEndpoint.Map(app);
        CardsEndpoint.Map(app);
        AboutEndpoint.Map(app);
        return app;
    }
}
