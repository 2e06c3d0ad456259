using Akashi.Hosting;
using Akashi.Service.Applications;
using Akashi.Service.Catalog;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Staff;
using Akashi.Service.Staff.Openings;
using Akashi.Service.Staff.Rights;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Decisions.Office.Return;

/// <summary>Row 6.4: what the holder has to correct, asked at each place of the application.</summary>
[Demands(Right.DecideApplications)]
internal sealed class ReturnPage(
    StaffFace staff, CatalogFace catalog, SubmittedApplications applications, ReturnHandler handler, TextsOf<ReturnPage> texts) : StaffPage(staff)
{
    public SubmittedApplication Submitted { get; private set; } = null!;

    /// <inheritdoc/>
    protected override IEnumerable<OpenedRecord> Opened => [new(OpenedKind.Application, Submitted.Id)];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        return Submitted.State == ApplicationState.UnderReview ? Page() : Redirect(DecisionsAddresses.ReviewOf(id));
    }

    [Demands(Right.DecideApplications)]
    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm(Name = "round")] int seen, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var reasons = ReadReasons();
        if (ModelState.IsValid && reasons.Count == 0) ModelState.AddModelError(ReturnPlace.Whole, texts["Missing"]);
        if (!ModelState.IsValid) return Page();
        var outcome = await handler.HandleAsync(id, Person, catalog.OfBody(Person.BodyId), reasons, seen, ct);
        if (outcome == DecideOutcome.Decided) return Tell(DecisionsAddresses.ReviewOf(id), "Returned");
        if (outcome == DecideOutcome.NotFound || !await LoadAsync(id, ct)) return NotFound();
        ModelState.AddModelError("", texts["Refused" + outcome]);
        return Page();
    }

    /// <summary>Shows the page again in another language, with what was typed.</summary>
    [Demands(Right.DecideApplications)]
    public async Task<IActionResult> OnPostLanguageAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    /// <summary>Label of a place.</summary>
    public string LabelOf(ReturnablePlace place) => place.Label ?? texts[place.At == ReturnPlace.Facts ? "PlaceFacts" : "PlaceWhole"];

    private List<ReturnReason> ReadReasons()
    {
        var reasons = new List<ReturnReason>();
        foreach (var place in Submitted.Places)
        {
            var fault = OutsideText.Read(Request.Form[place.At].ToString(), Reason, out var words);
            if (fault is not null)
                ModelState.AddModelError(place.At, texts[fault == TextFault.NotText ? "FaultNotText" : "FaultTooLong", LabelOf(place), Reason.Characters]);
            else if (words.Length > 0)
                reasons.Add(new ReturnReason(place.At, words));
        }
        return reasons;
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await applications.FindAsync(id, catalog.OfBody(Person.BodyId), ct) is not { } submitted) return false;
        Submitted = submitted;
        return true;
    }
}
