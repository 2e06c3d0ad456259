using Akashi.Hosting.Dates;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Procedures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Applications.Portal.Begin;

/// <summary>Row 1.5.1: describes the procedure; 「手続きをはじめる」 opens a new draft or continues the existing one.</summary>
[Authorize(Policy = Policies.Holder)]
[LimitedAct("begin", 60)]
internal sealed class BeginPage(CatalogFace catalog, ProceduresFace procedures, BeginHandler handler, TimeProvider clock) : PageModel
{
    public Qualification Qualification { get; private set; } = null!;

    public Procedure Procedure => procedures.InitialOf(Qualification.Id);

    /// <summary>What it costs today, whoever applies.</summary>
    public IReadOnlyList<FeeItem> Fees => Procedure.FeesOn(JapanTime.DayOf(clock.GetUtcNow()));

    /// <summary>Whether the holder already has the maximum number of drafts.</summary>
    public bool TooManyDrafts { get; private set; }

    public IActionResult OnGet(string qualification) => Find(qualification) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string qualification, CancellationToken ct)
    {
        if (!Find(qualification)) return NotFound();
        if (await handler.HandleAsync(User.SubjectId(), Qualification.Id, ct) is { } draft)
            return Redirect(ApplicationsAddresses.PageOf(draft.Id, draft.FirstPage));
        TooManyDrafts = true;
        return Page();
    }

    private bool Find(string id)
    {
        if (catalog.Find(id) is not { } found) return false;
        Qualification = found;
        return true;
    }
}
