using System.Globalization;
using Akashi.Service.Applications.Attach;
using Akashi.Service.Applications.Change;
using Akashi.Service.Catalog;
using Akashi.Service.Catalog.Input;
using Akashi.Service.Platform.Dates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Akashi.Service.Applications.Answers;

/// <summary>Rows 1.5.9 and 2.5.9: the registration number, what else the procedure asks, and the documents.</summary>
[RequestSizeLimit(AttachmentRules.MaxBytes * 6)]
[RequestFormLimits(MultipartBodyLengthLimit = AttachmentRules.MaxBytes * 6)]
internal sealed class AnswersPage(Drafts drafts, SaveAnswersHandler save, AttachHandler attach, IStringLocalizer<AnswersPage> texts, TimeProvider clock)
    : DraftPage(drafts)
{
    public const long MaxMegabytes = AttachmentRules.MaxBytes / 1024 / 1024;

    public IEnumerable<Field> Fields => Open.Procedure.Form.Asked(Open.Application.RegistrationState);

    public IEnumerable<RequiredDocument> Documents => Open.Procedure.Form.AskedDocuments(Open.Application.RegistrationState);

    public IActionResult OnGet() => Journey.GapOf(Open) is { } gap && Journey.Precedes(gap, Step) ? Redirect(PathOf(gap)) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var saved = await AttachAllAsync(ct);
        await KeepAsync(report: true, ct);
        ReportMissingDocuments();
        return ModelState.IsValid && saved ? Redirect(NextPath) : Page();
    }

    /// <summary>Attaches what was chosen and stays; what was typed stays too, right or not.</summary>
    public async Task<IActionResult> OnPostAttachAsync(CancellationToken ct)
    {
        await AttachAllAsync(ct);
        await KeepAsync(report: false, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromQuery] Guid file, CancellationToken ct)
    {
        await AttachAllAsync(ct);
        await KeepAsync(report: false, ct);
        await attach.RemoveAsync(Open, file, ct);
        return Page();
    }

    public IEnumerable<Attachment> FilesOf(RequiredDocument document) => attach.FilesOf(Open).Where(f => f.DocumentId == document.Id);

    /// <summary>The answer; before there is one, the reading that the register holds of a name that does not change.</summary>
    public string? Text(Field field) => Open.Answers.GetValueOrDefault(field.Id)
        ?? (field.Kind == FieldKind.Kana && Open.Changes.All(c => c.Fact != ChangeableFact.Name) ? Open.Entry?.Facts.Kana : null);

    public static string FileName(RequiredDocument document) => "file." + document.Id;

    public DateOnly? Date(Field field) =>
        DateOnly.TryParseExact(Open.Answers.GetValueOrDefault(field.Id), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static string TypeOf(Field field) => field.Kind switch { FieldKind.Email => "email", FieldKind.Phone => "tel", _ => "text" };

    public static string InputModeOf(Field field) => field.Kind switch { FieldKind.Email => "email", FieldKind.Phone => "tel", _ => "text" };

    public static string AutocompleteOf(Field field) => field.Kind switch { FieldKind.Email => "email", FieldKind.Phone => "tel", _ => "off" };

    private string Typed(string name) => Request.Form[name].ToString();

    // What is right is kept in any case, so that closing the browser loses no more than what has to be typed again (row 1.7.4).
    private async Task KeepAsync(bool report, CancellationToken ct)
    {
        var parsed = Parse();
        foreach (var (field, answer) in parsed.Where(p => report && p.Answer.Fault is not null)) ModelState.AddModelError(field.Id, Words(field, answer.Fault!.Value));
        var right = parsed.Where(p => p.Answer.Value.Length > 0).ToDictionary(p => p.Field.Id, p => p.Answer.Value);
        await save.HandleAsync(Open, right, ct);
    }

    private List<(Field Field, FieldAnswer Answer)> Parse()
    {
        var found = new List<(Field Field, FieldAnswer Answer)>();
        var today = JapanTime.DayOf(clock.GetUtcNow());
        foreach (var field in Fields)
        {
            found.Add((field, FieldInput.Parse(field, RawAnswer.From(Request.Form, field.Id), Open.Qualification.Number, today)));
        }
        return found;
    }

    private string Words(Field field, FieldFault fault) => fault == FieldFault.NumberForm
        ? texts["FaultNumberForm", field.Label, Open.Qualification.Number.Example]
        : texts["Fault" + fault, field.Label, field.MaxLength];

    private void ReportMissingDocuments()
    {
        foreach (var document in Documents.Where(d => d.Required && !FilesOf(d).Any() && !ModelState.ContainsKey(FileName(d))))
            ModelState.AddModelError(FileName(document), texts["DocumentMissing", document.Label]);
    }

    private async Task<bool> AttachAllAsync(CancellationToken ct)
    {
        var all = true;
        foreach (var document in Documents)
        {
            foreach (var file in Request.Form.Files.GetFiles(FileName(document)))
            {
                if (await attach.AttachAsync(Open, document, file, ct) is not { } refusal) continue;
                ModelState.AddModelError(FileName(document), texts["Refused" + refusal, Path.GetFileName(file.FileName), MaxMegabytes, AttachmentRules.MaxFiles]);
                all = false;
            }
        }
        return all;
    }
}
