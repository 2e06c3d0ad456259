using Akashi.Hosting;
using Akashi.Hosting.Dates;
using Akashi.Service.Applications;
using Akashi.Service.Catalog;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.FieldKinds;
using Akashi.Service.Registers;
using Akashi.Service.Staff;
using Akashi.Service.Staff.Rights;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Decisions.Office.Review;

/// <summary>Rows 6.3 and 6.4: the application next to the register's entry, its documents and signature, and the decision.</summary>
[Demands(Right.SeeApplications)]
internal sealed class ReviewPage(
    StaffFace staff, CatalogFace catalog, AkashiDb db, SubmittedApplications applications, RegistersFace registers, BeginReviewHandler begin,
    DecideHandler decide, SecondHandler second, TimeProvider clock, TextsOf<ReviewPage> texts)
    : ReviewView(staff, catalog, db, applications, registers, texts)
{
    private static readonly Field NumberField = Field.ForNumber("number");
    private static readonly Field DateField = Field.ForRegisteredOn("registeredOn");

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    /// <summary>The reason of a rejection that still has to be confirmed; null if none is pending.</summary>
    public string? Rejecting { get; private set; }

    /// <summary>Begins the review. This takes a POST, because a GET may be a prefetch or somebody who only looks.</summary>
    [Demands(Right.DecideApplications)]
    public async Task<IActionResult> OnPostBeginAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        return await begin.HandleAsync(id, Person, Qualifications, ct) == BeginReviewOutcome.Begun ? Tell(Address, "Begun") : Redirect(Address);
    }

    [Demands(Right.DecideApplications)]
    public async Task<IActionResult> OnPostAcceptAsync(
        Guid id, [FromForm(Name = "version")] int? seen, [FromForm(Name = "round")] int seenRound, [FromForm(Name = EntryKey)] Guid? entry,
        CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var answer = ParseIdentity();
        var given = Entered ? ParseNewEntry() : null;
        var note = NeedsTwo && !IsHeld ? ParseReason("note", "Note") : null;
        if (!ModelState.IsValid) return Page();
        var input = new AcceptInput(given, seen, answer, seenRound, note, entry);
        return await AnswerAsync(await decide.AcceptAsync(id, Person, Qualifications, input, ct), DoneAccepting, ct);
    }

    [Demands(Right.DecideApplications)]
    public async Task<IActionResult> OnPostRejectAsync(
        Guid id, [FromForm] string? confirmed, [FromForm(Name = "round")] int seenRound, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (ParseReason("reason", "Reason") is not { } text) return Page();
        // The confirmation would name the round of now, which nobody has read yet.
        if (seenRound != Submitted.Round)
        {
            ModelState.AddModelError("", Texts["RefusedRoundMoved"]);
            return Page();
        }
        if (confirmed != "true" && (Decision is null || IsHeld))
        {
            Rejecting = text;
            return Page();
        }
        return await AnswerAsync(await decide.RejectAsync(id, Person, Qualifications, new RejectInput(text, seenRound), ct), "Rejected", ct);
    }

    /// <summary>The second person confirms what the first one decided.</summary>
    [Demands(Right.ConfirmDecisions)]
    public async Task<IActionResult> OnPostConfirmAsync(
        Guid id, [FromForm] int proposal, [FromForm(Name = "version")] int? seen, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var done = Proposal?.Rejection is null ? DoneAccepting : "Rejected";
        return await AnswerAsync(await second.ConfirmAsync(id, Person, Qualifications, new ConfirmInput(proposal, seen), ct), done, ct);
    }

    /// <summary>Sends back to the review what awaits the second person.</summary>
    [Demands(Right.DecideApplications)]
    public async Task<IActionResult> OnPostBackAsync(Guid id, [FromForm] int proposal, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (ParseReason("back", "Back") is not { } text) return Page();
        return await AnswerAsync(await second.SendBackAsync(id, Person, Qualifications, proposal, text, ct), "SentBack", ct);
    }

    /// <summary>Returns from the confirmation to the review, with the reason as typed.</summary>
    [Demands(Right.DecideApplications)]
    public Task<IActionResult> OnPostReviseAsync(Guid id, CancellationToken ct) => OnGetAsync(id, ct);

    /// <summary>Shows the page again in another language: the rejection that waits for its confirmation, or the review with what was typed.</summary>
    [Demands(Right.DecideApplications)]
    public async Task<IActionResult> OnPostLanguageAsync(Guid id, [FromForm] string? reason, [FromForm] string? confirmed, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (confirmed == "true" && OutsideText.Read(reason, Reason, out var text) is null) Rejecting = text;
        return Page();
    }

    private string Address => AddressOf();

    private string DoneAccepting => !Submitted.AsksFee || IsHeld ? "Accepted" : "AcceptedWithFee";

    private string? ParseReason(string name, string what)
    {
        var fault = OutsideText.Read(Request.Form[name].ToString(), Reason, out var text);
        if (fault is null && text.Length > 0) return text;
        ModelState.AddModelError(name, Texts["Fault" + (fault == TextFault.NotText ? "ReasonNotText" : what), Reason.Characters]);
        return null;
    }

    private async Task<IActionResult> AnswerAsync(DecideOutcome outcome, string done, CancellationToken ct)
    {
        if (outcome is DecideOutcome.Decided or DecideOutcome.SentBack) return Tell(Address, done);
        if (outcome == DecideOutcome.Proposed) return Tell(Address, "Proposed");
        if (outcome == DecideOutcome.NotFound || !await LoadAsync(Submitted.Id, ct)) return NotFound();
        ModelState.AddModelError(outcome == DecideOutcome.NumberTaken ? "number" : "", Texts["Refused" + outcome]);
        return Page();
    }

    // The staff's answer to the doubts about the person that their page showed.
    private IdentityAnswer? ParseIdentity()
    {
        if (Identity is not { IsOtherPerson: false, Doubts.Count: > 0 }) return null;
        var reason = ParseReason("identityReason", "IdentityReason");
        if (Request.Form["identityConfirmed"] != "true") ModelState.AddModelError("identityConfirmed", Texts["FaultIdentityConfirmed"]);
        return ModelState.IsValid && reason is not null ? new IdentityAnswer(Request.Form["identity"].ToString(), reason) : null;
    }

    private NewEntryInput? ParseNewEntry()
    {
        var context = new FieldContext(Submitted.Qualification.Number, JapanTime.DayOf(clock.GetUtcNow()));
        var number = NumberField.Kind.Parse(NumberField, RawAnswer.From(Request.Form, NumberField), context);
        if (number.Fault is not null) ModelState.AddModelError("number", Texts["FaultNumber", Submitted.Qualification.Number.Example]);
        var date = DateField.Kind.Parse(DateField, RawAnswer.From(Request.Form, DateField), context);
        if (date.Fault is not null) ModelState.AddModelError("registeredOn", Texts["FaultDate"]);
        return ModelState.IsValid && Field.DayOf(date.Value) is { } day
            ? new NewEntryInput(number.Value, RegistrationNumber.SearchForm(number.Value), day)
            : null;
    }
}
