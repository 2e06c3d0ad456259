using Akashi.Hosting;
using Akashi.Verifier.Pages;
using RazorSlices;

namespace Akashi.Verifier.Reading;

/// <summary>Rows 4.4.1 and 4.4.2: the pages whose scripts read codes, and what these scripts need.</summary>
internal static class ReadingEndpoints
{
    private const string Policy = "Content-Security-Policy";
    private const string Permissions = "Permissions-Policy";

    // What reads strangers' files may compile the reader and do nothing else: it reaches no address, not even ours.
    private const string Confined = "default-src 'none'; script-src 'wasm-unsafe-eval'";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/w/many", ["GET", "HEAD"], Many).WithMetadata(new HoldsNoSecretAttribute());
        routes.RefuseOthers("/w/many", "GET, HEAD");
        routes.MapMethods(
            "/w/system", ["GET", "HEAD"], (VerifierSettings settings) => Results.Json(SystemAnswer.Of(settings), ReadingJson.Default.SystemAnswer));
        routes.RefuseOthers("/w/system", "GET, HEAD");
    }

    /// <summary>The page at the code's address without a code. It and the page that decides on the device may use the camera.</summary>
    public static RazorSlice Read(HttpContext context) => Read(context, new ReadModel());

    /// <summary>The same page, after its form was sent without an address.</summary>
    public static RazorSlice ReadAgain(HttpContext context) => Read(context, new ReadModel(ReadingTexts.Of("PasteEmpty")), StatusCodes.Status400BadRequest);

    /// <summary>Gives the workers a policy of their own. A worker obeys the policy of its script, not that of the page.</summary>
    /// <param name="app">The program.</param>
    /// <param name="settings">Whose lists those fetch that decide.</param>
    public static void ConfineWorkers(IApplicationBuilder app, VerifierSettings settings)
    {
        var deciding = "default-src 'none'; " + FetchesLists(settings);
        app.Use((context, next) =>
        {
            var path = context.Request.Path;
            if (path.StartsWithSegments("/assets/workers")) context.Response.Headers[Policy] = Confined;
            else if (path.StartsWithSegments("/assets/judging")) context.Response.Headers[Policy] = deciding;
            return next(context);
        });
    }

    /// <summary>
    /// Part of a policy: may fetch from here, and from where the system publishes its lists, if the settings name what a browser could reach.
    /// </summary>
    public static string FetchesLists(VerifierSettings settings) => "connect-src 'self'"
        + (Uri.TryCreate(settings.Issuer, UriKind.Absolute, out var issuer) ? " " + issuer.GetLeftPart(UriPartial.Authority) : "");

    /// <summary>Lets a page use the camera.</summary>
    public static void AllowCamera(HttpResponse response) => response.Headers[Permissions] = "camera=(self), geolocation=(), microphone=()";

    private static RazorSlice Read(HttpContext context, ReadModel model, int status = StatusCodes.Status200OK)
    {
        AllowCamera(context.Response);
        return PageEndpoints.Page(Reading.Read.Create(model), status);
    }

    // Its script fetches the lists where the system publishes them.
    private static RazorSlice Many(HttpContext context, VerifierSettings settings)
    {
        if (Uri.TryCreate(settings.Issuer, UriKind.Absolute, out var issuer)) context.Response.Headers[Policy] = SecurityHeaders.PolicyReaching(issuer);
        return PageEndpoints.Page(Reading.Many.Create());
    }
}
