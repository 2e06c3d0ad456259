using Akashi.Service.Catalog;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Registers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Issuing.Portal.Preview;

/// <summary>Row 3.7.4: what a verifier will see of the credential that the holder composed, and the press that issues it.</summary>
[Authorize(Policy = Policies.Holder)]
[LimitedAct("issue", 60)]
internal sealed class PreviewPage(RegistersFace registers, CatalogFace catalog, CredentialOffers offers, IssueHandler handler, IssueRefusals refusals)
    : RegistrationPage(registers, catalog)
{
    public Seen Seen { get; private set; } = null!;

    /// <summary>Address of the page that asked, with what was chosen there.</summary>
    public string Before { get; private set; } = "";

    private CredentialChoice Choice { get; set; } = CredentialChoice.Everything;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } elsewhere) return elsewhere;
        var outcome = await handler.HandleAsync(id, User.SubjectId(), Choice, ct);
        if (outcome is IssueOutcome.Issued issued) return Redirect(IssuingAddresses.ShowOf(issued.Id));
        // What the registration has become meanwhile is said on its page.
        if (refusals.WordsOf(outcome) is not { } words) return Redirect(IssuingAddresses.QualificationOf(id));
        ModelState.AddModelError("", words);
        return Page();
    }

    // Null where the page can be shown. A choice that is not offered any more, such as an end that has passed meanwhile, is asked for again.
    private async Task<IActionResult?> LoadAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        if (!IsActive) return Redirect(IssuingAddresses.QualificationOf(id));
        var offer = offers.Of(Registration, Qualification.Body);
        if (ChoiceQuery.Read(Request.Query) is not { } choice || !offer.Holds(choice)) return Redirect(IssuingAddresses.ContentsOf(id));
        (Choice, Before) = (choice, IssuingAddresses.ContentsOf(id) + ChoiceQuery.Write(choice));
        Seen = new Seen(Qualification, Registration, choice.LeftOut.With(offers.NeverIn), offer.EndOf(choice));
        return null;
    }
}
