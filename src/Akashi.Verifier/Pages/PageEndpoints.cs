using System.Text.Encodings.Web;
using System.Text.Unicode;
using Akashi.Hosting;
using Akashi.Verifier.Reading;
using RazorSlices;

namespace Akashi.Verifier.Pages;

/// <summary>Rows 4.2.1 and 4.2.2: the address in the code, 「検証実施」; and the pages of text.</summary>
internal static class PageEndpoints
{
    private const int LongestCode = 8192;
    private static readonly string[] Readable = ["GET", "HEAD"];

    // Writes Japanese as it is, not as one entity per character. Characters with a meaning in HTML are still encoded.
    private static readonly HtmlEncoder Letters = HtmlEncoder.Create(UnicodeRanges.All);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", Readable, Start).WithMetadata(new HoldsNoSecretAttribute());
        routes.MapMethods(
            SiteFooter.PrivacyPath, Readable, () =>
                Rules("Privacy", "PrivacyWords1", "PrivacyWords2", "PrivacyWords3")).WithMetadata(new HoldsNoSecretAttribute());
        routes.MapMethods(
            SiteFooter.TermsPath, Readable, () => Rules("Terms", "TermsWords1", "TermsWords2", "TermsWords3")).WithMetadata(new HoldsNoSecretAttribute());
        routes.MapMethods(
            SiteFooter.AccessibilityPath, Readable, () => Rules(
                "Accessibility", "AccessibilityWords1", "AccessibilityWords2", "AccessibilityWords3")).WithMetadata(new HoldsNoSecretAttribute());
        routes.MapRobots().WithMetadata(new HoldsNoSecretAttribute());
        routes.RefuseOthers("/", "GET, HEAD");
        routes.MapMethods("/w/", Readable, (HttpContext context, string? c) =>
            context.Request.Query.ContainsKey("c") ? Begin(c) : ReadingEndpoints.Read(context));
        routes.RefuseOthers("/w/", "GET, HEAD");
        routes.MapFallback("{**path}", () => Plain("NotFound", StatusCodes.Status404NotFound, Texts.Get("NotFound1")));
    }

    /// <summary>The page for an error on our side.</summary>
    public static IResult Broken() => Plain("Broken", StatusCodes.Status500InternalServerError, Texts.Get("Broken1"));

    /// <summary>The page for a client that asked too often.</summary>
    public static IResult TooMany() => Plain("TooMany", StatusCodes.Status429TooManyRequests, Texts.Get("TooMany1"));

    private static RazorSlice Begin(string? code) => code is { Length: > 0 and <= LongestCode }
        ? Page(Slices.Begin.Create(new BeginModel(code)))
        : NoCode(StatusCodes.Status400BadRequest);

    private static RazorSlice Start() =>
        Page(Slices.Start.Create(new PlainModel(
            Texts.Get("Start"), [Texts.Get("Start1"), Texts.Get("Start2"), Texts.Get("Start3")], Texts.Get("Description"))));

    private static RazorSlice Rules(string heading, params string[] words) =>
        Page(Slices.Plain.Create(new PlainModel(Texts.Get(heading), [.. words.Select(w => Texts.Get(w))], Texts.Get(words[0]))));

    /// <summary>The page for a code that did not arrive.</summary>
    public static RazorSlice NoCode(int status) => Plain("NoCode", status, Texts.Get("NoCode1"));

    private static RazorSlice Plain(string key, int status, params string[] words) =>
        Page(Slices.Plain.Create(new PlainModel(Texts.Get(key), words)), status);

    /// <summary>A page as its answer.</summary>
    public static RazorSlice Page(RazorSlice slice, int status = StatusCodes.Status200OK)
    {
        slice.HtmlEncoder = Letters;
        return TypedResults.RazorSlice(slice, status);
    }
}
