using Akashi.Sandbox.Personas;

namespace Akashi.Sandbox.Reader;

/// <summary>How a phone talks to a card: hold it, send it commands (APDUs as bytes), release it.</summary>
internal static class HeldCardEndpoints
{
    private const string Bytes = "application/octet-stream";

    // An APDU in short form, with room.
    private const int LongestCommand = 512;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/cards/{persona}/held", (string persona, Cards cards, HeldCards held) =>
            cards.Find(persona) is { } found ? Results.Json(new { id = held.Hold(found) }, statusCode: StatusCodes.Status201Created) : Results.NotFound());
        routes.MapPost("/api/held/{id:guid}", TransmitAsync);
        routes.MapDelete("/api/held/{id:guid}", (Guid id, HeldCards held) =>
        {
            held.Release(id);
            return Results.NoContent();
        });
    }

    private static async Task<IResult> TransmitAsync(Guid id, HttpRequest request, HeldCards held, CancellationToken ct)
    {
        if (request.ContentLength is not (> 0 and <= LongestCommand) || request.ContentType != Bytes) return Results.BadRequest();
        var command = new byte[request.ContentLength.Value];
        try
        {
            await request.Body.ReadExactlyAsync(command, ct);
            if (!held.TryTransmit(id, command, out var answer)) return Results.NotFound();
            return answer is null ? Results.StatusCode(StatusCodes.Status410Gone) : Results.Bytes(answer, Bytes);
        }
        finally
        {
            // It may have contained a PIN.
            Array.Clear(command);
        }
    }
}
