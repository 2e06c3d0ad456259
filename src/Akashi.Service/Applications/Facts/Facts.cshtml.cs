using Akashi.Service.Applications.Document;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Facts;

/// <summary>A fact as the register and the card say it.</summary>
/// <param name="Label">Label as shown.</param>
/// <param name="Registered">The register's; null where it holds none.</param>
/// <param name="Read">The card's.</param>
internal sealed record ItemBeside(string Label, string? Registered, string Read)
{
    public bool Differs => Registered is not null && !FactText.Same(Registered, Read);
}

/// <summary>Rows 1.5.8 and 2.5.8: check the facts that were read; they cannot be edited. A change shows them beside the register.</summary>
internal sealed class FactsPage(Drafts drafts, TakeFactsHandler handler, DocumentComposer composer) : DraftPage(drafts)
{
    public IReadOnlyList<DocumentItem> Items { get; private set; } = [];

    /// <summary>The same beside the register (2.5.8); empty where nothing is changed.</summary>
    public IReadOnlyList<ItemBeside> Beside { get; private set; } = [];

    /// <summary>Why the facts of the card were not taken; null where none came home.</summary>
    public FactsOutcome? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery] string? card, CancellationToken ct)
    {
        if (card is not null)
        {
            Refused = await handler.HandleAsync(Open.Id, User.SubjectId(), User.SessionId(), card, ct);
            if (Refused is not (FactsOutcome.OtherCard or FactsOutcome.OtherPerson)) return Redirect(PathOf("facts"));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        if (Open.Facts is not { } facts) return Redirect(PathOf("card"));
        Items = composer.FactItems(facts);
        if (Open.Entry is { } entry) Beside = [.. composer.CardItems(entry.Facts).Zip(Items, (register, card) => new ItemBeside(card.Label, register, card.Value))];
        return Page();
    }

    public IActionResult OnPost() => Redirect(Journey.GapOf(Open) is { } gap && (gap == Step.Name || Journey.Precedes(gap, Step)) ? PathOf(gap) : NextPath);
}
