using System.Globalization;
using Akashi.Service.Applications.Decide;
using Akashi.Service.Applications.Document;
using Akashi.Service.Catalog;
using Akashi.Service.Catalog.Input;
using Akashi.Service.Platform.Dates;
using Akashi.Service.Registers;
using Akashi.Service.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Akashi.Service.Applications.Review;

/// <summary>Rows 6.3 and 6.4: the application beside the register's entry, its documents and signature, and the decision.</summary>
internal sealed class ReviewPage(
    StaffFace staff, CatalogFace catalog, Drafts drafts, RegistersFace registers, DocumentComposer composer, DecideHandler decide,
    TimeProvider clock, IStringLocalizer<ReviewPage> texts)
    : ReviewView(staff, catalog, drafts, registers, composer, texts)
{
    private const int LongestReason = 1000;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAcceptAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (!Person.MayDecide) return Forbid();
        var given = Open.Application.RegistrationState == RegistrationState.NotRegistered ? ParseNewEntry() : null;
        return ModelState.IsValid ? await AnswerAsync(await decide.AcceptAsync(id, Person, Qualifications, given, ct), ct) : Page();
    }

    public async Task<IActionResult> OnPostRejectAsync(Guid id, [FromForm] string? reason, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (!Person.MayDecide) return Forbid();
        var text = reason?.Trim() ?? "";
        if (text.Length is 0 or > LongestReason)
        {
            ModelState.AddModelError("reason", Texts["FaultReason", LongestReason]);
            return Page();
        }
        return await AnswerAsync(await decide.RejectAsync(id, Person, Qualifications, text, ct), ct);
    }

    private async Task<IActionResult> AnswerAsync(DecideOutcome outcome, CancellationToken ct)
    {
        if (outcome == DecideOutcome.Decided) return Redirect($"/applications/{Open.Id}/review");
        if (outcome == DecideOutcome.NotFound || !await LoadAsync(Open.Id, ct)) return NotFound();
        ModelState.AddModelError(outcome == DecideOutcome.NumberTaken ? "number" : "", Texts["Refused" + outcome]);
        return Page();
    }

    private NewEntryInput? ParseNewEntry()
    {
        var number = Request.Form["number"].ToString().Trim();
        var form = RegistrationNumber.SearchForm(number);
        if (form.Length is 0 or > 60 || (Open.Qualification.Number.Confirmed && !Open.Qualification.Number.Pattern.IsMatch(form)))
            ModelState.AddModelError("number", Texts["FaultNumber", Open.Qualification.Number.Example]);
        var field = new Field("registeredOn", FieldKind.Date, "", null, true, 10, AskWhen.Always);
        var era = Enum.TryParse<Era>(Request.Form["registeredOn.era"], out var chosen) ? chosen : Era.Western;
        var raw = new RawAnswer("", era, Request.Form["registeredOn.year"].ToString(), Request.Form["registeredOn.month"].ToString(), Request.Form["registeredOn.day"].ToString());
        var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(9)).DateTime);
        var answer = FieldInput.Parse(field, raw, Open.Qualification.Number, today);
        if (answer.Fault is not null) ModelState.AddModelError("registeredOn", Texts["FaultDate"]);
        return ModelState.IsValid ? new NewEntryInput(number, form, DateOnly.Parse(answer.Value, CultureInfo.InvariantCulture)) : null;
    }
}
