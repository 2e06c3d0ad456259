using System.Text.Json;
using Akashi.Hosting;
using Akashi.Hosting.Assets;
using Akashi.Verifier.Pages;
using Akashi.Verifier.Reading;

namespace Akashi.Verifier.Offline;

/// <summary>Row 4.4.3: the page that decides on the device, the service worker that opens it without a network, and what installs it as an app.</summary>
internal static class OfflineEndpoints
{
    /// <summary>Path of the web app's manifest.</summary>
    public const string Manifest = "/w/app.webmanifest";

    private const string Page = "/w/offline";
    private const string Keeper = "/w/keeper.js";
    private static readonly string[] Readable = ["GET", "HEAD"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Page, Readable, (HttpResponse response) =>
        {
            ReadingEndpoints.AllowCamera(response);
            return PageEndpoints.Page(OnDevice.Create());
        }).WithMetadata(new HoldsNoSecretAttribute());
        routes.MapMethods(Manifest, Readable, (HttpRequest request, SiteAssets assets) =>
            Results.Json(AppManifest.Of(request, assets), OfflineJson.Default.AppManifest, "application/manifest+json"));
        routes.MapMethods(Keeper, Readable, KeeperFor);
        foreach (var path in (string[])[Page, Manifest, Keeper]) routes.RefuseOthers(path, "GET, HEAD");
    }

    // A service worker obeys the policy of its own script. It answers for the whole site, because a worker that a page starts is asked for at its own path.
    private static IResult KeeperFor(HttpResponse response, SiteAssets assets, VerifierSettings settings)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; " + ReadingEndpoints.FetchesLists(settings);
        response.Headers["Service-Worker-Allowed"] = "/";
        var shell = JsonSerializer.Serialize(ShellNames.Of(assets), OfflineJson.Default.ShellNames);
        return Results.Text($"self.shell={shell};\nimportScripts(\"{assets["shell/keeper.js"]}\");\n", "text/javascript; charset=utf-8");
    }
}
