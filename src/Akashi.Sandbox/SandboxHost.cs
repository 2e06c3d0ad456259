using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Akashi.Hosting;
using Akashi.Hosting.Assets;
using Akashi.Hosting.Texts;
using Akashi.Sandbox.Admin;
using Akashi.Sandbox.CertificateAuthorities;
using Akashi.Sandbox.Personas;
using Akashi.Sandbox.Reader;
using Akashi.Sandbox.TimeStamps;
using Microsoft.Extensions.WebEncoders;

namespace Akashi.Sandbox;

/// <summary>Assembles the outside world. For development and tests only.</summary>
internal static class SandboxHost
{
    public static WebApplication Build(WebApplicationBuilder builder, SettingsReader reader, HostSettings host)
    {
        var settings = SandboxSettings.Read(reader, host);
        if (!builder.Environment.IsDevelopment()) reader.Fault("environment", "the Sandbox runs only in the Development environment");
        reader.ThrowIfFaulty();
        Languages.Offer(builder.Services, ChoiceKept.InCookie);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(SiteAssets.Kept(builder.Environment.WebRootFileProvider));
        builder.Services.AddSingleton<Authorities>();
        builder.Services.AddSingleton<Profiles>();
        builder.Services.AddSingleton<TimeStampAuthority>();
        builder.Services.AddSingleton<Cards>();
        builder.Services.AddSingleton<CardReader>();
        builder.Services.AddSingleton<HeldCards>();
        builder.Services.AddHostedService(s => s.GetRequiredService<CardReader>());
        builder.Services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));

        var app = builder.Build();
        WriteServerCertificate(app.Services);
        app.Services.GetRequiredService<TimeStampAuthority>();
        app.UseSecurityHeaders();
        app.UseAssets();
        app.MapGet("/health", () => Results.Json(new { status = "ok" }));
        AuthorityEndpoints.Map(app);
        TimeStampEndpoint.Map(app);
        AdminEndpoints.Map(app);
        HeldCardEndpoints.Map(app);
        HomePage.Map(app);
        return app;
    }

    // Browser tests use TLS with several names under localhost.
    private static void WriteServerCertificate(IServiceProvider services)
    {
        var settings = services.GetRequiredService<SandboxSettings>();
        if (settings.TlsNames.Count == 0) return;
        var folder = Directory.CreateDirectory(Path.Combine(settings.Data, "tls")).FullName;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = services.GetRequiredService<Profiles>().Server(key, settings.TlsNames);
        File.WriteAllText(Path.Combine(folder, "server.key.pem"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Path.Combine(folder, "server.crt.pem"), certificate.ExportCertificatePem() + "\n");
    }
}
