using System.Security.Cryptography;
using Akashi.Hosting.Texts;
using Akashi.Sandbox.Identity.Card;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Sandbox.Identity.Phone;

/// <summary>The pages at one address: GET shows the current step, each press ends in a redirect to it. They work without scripts.</summary>
internal sealed class PhonePages(Journeys journeys, PhoneComposer composer, PhoneCard card, IdentitySettings settings, IAntiforgery antiforgery)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/phone/{id}");
        pages.MapGet("", (string id, HttpContext http, PhonePages phone) => phone.Show(id, http));
        // The framework checks only forms that it binds, and some of these have nothing but the token.
        var forms = pages.MapGroup("").DisableAntiforgery().AddEndpointFilter(async (context, next) =>
            await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext)
                ? await next(context)
                : Results.BadRequest());
        forms.MapPost("/choose", (string id, [FromForm] string? persona, [FromForm] string? answer, HttpContext http, PhonePages phone) =>
            phone.Choose(id, persona, answer, http));
        forms.MapPost("/secret", (string id, [FromForm] string? secret, HttpContext http, PhonePages phone) => phone.Keep(id, secret, http));
        forms.MapPost("/read", (string id, HttpContext http, PhonePages phone) => phone.ReadAsync(id, http));
        forms.MapPost("/cancel", (string id, PhonePages phone) => phone.End(id, PhoneFailure.Cancelled));
        forms.MapPost("/finish", (string id, PhonePages phone) => phone.End(id, null));
    }

    private IResult Show(string id, HttpContext http) =>
        journeys.Find(id) is { } journey ? PageOf(composer.Compose(journey), http) : Results.NotFound();

    private IResult Choose(string id, string? persona, string? answer, HttpContext http)
    {
        if (journeys.Find(id) is not { } journey) return Results.NotFound();
        if (answer == ChosenResponse.Down) return PageOf(PhoneComposer.Down(journey), http, StatusCodes.Status503ServiceUnavailable);
        if (ChosenResponse.FailureOf(answer) is { } failure) return End(id, failure);
        if (answer != ChosenResponse.Card || settings.Personas.FirstOrDefault(p => p.Id == persona) is not { } found) return Results.BadRequest();
        journey.Choose(found);
        return Step(journey, http);
    }

    private IResult Keep(string id, string? typed, HttpContext http)
    {
        if (journeys.Find(id) is not { } journey) return Results.NotFound();
        if (TypedSecret.TryParse(typed, journey.Act, out var secret)) journey.Keep(secret);
        else journey.RefuseForm();
        return Step(journey, http);
    }

    // Not bound to the browser's connection: a second press drops the first, and a half-done reading may have cost a try.
    private async Task<IResult> ReadAsync(string id, HttpContext http)
    {
        if (journeys.Find(id) is not { } journey) return Results.NotFound();
        if (journey.TakeSecret() is not { } secret) return Step(journey, http);
        try
        {
            var persona = journey.View.Persona!.Id;
            journey.Apply(journey.Transaction is { } transaction
                ? await card.SignAsync(persona, secret, transaction.ToBeSigned, CancellationToken.None)
                : await card.IdentifyAsync(persona, secret, journey.Act == PhoneAct.ReadFacts, CancellationToken.None));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
        return Step(journey, http);
    }

    // Back to the authorization endpoint, which answers the portal.
    private IResult End(string id, PhoneFailure? failure)
    {
        if (journeys.Find(id) is not { } journey) return Results.NotFound();
        if (failure is { } given) journey.Fail(given);
        return new SeeOther($"/{WireNames.Endpoints}auth{journey.ReturnQuery}");
    }

    private static SeeOther Step(Journey journey, HttpContext http) => new(ChosenLanguage.On(http.Request, journey.Address));

    private IResult PageOf(PhonePage page, HttpContext http, int status = StatusCodes.Status200OK) =>
        Results.RazorSlice<Slices.Phone, PhonePage>(page with { FormToken = antiforgery.GetAndStoreTokens(http).RequestToken! }, status);

    // 303, so that the browser goes on with GET.
    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
