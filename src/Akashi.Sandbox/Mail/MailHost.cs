using System.Text.Encodings.Web;
using System.Text.Unicode;
using Akashi.Hosting;
using Akashi.Hosting.Assets;
using Akashi.Hosting.Texts;

namespace Akashi.Sandbox.Mail;

/// <summary>What the page of the mail server shows.</summary>
/// <param name="Mails">The mails, the newest first.</param>
public sealed record MailsModel(IReadOnlyList<ReceivedMail> Mails);

/// <summary>A mail server with a page for everybody's mails, with ports of its own. For development and tests only.</summary>
internal static class MailHost
{
    public static WebApplication Build(WebApplicationBuilder builder, SettingsReader reader, HostSettings host)
    {
        var settings = MailRoleSettings.Read(reader);
        if (!builder.Environment.IsDevelopment()) reader.Fault("environment", "the Sandbox runs only in the Development environment");
        reader.ThrowIfFaulty();
        Languages.Offer(builder.Services, ChoiceKept.InAddress);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(SiteAssets.Kept(builder.Environment.WebRootFileProvider));
        builder.Services.AddSingleton<Letterbox>();
        builder.Services.AddHostedService<SmtpListener>();
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseAssets();
        app.MapGet("/health", () => Results.Json(new { status = "ok" }));
        app.MapGet("/", IResult (Letterbox letters) => Results.RazorSlice<Slices.Mails, MailsModel>(new MailsModel(letters.All)));
        app.MapGet("/sandbox/mails", (Letterbox letters) => Results.Json(letters.All));
        app.MapDelete("/sandbox/mails", (Letterbox letters) =>
        {
            letters.Clear();
            return Results.NoContent();
        });
        return app;
    }
}
