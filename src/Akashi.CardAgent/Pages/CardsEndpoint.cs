using System.Globalization;
using Akashi.CardAgent.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.CardAgent.Pages;

/// <summary>
/// Tells the page of the request under way that a card or reader came or went. The answer comes when that happens, so the page need not ask all the
/// time. Only that page knows the form's token; everybody else gets one and the same refusal at once, whatever lies in the readers.
/// </summary>
internal sealed class CardsEndpoint(CurrentRequest current, CardWatch watch, IHostApplicationLifetime lifetime) : IDisposable
{
    /// <summary>Its address.</summary>
    public const string Path = "/step/cards";

    // One page asks one question at a time; a few windows of one person may.
    private const int MostAsking = 8;
    private readonly SemaphoreSlim asking = new(MostAsking);

    public static void Map(IEndpointRouteBuilder routes) =>
        // The form's own token and the Sec-Fetch check replace the framework's cookie.
        routes.MapPost(Path, ([FromForm] string? token, [FromForm] string? known, CardsEndpoint cards, CancellationToken ct) =>
            cards.AnswerAsync(token, known, ct)).DisableAntiforgery();

    public void Dispose() => asking.Dispose();

    private async Task<IResult> AnswerAsync(string? token, string? known, CancellationToken ct)
    {
        if (!IsOurs(token) || !int.TryParse(known, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!await asking.WaitAsync(TimeSpan.Zero, ct)) return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, lifetime.ApplicationStopping);
            var seen = await watch.ChangeAsync(number, either.Token);
            return seen is null || !IsOurs(token) ? Results.StatusCode(StatusCodes.Status403Forbidden) : Answer(seen);
        }
        catch (OperationCanceledException)
        {
            // The page is gone, or the agent ends.
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        finally
        {
            asking.Release();
        }
    }

    private bool IsOurs(string? token) => current.Get() is { } request && token == request.FormToken;

    private static IResult Answer(CardsSeen seen) =>
        Results.Text($$"""{"number":{{seen.Number}},"inUse":{{Word(seen.InUse)}},"any":{{Word(seen.Any)}}}""", "application/json");

    private static string Word(bool value) => value ? "true" : "false";
}
