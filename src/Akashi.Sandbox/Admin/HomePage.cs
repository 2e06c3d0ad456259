using System.Globalization;
using Akashi.Hosting;
using Akashi.Sandbox.CertificateAuthorities;
using Akashi.Sandbox.Personas;
using Akashi.Sandbox.Reader;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Sandbox.Admin;

/// <summary>A CA, and whether it answers.</summary>
public sealed record AuthorityRow(string Name, bool Available);

/// <summary>A certificate that a CA issued.</summary>
public sealed record CertificateRow(string Authority, string Subject, string Serial, bool Revoked);

/// <summary>The movable clock.</summary>
public sealed record ClockRow(string Now, string Offset);

/// <summary>What the page shows. There is no clock where it cannot be moved.</summary>
public sealed record HomeModel(
    IReadOnlyList<Persona> Personas, string? Inserted, IReadOnlyList<AuthorityRow> Authorities, IReadOnlyList<CertificateRow> Certificates, ClockRow? Clock);

/// <summary>The Sandbox's page: whose card is in the reader, the CAs, their certificates, the clock. It works without scripts.</summary>
internal static class HomePage
{
    private const int MostDays = 3650;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", IResult (Cards cards, CardReader reader, Authorities all, TimeProvider clock) =>
            Results.RazorSlice<Slices.Home, HomeModel>(ModelOf(cards, reader, all, clock)));
        // A page of another site must not switch cards or revoke certificates, so forms are accepted only from this page.
        var forms = routes.MapGroup("").DisableAntiforgery().AddEndpointFilter(async (context, next) =>
            context.HttpContext.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" ? await next(context) : Results.BadRequest());
        forms.MapPost("/reader", ([FromForm] string? persona, CardReader reader) =>
            reader.Insert(string.IsNullOrEmpty(persona) ? null : persona) ? Home() : Results.NotFound());
        forms.MapPost("/authorities", ([FromForm] string ca, [FromForm] bool available, Authorities all) =>
        {
            if (!all.All.TryGetValue(ca, out var found)) return Results.NotFound();
            (found.Available, found.ListAvailable) = (available, available);
            return Home();
        });
        forms.MapPost("/revoke", ([FromForm] string ca, [FromForm] string serial, Authorities all, TimeProvider clock) =>
            all.All.TryGetValue(ca, out var found) && found.Revoke(serial.ToUpperInvariant(), clock.GetUtcNow()) ? Home() : Results.NotFound());
        forms.MapPost("/clock", ([FromForm] int days, TimeProvider clock) =>
        {
            if (clock is not DevelopmentClock movable) return Results.NotFound();
            if (days is < -MostDays or > MostDays) return Results.BadRequest();
            movable.Move(TimeSpan.FromDays(days));
            return Home();
        });
    }

    private static IResult Home() => Results.Redirect("/");

    private static HomeModel ModelOf(Cards cards, CardReader reader, Authorities all, TimeProvider clock)
    {
        cards.MakeUsual();
        var holders = cards.All
            .SelectMany(p => new[] { (Serial: cards.SerialOf(p.Id, false), p.Name), (Serial: cards.SerialOf(p.Id, true), p.Name) })
            .Where(p => p.Serial is not null)
            .GroupBy(p => p.Serial!, p => p.Name)
            .ToDictionary(p => p.Key, p => string.Join(" / ", p.Distinct()));
        CertificateAuthority[] shown = [all["authentication"], all["signature"], all["issuer"]];
        var certificates = from authority in shown
                           from issued in authority.Issued.OrderBy(i => i.Key, StringComparer.Ordinal)
                           select new CertificateRow(
                               authority.Name, holders.GetValueOrDefault(issued.Key, issued.Value), issued.Key,
                               authority.Revoked.ContainsKey(issued.Key));
        return new HomeModel(cards.All, reader.Inserted, [.. shown.Select(a => new AuthorityRow(a.Name, a.Available))], [.. certificates], ClockOf(clock));
    }

    private static ClockRow? ClockOf(TimeProvider clock) => clock is DevelopmentClock movable
        ? new ClockRow(
            clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
            movable.Offset().ToString("c", CultureInfo.InvariantCulture))
        : null;
}
