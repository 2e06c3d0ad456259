using Akashi.Hosting.Assets;
using Akashi.Service.Platform.Addresses;

namespace Akashi.Service.Issuing.Portal.Screen;

/// <summary>
/// Row 3.7.1: the service worker that shows what was kept. Its place says what it can answer for: the screens of credentials and no other page. It is the
/// same for everybody, so that a mended one comes to the device after the session, too.
/// </summary>
internal static class KeeperEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(IssuingAddresses.ScreenKeeper, Answer).AllowAnonymous();

    // A service worker obeys the policy of its own script.
    private static IResult Answer(HttpResponse response, SiteAssets assets)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'self'";
        return Results.Text($"importScripts(\"{assets["screen-keeper.js"]}\");\n", "text/javascript; charset=utf-8");
    }
}
