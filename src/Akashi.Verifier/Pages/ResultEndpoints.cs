using System.Globalization;
using Akashi.Credentials.Decisions;
using Akashi.Hosting.Dates;
using Akashi.Hosting.Texts;
using Akashi.Verification;
using Akashi.Verifier.Metrics;
using Akashi.Verifier.Reading;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Verifier.Pages;

/// <summary>Rows 4.3.1, 4.3.2 and 4.4.4: the result of a code that was posted, and a record of it to keep.</summary>
internal static class ResultEndpoints
{
    private const int LargestForm = 64 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        // Anyone may post any code: it changes nothing, and the answer shows only what is in the code itself.
        routes.MapPost("/w/verify", VerifyAsync).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        routes.MapPost("/w/record", RecordAsync).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        foreach (var path in (string[])["/w/verify", "/w/record"])
        {
            routes.MapMethods(path, ["GET", "HEAD"], (HttpRequest request) => Results.Redirect(ChosenLanguage.On(request, "/w/")));
            routes.RefuseOthers(path, "GET, HEAD, POST");
        }
    }

    private static Task<IResult> VerifyAsync(
        HttpRequest request, KnowledgeKeeper keeper, VerificationCounts counts, VerifierSettings settings, CancellationToken ct) =>
        WithCodeAsync(request, (code, form) =>
        {
            var verdict = keeper.Current.Decide(code);
            counts.Count(Surface.Page, verdict);
            return PageEndpoints.Page(Slices.Result.Create(ModelOf(verdict, code, settings) with { ByCamera = form["by"] == "camera" }));
        }, ct);

    private static Task<IResult> RecordAsync(HttpRequest request, KnowledgeKeeper keeper, VerifierSettings settings, CancellationToken ct) =>
        WithCodeAsync(request, (code, _) =>
        {
            var verdict = keeper.Current.Decide(code);
            var at = JapanTime.At(verdict.CheckedAt).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
            request.HttpContext.Response.Headers.ContentDisposition = $"attachment; filename=verification-{at}.html";
            return PageEndpoints.Page(Slices.Record.Create(ModelOf(verdict, code, settings)));
        }, ct);

    private static ResultModel ModelOf(Verdict verdict, string code, VerifierSettings settings) => new(verdict, code)
    {
        Record = CodeRecord.Of(verdict, code, settings.Nqs.Hosts.Prepend(settings.PublicOrigin)),
        Verifier = settings.PublicOrigin.GetLeftPart(UriPartial.Authority),
    };

    private static async Task<IResult> WithCodeAsync(HttpRequest request, Func<string, IFormCollection, IResult> answer, CancellationToken ct)
    {
        if (!request.HasFormContentType) return PageEndpoints.NoCode(StatusCodes.Status415UnsupportedMediaType);
        try
        {
            var form = await request.ReadFormAsync(ct);
            if (form["c"] is [var code] && !string.IsNullOrWhiteSpace(code)) return answer(code, form);
            // The form for a pasted address has this field too.
            return form.ContainsKey("by") ? ReadingEndpoints.ReadAgain(request.HttpContext) : PageEndpoints.NoCode(StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException e)
        {
            return PageEndpoints.NoCode(e.StatusCode);
        }
        catch (InvalidDataException)
        {
            return PageEndpoints.NoCode(StatusCodes.Status400BadRequest);
        }
    }
}
