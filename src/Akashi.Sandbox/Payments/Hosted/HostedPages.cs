using Akashi.Hosting.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Sandbox.Payments.Hosted;

/// <summary>What the frame of a hosted page shows.</summary>
/// <param name="Title">The document's title.</param>
/// <param name="Address">Where the page is found again, in another language.</param>
/// <param name="Screen">Ids in the acceptance table; null where there is none.</param>
public sealed record HostedFrame(string Title, string Address, string? Screen = null)
{
    /// <summary>Whose page it is, in the header.</summary>
    public string Site { get; init; } = Texts.PayName;
}

/// <summary>What a hosted page shows.</summary>
public sealed record HostedModel(string Id, IReadOnlyList<(string Name, string Amount)> Lines, string Total, string? Last4, string? Fault, string Back)
{
    /// <summary>The address of another page of this session, in the language that the person chose.</summary>
    /// <param name="http">The request.</param>
    /// <param name="page">Its last part; empty for the card form.</param>
    public string On(HttpContext http, string page) => AddressOf(http.Request, Id, page);

    /// <summary>The address of a page of a session, in the language that the request named.</summary>
    internal static string AddressOf(HttpRequest request, string id, string page) =>
        ChosenLanguage.On(request, page.Length == 0 ? $"/pay/{id}" : $"/pay/{id}/{page}");

    /// <summary>Screens of the card form: entering the card, and proceeding to the check.</summary>
    public const string CardScreen = "5.2.6 5.2.7";

    /// <summary>Screen on which the person pays.</summary>
    public const string ConfirmScreen = "5.2.8";
}

/// <summary>Rows 5.2.6 to 5.2.8: card form, check, payment, and the issuer's 3-D Secure page. It works without scripts.</summary>
internal static class HostedPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/pay/{id}", (string id, Cashier cashier) => Show(id, cashier, m => Results.RazorSlice<Slices.Card, HostedModel>(m)));
        var forms = routes.MapGroup("/pay/{id}").DisableAntiforgery();
        forms.MapPost("/card", Enter);
        forms.MapGet("/confirm", (string id, Cashier cashier) => Show(id, cashier, m => Results.RazorSlice<Slices.Confirm, HostedModel>(m)));
        forms.MapPost("/confirm", (string id, HttpRequest request, Ledger ledger, Cashier cashier) => Pay(id, request, ledger, cashier, confirmed: false));
        forms.MapGet("/secure", (string id, Cashier cashier) => Show(id, cashier, m => Results.RazorSlice<Slices.Secure, HostedModel>(m)));
        forms.MapPost("/secure", (string id, HttpRequest request, Ledger ledger, Cashier cashier) => Pay(id, request, ledger, cashier, confirmed: true));
    }

    private static IResult Show(string id, Cashier cashier, Func<HostedModel, IResult> page)
    {
        if (cashier.Find(id) is not { } session) return Results.NotFound();
        return session.Status == "open" ? page(ModelOf(session, null)) : Results.RazorSlice<Slices.Closed, HostedModel>(ModelOf(session, null));
    }

    private static IResult Enter(
        string id, [FromForm] string? number, [FromForm] string? expiry, [FromForm] string? code, HttpRequest request, Ledger ledger, Cashier cashier)
    {
        if (cashier.Find(id) is not { } session) return Results.NotFound();
        var digits = string.Concat((number ?? "").Where(char.IsAsciiDigit));
        if (TestCards.Of(digits) == TestCard.None || string.IsNullOrWhiteSpace(expiry) || string.IsNullOrWhiteSpace(code))
            return Results.RazorSlice<Slices.Card, HostedModel>(ModelOf(session, Texts.PayFaultCard));
        ledger.Change(_ => session.Last4 = digits[^4..]);
        return Results.Redirect(HostedModel.AddressOf(request, id, "confirm"));
    }

    private static IResult Pay(string id, HttpRequest request, Ledger ledger, Cashier cashier, bool confirmed)
    {
        if (cashier.Find(id) is not { } session) return Results.NotFound();
        var card = TestCards.OfLast4(session.Last4);
        if (card == TestCard.None) return Results.Redirect(HostedModel.AddressOf(request, id, ""));
        var outcome = cashier.Pay(id, card, confirmed);
        if (outcome == PayOutcome.Paid && (card == TestCard.FailsAfterCharge || ledger.Switches.FailAfterCharge))
            return Results.StatusCode(StatusCodes.Status500InternalServerError);
        return outcome switch
        {
            PayOutcome.Paid => Results.Redirect(session.SuccessUrl),
            PayOutcome.Declined => Results.RazorSlice<Slices.Card, HostedModel>(ModelOf(session, Texts.PayFaultDeclined)),
            PayOutcome.AsksPerson => Results.Redirect(HostedModel.AddressOf(request, id, "secure")),
            _ => Results.RazorSlice<Slices.Closed, HostedModel>(ModelOf(session, null)),
        };
    }

    private static HostedModel ModelOf(CheckoutSession session, string? fault) => new(
        session.Id, [.. session.Lines.Select(l => (l.Name, Texts.PayYen(l.Amount * l.Quantity)))], Texts.PayYen(session.Amount), session.Last4,
        fault, session.CancelUrl);
}
