using System.Text.Encodings.Web;
using System.Text.Unicode;
using Akashi.Hosting;
using Akashi.Hosting.Assets;
using Akashi.Hosting.Texts;
using Akashi.Sandbox.Payments.Api;
using Akashi.Sandbox.Payments.Hosted;
using Akashi.Sandbox.Payments.Webhooks;

namespace Akashi.Sandbox.Payments;

/// <summary>A payment provider that speaks Stripe's protocol, with an origin of its own. For development and tests only.</summary>
internal static class PaymentsHost
{
    public static WebApplication Build(WebApplicationBuilder builder, SettingsReader reader, HostSettings host)
    {
        var settings = PaymentsSettings.Read(reader, host);
        if (!builder.Environment.IsDevelopment()) reader.Fault("environment", "the Sandbox runs only in the Development environment");
        reader.ThrowIfFaulty();
        Languages.Offer(builder.Services, ChoiceKept.InAddress);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(SiteAssets.Kept(builder.Environment.WebRootFileProvider));
        builder.Services.AddSingleton<Ledger>();
        builder.Services.AddSingleton<Cashier>();
        builder.Services.AddHostedService<WebhookSender>();
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));

        var app = builder.Build();
        var ledger = app.Services.GetRequiredService<Ledger>();
        app.UseSecurityHeaders(
            () =>
                ledger.Look(b => b.Sessions.Values.Select(s => new Uri(new Uri(s.SuccessUrl).GetLeftPart(UriPartial.Authority))).Distinct().ToList()));
        app.UseAssets();
        app.MapGet("/health", () => Results.Json(new { status = "ok" }));
        app.MapGet("/sandbox/ledger", (Ledger all) => Results.Json(all.Captures));
        app.MapPut("/sandbox/switches", (Switches switches, Ledger all) =>
        {
            all.Switches = switches;
            return Results.NoContent();
        });
        SessionEndpoints.Map(app);
        HostedPages.Map(app);
        return app;
    }
}
