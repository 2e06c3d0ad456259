using Akashi.Service.Applications.Document;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Portal.Facts;

/// <summary>Rows 1.5.8 and 2.5.8: check the facts that were read; they cannot be edited. A change shows them beside the register.</summary>
internal sealed class FactsPage(ApplicationStore store, TakeFactsHandler handler, DocumentComposer composer) : DraftPage(store)
{
    public IReadOnlyList<DocumentItem> Items { get; private set; } = [];

    /// <summary>The same beside the register (2.5.8); empty where nothing is changed.</summary>
    public IReadOnlyList<ComparedItem> Beside { get; private set; } = [];

    /// <summary>Why the facts of the card were not taken; null where none came home.</summary>
    public FactsOutcome? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery] string? card, CancellationToken ct)
    {
        if (card is not null)
        {
            Refused = await handler.HandleAsync(Loaded.Id, User.SubjectId(), User.SessionId(), card, ct);
            if (Refused is not (FactsOutcome.OtherCard or FactsOutcome.OtherPerson)) return Redirect(PathOf("facts"));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        if (Loaded.Facts is not { } facts) return Redirect(PathOf("card"));
        Items = composer.FactItems(facts);
        if (Loaded.Entry is { } entry) Beside = [.. DocumentComposer.CardItems(entry.Facts).Zip(Items, (register, card) => new ComparedItem(card.Label, Comparison.OfFact(register, card.Value)))];
        return Page();
    }

    public IActionResult OnPost() => GoOn();
}
