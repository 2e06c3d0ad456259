using Akashi.Hosting.Dates;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Applications.Portal.Change;

/// <summary>Row 2.5.2: chooses the procedure for changing a registration; a change that is already open has to be finished first.</summary>
[Authorize(Policy = Policies.Holder)]
[LimitedAct("begin", 60)]
internal sealed class ChangePage(
    RegistersFace registers, CatalogFace catalog, ProceduresFace procedures, BeginChangeHandler handler, TimeProvider clock,
    TextsOf<ChangePage> texts) : PageModel
{
    public RegistrationView Registration { get; private set; } = null!;

    public Qualification Qualification => catalog.Get(Registration.QualificationId);

    /// <summary>The change procedures that the catalog offers.</summary>
    public IReadOnlyList<Procedure> Procedures => procedures.ChangesOf(Qualification.Id);

    /// <summary>What a procedure costs today, whoever applies.</summary>
    public IReadOnlyList<FeeItem> FeesOf(Procedure procedure) => procedure.FeesOn(JapanTime.DayOf(clock.GetUtcNow()));

    /// <summary>Why the registration cannot be changed; null if it can.</summary>
    public ChangeRefusal? Refusal => ChangeRules.Refuse(Registration.Status);

    /// <summary>The change that is already open; null if there is none.</summary>
    public OpenChange? Before { get; private set; }

    /// <summary>Whether the holder already has the maximum number of drafts.</summary>
    public bool TooManyDrafts { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm] string? procedure, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (Procedures.FirstOrDefault(p => p.Id == procedure) is not { } chosen)
        {
            ModelState.AddModelError("procedure", texts["Missing"]);
            return Page();
        }
        var outcome = await handler.HandleAsync(User.SubjectId(), id, chosen, ct);
        if (outcome is BeginChangeOutcome.Begun begun) return Redirect(ApplicationsAddresses.PageOf(begun.Id, "card"));
        if (outcome is not BeginChangeOutcome.TooManyDrafts) return Redirect(ApplicationsAddresses.ChangeOf(id));
        TooManyDrafts = true;
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await registers.OfHolderAsync(User.SubjectId(), id, ct) is not { } registration) return false;
        Registration = registration;
        Before = await handler.FindOpenAsync(User.SubjectId(), id, ct);
        return true;
    }
}
