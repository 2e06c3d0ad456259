using Akashi.Hosting;
using Akashi.Hosting.Dates;
using Akashi.Service.Applications.Portal.Attach;
using Akashi.Service.Platform.Kept;
using Akashi.Service.Platform.Layout;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.FieldKinds;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Portal.Answers;

/// <summary>Rows 1.5.9 and 2.5.9: the procedure's questions and documents.</summary>
[RequestSizeLimit(AttachmentRules.MaxBytes * 6)]
[RequestFormLimits(MultipartBodyLengthLimit = AttachmentRules.MaxBytes * 6, ValueCountLimit = FormLimits.Values)]
[LimitedAct("answer", 600)]
internal sealed class AnswersPage(
    ApplicationStore store, SaveAnswersHandler save, AttachHandler attach, FieldTexts words, TextsOf<AnswersPage> texts, TimeProvider clock)
    : DraftPage(store)
{
    public const long MaxMegabytes = AttachmentRules.MaxBytes / 1024 / 1024;

    private bool signed;

    public IEnumerable<Field> Fields => Loaded.Procedure.FieldsFor(Loaded.Standing);

    public IEnumerable<RequiredDocument> Documents => Loaded.Procedure.DocumentsFor(Loaded.Standing);

    /// <summary>The answers on which those in the form are based: the stored ones, or those of before if the form is shown again.</summary>
    public string Seen => ShownAgain.Of(HttpContext)?.Value(SeenAnswers.Field) ?? Loaded.Draft.ToJson();

    public IActionResult OnGet()
    {
        if (Detour() is { } detour) return detour;
        if (ShownAgain.Of(HttpContext) is null) ShowTyped();
        return Page();
    }

    /// <summary>Only a form posts to this address; opened by itself, it leads to the page.</summary>
    public IActionResult OnGetAttach() => Redirect(PathOf("answers"));

    /// <summary>Only a form posts to this address; opened by itself, it leads to the page.</summary>
    public IActionResult OnGetRemove() => Redirect(PathOf("answers"));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await AttachAllAsync(ct);
        await KeepAsync(report: true, ct);
        ReportMissingDocuments();
        return ModelState.IsValid ? Redirect(NextPath) : Again();
    }

    /// <summary>Attaches the chosen files and stays on the page; what was typed is kept, correct or not.</summary>
    public async Task<IActionResult> OnPostAttachAsync(CancellationToken ct)
    {
        var document = await AttachAllAsync(ct);
        if (document is null) ModelState.AddModelError(FileName(Documents.First().Id), texts["NothingChosen"]);
        return await StayAsync(document?.Id, ct);
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromQuery] Guid file, CancellationToken ct)
    {
        await AttachAllAsync(ct);
        var document = await attach.RemoveAsync(Loaded, file, ct);
        return await StayAsync(document, ct);
    }

    /// <summary>Shows the page in another language; what was typed is kept, correct or not, and the chosen files are attached.</summary>
    public async Task<IActionResult> OnPostLanguageAsync(CancellationToken ct)
    {
        var document = await AttachAllAsync(ct);
        return await StayAsync(document?.Id, ct);
    }

    public IEnumerable<Attachment> FilesOf(RequiredDocument document) => attach.FilesOf(Loaded).Where(f => f.DocumentId == document.Id);

    /// <summary>A field with its answer. As long as the name does not change, an unanswered kana field shows the register's reading.</summary>
    public FieldView View(Field field) =>
        new(field, Loaded.Answers.GetValueOrDefault(field.Id) ?? (field.Binds == RegisterFact.Kana ? KanaOfSameName : null));

    private string? KanaOfSameName => Loaded.Changes.All(c => c.Fact != RegisterFact.Name) ? Loaded.Entry?.Facts.Kana : null;

    /// <summary>Name of the form input for a document's files.</summary>
    public static string FileName(string document) => "file." + document;

    // Redirects, so that reloading the page does not send the files again. If something was refused or is too long to keep, only a direct
    // response can show it.
    private async Task<IActionResult> StayAsync(string? document, CancellationToken ct)
    {
        var all = await KeepAsync(report: false, ct);
        if (!all || !ModelState.IsValid) return Again();
        return Redirect(PathOf(document is null ? "answers" : "answers#" + FieldTagHelper.IdOf(FileName(document))));
    }

    // If another window has signed the draft in the meantime, what was signed counts.
    private IActionResult Again() => signed ? Redirect(PathOf("received")) : Page();

    // Answers that are not accepted yet are shown as typed, so that they are neither lost nor mistaken for accepted ones.
    private void ShowTyped()
    {
        var draft = Loaded.Draft;
        foreach (var name in Fields.Where(f => !draft.Accepted.ContainsKey(f.Id)).SelectMany(f => f.Names))
        {
            if (draft.Typed.GetValueOrDefault(name) is { } typed) ModelState.SetModelValue(name, typed, typed);
        }
    }

    // Keeps everything, correct or not, so that closing the browser loses nothing (row 1.7.4).
    // Returns whether all of it could be kept.
    private async Task<bool> KeepAsync(bool report, CancellationToken ct)
    {
        var parsed = Parse();
        foreach (var (field, answer) in parsed)
        {
            if (report && answer.Fault is { } fault) ModelState.AddModelError(field.Id, words.Of(field, fault, Loaded.Qualification.Number));
        }
        var right = parsed.Where(p => p.Answer.Value.Length > 0).ToDictionary(p => p.Field.Id, p => p.Answer.Value);
        var before = Loaded.Draft;
        var typed = (from p in parsed
                     from name in p.Field.Names
                     let text = OtherwiseTyped(before, p.Field, p.Answer, name)
                     where text is not null
                     select KeyValuePair.Create(name, text)).ToDictionary();
        var answers = new DraftAnswers(right, typed.Where(t => t.Value.Length <= DraftAnswers.MaxTyped).ToDictionary());
        var outcome = await save.HandleAsync(Loaded, SeenAnswers.From(Request.Form), answers, ct);
        if (outcome is SaveOutcome.ChangedElsewhere changed) ReportChanges(changed.Fields, answers);
        signed = outcome is SaveOutcome.NoDraft;
        return typed.Values.All(t => t.Length <= DraftAnswers.MaxTyped);
    }

    // Row 1.7.4: shows the other window's answer next to what was typed here; pressing the button again keeps what is shown here.
    private void ReportChanges(IReadOnlyList<string> changed, DraftAnswers here)
    {
        foreach (var field in Fields.Where(f => changed.Contains(f.Id)))
            ModelState.AddModelError(field.Id, texts["ChangedElsewhere", field.Label.Spoken, Shown(field, Loaded.Draft), Shown(field, here)]);
    }

    private string Shown(Field field, DraftAnswers answers) => answers.Of(field) is { Length: > 0 } text ? field.Kind.Show(text) : texts["Empty"];

    // What was typed, if it differs from the answer; null if it is the same or empty.
    private string? OtherwiseTyped(DraftAnswers before, Field field, FieldAnswer answer, string name)
    {
        var typed = Request.Form[name].ToString();
        if (typed.Trim().Length == 0) return null;
        if (answer.Value.Length == 0) return typed;
        // The boxes of an accepted date say nothing that the date does not say.
        if (field.Kind.Parts.Count > 1) return null;
        if (typed.Trim() != answer.Value) return typed;
        // The field showed the normalised answer and sent it back: what was typed originally still explains where it comes from.
        return before.Accepted.GetValueOrDefault(field.Id) == answer.Value ? before.Typed.GetValueOrDefault(name) : null;
    }

    private List<(Field Field, FieldAnswer Answer)> Parse()
    {
        var context = new FieldContext(Loaded.Qualification.Number, JapanTime.DayOf(clock.GetUtcNow()));
        return [.. Fields.Select(field => (field, field.Kind.Parse(field, RawAnswer.From(Request.Form, field), context)))];
    }

    private void ReportMissingDocuments()
    {
        foreach (var document in Documents.Where(d => d.Required && !FilesOf(d).Any() && !ModelState.ContainsKey(FileName(d.Id))))
            ModelState.AddModelError(FileName(document.Id), texts["DocumentMissing", document.Label.Spoken]);
    }

    // Returns the first document for which files were chosen; null if there is none.
    private async Task<RequiredDocument?> AttachAllAsync(CancellationToken ct)
    {
        RequiredDocument? first = null;
        foreach (var document in Documents)
        {
            foreach (var file in Request.Form.Files.GetFiles(FileName(document.Id)))
            {
                first ??= document;
                if (await attach.AttachAsync(Loaded, document, file, ct) is { } refusal)
                {
                    var message = texts["Refused" + refusal, Path.GetFileName(file.FileName), MaxMegabytes, AttachmentRules.MaxFiles];
                    ModelState.AddModelError(FileName(document.Id), message);
                }
            }
        }
        return first;
    }
}
