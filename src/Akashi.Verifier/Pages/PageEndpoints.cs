using System.Text.Encodings.Web;
using System.Text.Unicode;
using Akashi.Hosting;
using Akashi.Hosting.Texts;
using Akashi.Verification;
using Akashi.Verifier.Metrics;
using Microsoft.AspNetCore.Mvc;
using RazorSlices;

namespace Akashi.Verifier.Pages;

/// <summary>Rows 4.2.1 to 4.3.2: the address in the code, 「検証実施」, the result.</summary>
internal static class PageEndpoints
{
    private const int LongestCode = 8192;
    private const int LargestForm = 64 * 1024;
    private static readonly string[] Reading = ["GET", "HEAD"];

    // Writes Japanese as it is, not as one entity per character. Characters with a meaning in HTML are still encoded.
    private static readonly HtmlEncoder Letters = HtmlEncoder.Create(UnicodeRanges.All);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", Reading, Start).WithMetadata(new HoldsNoSecretAttribute());
        routes.MapMethods(
            SiteFooter.PrivacyPath, Reading, () =>
                Rules("Privacy", "PrivacyWords1", "PrivacyWords2", "PrivacyWords3")).WithMetadata(new HoldsNoSecretAttribute());
        routes.MapMethods(
            SiteFooter.TermsPath, Reading, () => Rules("Terms", "TermsWords1", "TermsWords2", "TermsWords3")).WithMetadata(new HoldsNoSecretAttribute());
        routes.MapMethods(
            SiteFooter.AccessibilityPath, Reading, () => Rules(
                "Accessibility", "AccessibilityWords1", "AccessibilityWords2", "AccessibilityWords3")).WithMetadata(new HoldsNoSecretAttribute());
        routes.MapRobots().WithMetadata(new HoldsNoSecretAttribute());
        routes.RefuseOthers("/", "GET, HEAD");
        routes.MapMethods("/w/", Reading, (string? c) => Begin(c));
        routes.RefuseOthers("/w/", "GET, HEAD");
        // Anyone may post any code: it changes nothing, and the answer shows only what is in the code itself.
        routes.MapPost("/w/verify", VerifyAsync).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        routes.MapMethods("/w/verify", Reading, (HttpRequest request) => Results.Redirect(ChosenLanguage.On(request, "/")));
        routes.RefuseOthers("/w/verify", "GET, HEAD, POST");
        routes.MapFallback("{**path}", () => Plain("NotFound", StatusCodes.Status404NotFound, Texts.Get("NotFound1")));
    }

    /// <summary>The page for an error on our side.</summary>
    public static IResult Broken() => Plain("Broken", StatusCodes.Status500InternalServerError, Texts.Get("Broken1"));

    /// <summary>The page for a client that asked too often.</summary>
    public static IResult TooMany() => Plain("TooMany", StatusCodes.Status429TooManyRequests, Texts.Get("TooMany1"));

    private static async Task<IResult> VerifyAsync(HttpRequest request, KnowledgeKeeper keeper, VerificationCounts counts, CancellationToken ct)
    {
        if (!request.HasFormContentType) return NoCode(StatusCodes.Status415UnsupportedMediaType);
        try
        {
            var form = await request.ReadFormAsync(ct);
            if (form["c"] is not [{ Length: > 0 } code]) return NoCode(StatusCodes.Status400BadRequest);
            var verdict = keeper.Current.Decide(code);
            counts.Count(Surface.Page, verdict);
            return Page(Slices.Result.Create(new ResultModel(verdict, code)));
        }
        catch (BadHttpRequestException e)
        {
            return NoCode(e.StatusCode);
        }
        catch (InvalidDataException)
        {
            return NoCode(StatusCodes.Status400BadRequest);
        }
    }

    private static RazorSlice Begin(string? code) => code is { Length: > 0 and <= LongestCode }
        ? Page(Slices.Begin.Create(new BeginModel(code)))
        : NoCode(StatusCodes.Status400BadRequest);

    private static RazorSlice Start() =>
        Page(Slices.Plain.Create(new PlainModel(Texts.Get("Start"), [Texts.Get("Start1"), Texts.Get("Start2")], Texts.Get("Description"))));

    private static RazorSlice Rules(string heading, params string[] words) =>
        Page(Slices.Plain.Create(new PlainModel(Texts.Get(heading), [.. words.Select(w => Texts.Get(w))], Texts.Get(words[0]))));

    private static RazorSlice NoCode(int status) => Plain("NoCode", status, Texts.Get("NoCode1"));

    private static RazorSlice Plain(string key, int status, params string[] words) =>
        Page(Slices.Plain.Create(new PlainModel(Texts.Get(key), words)), status);

    private static RazorSlice Page(RazorSlice slice, int status = StatusCodes.Status200OK)
    {
        slice.HtmlEncoder = Letters;
        return TypedResults.RazorSlice(slice, status);
    }
}
