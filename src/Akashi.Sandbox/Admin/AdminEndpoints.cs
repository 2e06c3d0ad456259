using Akashi.Hosting;
using Akashi.Sandbox.CertificateAuthorities;
using Akashi.Sandbox.Personas;
using Akashi.Sandbox.Reader;

namespace Akashi.Sandbox.Admin;

/// <summary>What tests and the page can switch: card, revocation, availability, clock.</summary>
internal static class AdminEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/personas", (Cards cards, CardReader reader) =>
        {
            cards.MakeUsual();
            return Results.Json(new
            {
                inserted = reader.Inserted,
                personas = cards.All.Select(
                    p => new { p.Id, p.Title, p.Pin, p.Password, authentication = cards.SerialOf(p.Id, false), signature = cards.SerialOf(p.Id, true) }),
            });
        });
        routes.MapPut("/api/reader", (ReaderInput input, CardReader reader) => reader.Insert(input.Persona) ? Results.NoContent() : Results.NotFound());
        routes.MapPost("/api/cards/{persona}/unlock", (string persona, Cards cards) =>
        {
            if (cards.Find(persona) is null) return Results.NotFound();
            cards.Unlock(persona);
            return Results.NoContent();
        });
        routes.MapPost("/api/certificates/revoke", (RevokeInput input, Authorities all, TimeProvider clock) =>
            all.All.TryGetValue(input.Ca, out var found) && found.Revoke(input.Serial.ToUpperInvariant(), clock.GetUtcNow())
                ? Results.NoContent()
                : Results.NotFound());
        routes.MapPut("/api/ocsp/{authority}", (string authority, AvailableInput input, Authorities all) =>
        {
            if (!all.All.TryGetValue(authority, out var found)) return Results.NotFound();
            found.Available = input.Available;
            return Results.NoContent();
        });
        routes.MapPut("/api/crl/{authority}", (string authority, AvailableInput input, Authorities all) =>
        {
            if (!all.All.TryGetValue(authority, out var found)) return Results.NotFound();
            found.ListAvailable = input.Available;
            return Results.NoContent();
        });
        routes.MapPut("/api/clock", async (ClockInput input, TimeProvider clock, CancellationToken ct) =>
        {
            if (clock is not DevelopmentClock movable) return Results.NotFound();
            movable.Move(input.Offset);
            await DevelopmentClock.FollowedAsync(ct);
            return Results.NoContent();
        });
    }

    internal sealed record ReaderInput(string? Persona);

    internal sealed record RevokeInput(string Ca, string Serial);

    internal sealed record AvailableInput(bool Available);

    internal sealed record ClockInput(TimeSpan Offset);
}
