using Akashi.Sandbox.Personas;
using Akashi.Sandbox.Reader;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Sandbox.Admin;

/// <summary>What the page shows.</summary>
public sealed record HomeModel(IReadOnlyList<Persona> Personas, string? Inserted);

/// <summary>The Sandbox's page: whose card lies in the reader.</summary>
internal static class HomePage
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", IResult (Cards cards, CardReader reader) => Results.RazorSlice<Slices.Home, HomeModel>(new HomeModel(cards.All, reader.Inserted)));
        // A page of another site must not switch cards: the form comes from here only.
        routes.MapPost("/reader", ([FromForm] string? persona, HttpRequest request, CardReader reader) =>
        {
            if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin")) return Results.BadRequest();
            return reader.Insert(string.IsNullOrEmpty(persona) ? null : persona) ? Results.Redirect("/") : Results.NotFound();
        }).DisableAntiforgery();
    }
}
