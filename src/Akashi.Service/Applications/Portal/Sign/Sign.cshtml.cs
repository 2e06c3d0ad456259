using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Portal.Sign;

/// <summary>Where the browser comes home with a signature (1.5.15): on to 1.6.1, or a page that says what to do.</summary>
internal sealed class SignPage(ApplicationStore store, SubmitHandler handler, TextsOf<SignPage> texts) : DraftPage(store)
{
    public string Heading { get; private set; } = "";

    public string Words { get; private set; } = "";

    /// <summary>The facts that differ: "name", "address", "birth", "sex".</summary>
    public IReadOnlyList<string> Which { get; private set; } = [];

    /// <summary>Name on a card that is not the one of the sign-in; null where it was another fault.</summary>
    public string? OtherCard { get; private set; }

    /// <summary>The draft's page on which to go on.</summary>
    public string WayOut { get; private set; } = "consent";

    public async Task<IActionResult> OnGetAsync([FromQuery] string? card, CancellationToken ct)
    {
        var outcome = await handler.HandleAsync(Loaded.Id, User.SubjectId(), User.SessionId(), card ?? "", ct);
        if (outcome is SubmitOutcome.Submitted) return Redirect(PathOf("received"));
        if (outcome is SubmitOutcome.NotFound) return NotFound();
        (var key, WayOut) = outcome switch
        {
            SubmitOutcome.CardFailed failed => ("Card" + failed.Fault, "consent"),
            SubmitOutcome.ChangedSince => ("ChangedSince", "check"),
            SubmitOutcome.FactsDiffer => ("FactsDiffer", "card"),
            SubmitOutcome.OtherPerson => ("OtherPerson", "card"),
            _ => ("NoAnswer", "consent"),
        };
        OtherCard = outcome is SubmitOutcome.OtherCard other ? other.Name : null;
        Which = outcome switch { SubmitOutcome.FactsDiffer differ => differ.Which, SubmitOutcome.OtherPerson differ => differ.Which, _ => [] };
        (Heading, Words) = (texts[key + "Heading"], texts[key]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
