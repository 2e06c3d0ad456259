using Akashi.Credentials.Decisions;
using Akashi.Verifier.Knowing;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Verifier.Pages;

/// <summary>Rows 4.2.1 to 4.3.2: the address in the code, 「検証実施」, the result.</summary>
internal static class PageEndpoints
{
    private const int LongestCode = 8192;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => Plain("Start", StatusCodes.Status200OK, Texts.Get("Start1"), Texts.Get("Start2")));
        // With or without a slash at its end.
        routes.MapGet("/w", (string? c) => Begin(c));
        // Anybody may post any code: it changes nothing and shows only what the code itself holds.
        routes.MapPost("/w/verify", ([FromForm] string? c, KnowledgeKeeper keeper, TimeProvider clock) =>
            Results.RazorSlice<Slices.Result, ResultModel>(new ResultModel(Verification.Decide(c, keeper.Current, clock.GetUtcNow())))).DisableAntiforgery();
        routes.MapGet("/w/verify", () => Results.Redirect("/"));
        routes.MapFallback(() => Plain("NotFound", StatusCodes.Status404NotFound, Texts.Get("NotFound1")));
    }

    /// <summary>The page for an error of ours.</summary>
    public static IResult Broken() => Plain("Broken", StatusCodes.Status500InternalServerError, Texts.Get("Broken1"));

    private static IResult Begin(string? code) => code is { Length: > 0 and <= LongestCode }
        ? Results.RazorSlice<Slices.Begin, BeginModel>(new BeginModel(code))
        : Plain("NoCode", StatusCodes.Status400BadRequest, Texts.Get("NoCode1"));

    private static IResult Plain(string key, int status, params string[] words) =>
        Results.RazorSlice<Slices.Plain, PlainModel>(new PlainModel(Texts.Get(key), words), status);
}
