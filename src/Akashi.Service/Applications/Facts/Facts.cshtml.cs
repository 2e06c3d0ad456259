using Akashi.Service.Applications.Document;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Facts;

/// <summary>Row 1.5.8: check the facts that were read; they cannot be edited.</summary>
internal sealed class FactsPage(Drafts drafts, TakeFactsHandler handler, DocumentComposer composer) : DraftPage(drafts)
{
    public IReadOnlyList<DocumentItem> Items { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync([FromQuery] string? card, CancellationToken ct)
    {
        if (card is not null)
        {
            await handler.HandleAsync(Open.Id, User.SubjectId(), User.SessionId(), card, ct);
            return Redirect(PathOf("facts"));
        }
        if (Open.Facts is not { } facts) return Redirect(PathOf("card"));
        Items = composer.FactItems(facts);
        return Page();
    }

    public IActionResult OnPost() => Redirect(PathOf(Open.Facts is null ? "card" : "answers"));
}
