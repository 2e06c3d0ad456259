using Akashi.Service.Applications.Document;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Portal.Facts;

/// <summary>Rows 1.5.8 and 2.5.8: shows the facts read from the card, which cannot be edited. A change shows them next to the register's.</summary>
internal sealed class FactsPage(ApplicationStore store, TakeFactsHandler handler, DocumentComposer composer) : DraftPage(store)
{
    public IReadOnlyList<DocumentItem> Items { get; private set; } = [];

    /// <summary>The facts compared with the register (2.5.8); empty if the application is not about an entry.</summary>
    public IReadOnlyList<ComparedItem> Beside { get; private set; } = [];

    /// <summary>Word for the result of a comparison: what differs is what a change changes.</summary>
    public string WordOf(Comparison row) => (Loaded.Procedure.Amends, row.Differs) switch
    {
        (true, true) => "Differs",
        (true, false) => "Same",
        (false, true) => "IsOther",
        (false, false) => "IsSame",
    };

    /// <summary>Why the card's facts were refused; null if the card agent sent none.</summary>
    public FactsOutcome? Refused { get; private set; }

    // The answer of the card works once: why it was refused is kept, so that the page can be shown again in another language.
    private string Outcome => "facts:" + Loaded.Id;

    public async Task<IActionResult> OnGetAsync([FromQuery] string? card, CancellationToken ct)
    {
        if (card is not null)
        {
            Refused = await handler.HandleAsync(Loaded.Id, User.SubjectId(), User.SessionId(), card, ct);
            if (Refused is not (FactsOutcome.OtherCard or FactsOutcome.OtherPerson)) return Redirect(PathOf("facts"));
            TempData[Outcome] = Refused is FactsOutcome.OtherCard other ? [other.Name] : (string[])["", .. ((FactsOutcome.OtherPerson)Refused).Which];
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        if (Request.Query.ContainsKey("refused") && TempData.Peek(Outcome) is string[] and [var name, .. var which])
        {
            Refused = name.Length > 0 ? new FactsOutcome.OtherCard(name) : new FactsOutcome.OtherPerson(which);
            return Page();
        }
        if (Loaded.Facts is not { } facts) return Redirect(PathOf("card"));
        Items = composer.FactItems(facts);
        if (Loaded.Entry is { } entry)
        {
            var registered = DocumentComposer.CardItems(entry.Facts);
            Beside = [.. registered.Zip(Items, (register, card) => new ComparedItem(card.Label, Comparison.OfFact(register, card.Value)))];
        }
        return Page();
    }

    public IActionResult OnPost() => GoOn();
}
