using Akashi.Service.Catalog;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Issuing.Portal.Withdraw;

/// <summary>Row 3.7.2: says what making a credential invalid means, and does it.</summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class WithdrawPage(AkashiDb db, CatalogFace catalog, WithdrawHandler handler, TimeProvider clock) : PageModel
{
    public IssuedCredential Credential { get; private set; } = null!;

    public Catalog.Qualification Qualification { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await db.ReadOwnAsync(id, User.SubjectId(), ct) is not { } credential) return NotFound();
        if (!StandingRules.CanBeWithdrawn(credential, clock.GetUtcNow())) return Redirect(IssuingAddresses.ShowOf(id));
        (Credential, Qualification) = (credential, catalog.Get(credential.QualificationId));
        return Page();
    }

    // The page of the credential says what it is now, whoever made it so.
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) =>
        await handler.HandleAsync(id, User.SubjectId(), ct) == WithdrawOutcome.NotFound ? NotFound() : Redirect(IssuingAddresses.ShowOf(id));
}
