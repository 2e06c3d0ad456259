using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Portal.Sign;

/// <summary>Where the browser returns with a signature (1.5.15): leads to 1.6.1, or says what to do.</summary>
internal sealed class SignPage(ApplicationStore store, SubmitHandler handler, TextsOf<SignPage> texts) : DraftPage(store)
{
    public string Heading { get; private set; } = "";

    public string Words { get; private set; } = "";

    /// <summary>The facts that differ: "name", "address", "birth", "sex".</summary>
    public IReadOnlyList<string> Which { get; private set; } = [];

    /// <summary>Name on the card if it is not one of the account's; null for any other fault.</summary>
    public string? OtherCard { get; private set; }

    /// <summary>Name of the draft's page on which to continue.</summary>
    public string WayOut { get; private set; } = "consent";

    // The answer of the card works once: what came of it is kept by its key, so that the page can be shown again in another language.
    private string Outcome => "sign:" + Loaded.Id;

    public async Task<IActionResult> OnGetAsync([FromQuery] string? card, CancellationToken ct)
    {
        if (card is null && TempData.Peek(Outcome) is string[] and [var before, var way, var other, .. var which])
        {
            Say(before, way, other.Length == 0 ? null : other, which);
            return Page();
        }
        var outcome = await handler.HandleAsync(Loaded.Id, User.SubjectId(), User.SessionId(), card ?? "", ct);
        if (outcome is SubmitOutcome.Submitted) return Redirect(PathOf("received"));
        if (outcome is SubmitOutcome.NotFound) return NotFound();
        if (outcome is SubmitOutcome.Ended) return Redirect(PathOf("timeline"));
        var (key, wayOut) = outcome switch
        {
            SubmitOutcome.CardFailed failed => ("Card" + failed.Fault, "consent"),
            SubmitOutcome.ChangedSince => ("ChangedSince", "check"),
            SubmitOutcome.FactsDiffer => ("FactsDiffer", "card"),
            SubmitOutcome.OtherPerson => ("OtherPerson", "card"),
            _ => ("NoAnswer", "consent"),
        };
        string? name = outcome is SubmitOutcome.OtherCard otherCard ? otherCard.Name : null;
        string[] facts = outcome switch
        {
            SubmitOutcome.FactsDiffer differ => [.. differ.Which],
            SubmitOutcome.OtherPerson differ => [.. differ.Which],
            _ => [],
        };
        Say(key, wayOut, name, facts);
        TempData[Outcome] = (string[])[key, wayOut, name ?? "", .. facts];
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private void Say(string key, string wayOut, string? otherCard, IReadOnlyList<string> which)
    {
        (WayOut, OtherCard, Which) = (wayOut, otherCard, which);
        (Heading, Words) = (texts[key + "Heading"], texts[key]);
    }
}
