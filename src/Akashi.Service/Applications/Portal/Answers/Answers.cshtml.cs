using Akashi.Hosting;
using Akashi.Service.Applications.Portal.Attach;
using Akashi.Service.Platform.Kept;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.FieldKinds;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Applications.Portal.Answers;

/// <summary>Rows 1.5.9 and 2.5.9: the procedure's questions and documents, on one page or on several in order.</summary>
[RequestSizeLimit(AttachmentRules.MaxBytes * 6)]
[RequestFormLimits(MultipartBodyLengthLimit = AttachmentRules.MaxBytes * 6, ValueCountLimit = FormLimits.Values)]
[LimitedAct("answer", 600)]
internal sealed class AnswersPage(ApplicationStore store, SaveAnswersHandler save, AttachHandler attach, FieldTexts words, TextsOf<AnswersPage> texts)
    : AnswerPart(store)
{
    public const long MaxMegabytes = AttachmentRules.MaxBytes / 1024 / 1024;

    private bool signed;

    /// <summary>The answers on which those in the form are based: the stored ones, or those of before if the form is shown again.</summary>
    public string Seen => ShownAgain.Of(HttpContext)?.Value(SeenAnswers.Field) ?? Loaded.Draft.ToJson();

    public IActionResult OnGet()
    {
        if (Detour() is { } detour) return detour;
        if ((Find() ?? Gap()) is { } elsewhere) return elsewhere;
        if (ShownAgain.Of(HttpContext) is null) ShowKept(Current.Fields);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Find() is { } missing) return missing;
        var (before, documents) = (Loaded.Asked, Current.Documents);
        await AttachAllAsync(ct);
        var (form, _) = await KeepAsync(report: true, ct);
        var unseen = Current.Fields.Where(f => !form.Fields.Contains(f)).ToList();
        var news = unseen.Select(f => f.Id).Concat(Current.Documents.Except(documents).Select(d => FileName(d.Id))).FirstOrDefault();
        if (news is null) ReportMissingDocuments();
        if (signed || !ModelState.IsValid) return Again(unseen);
        // What an answer on this page made to be asked on it has not been seen yet.
        return Redirect(news is null ? PathAfter(before) : Here(news));
    }

    /// <summary>Attaches the chosen files and stays on the page; what was typed is kept, correct or not.</summary>
    public async Task<IActionResult> OnPostAttachAsync(CancellationToken ct)
    {
        if (Find() is { } missing) return missing;
        var document = await AttachAllAsync(ct);
        if (document is null && Current.Documents is [var asked, ..]) ModelState.AddModelError(FileName(asked.Id), texts["NothingChosen"]);
        return await StayAsync(document?.Id, ct);
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromQuery] Guid file, CancellationToken ct)
    {
        if (Find() is { } missing) return missing;
        await AttachAllAsync(ct);
        var document = await attach.RemoveAsync(Loaded, file, ct);
        return await StayAsync(document, ct);
    }

    /// <summary>Adds a time to a group and shows it; what was typed is kept, correct or not, and the chosen files are attached.</summary>
    public Task<IActionResult> OnPostAddTimeAsync([FromQuery] string? group, [FromQuery] string? key, CancellationToken ct) =>
        PressAsync(new GroupPress.Add(group ?? "", key ?? ""), ct);

    /// <summary>Removes a time of a group; everything else that was typed is kept, correct or not, and the chosen files are attached.</summary>
    public Task<IActionResult> OnPostRemoveTimeAsync([FromQuery] string? group, [FromQuery] string? key, CancellationToken ct) =>
        PressAsync(new GroupPress.Remove(group ?? "", key ?? ""), ct);

    /// <summary>Fills in an input of a field from another one and goes on there; what was typed is kept, and the chosen files are attached.</summary>
    public async Task<IActionResult> OnPostFillAsync([FromQuery] string? field, CancellationToken ct)
    {
        if (Find() is { } missing) return missing;
        if (AnswerForm.FieldsOf(Request.Form, Current).FirstOrDefault(f => f.Id == field) is not { Kind.CanFill: true } asked) return NotFound();
        await AttachAllAsync(ct);
        var fill = asked.Kind.Fill(RawAnswer.From(Request.Form, asked));
        if (fill.Text is { } text) Request.Form = AnswerForm.With(Request.Form, asked.Id + fill.Part, text);
        if (fill.Fault is { } fault) ModelState.AddModelError(asked.Id, words.Of(asked, fault, Loaded.Qualification.Number));
        return await StayAsync(asked.Id + fill.Part, null, ct);
    }

    /// <summary>Shows the page in another language; what was typed is kept, correct or not, and the chosen files are attached.</summary>
    public Task<IActionResult> OnPostLanguageAsync(CancellationToken ct) => OnPostUpdateAsync(ct);

    /// <summary>Shows what is asked by the answers as they are now; nothing is reported.</summary>
    public async Task<IActionResult> OnPostUpdateAsync(CancellationToken ct)
    {
        if (Find() is { } missing) return missing;
        var document = await AttachAllAsync(ct);
        return await StayAsync(document?.Id, ct);
    }

    /// <summary>Goes back; what was typed is kept, correct or not.</summary>
    public async Task<IActionResult> OnPostBackAsync(CancellationToken ct)
    {
        if (Find() is { } missing) return missing;
        await AttachAllAsync(ct);
        var (_, all) = await KeepAsync(report: false, ct);
        return all && ModelState.IsValid ? Redirect(BackPath) : Again([]);
    }

    public IEnumerable<Attachment> FilesOf(RequiredDocument document) => attach.FilesOf(Loaded).Where(f => f.DocumentId == document.Id);

    /// <summary>Name of the form input for a document's files.</summary>
    public static string FileName(string document) => "file." + document;

    // Redirects, so that reloading the page does not send the files again. If something was refused or is too long to keep, only a direct
    // response can show it.
    private Task<IActionResult> StayAsync(string? document, CancellationToken ct) => StayAsync(document is null ? null : FileName(document), null, ct);

    private async Task<IActionResult> StayAsync(string? field, GroupPress? press, CancellationToken ct)
    {
        var (form, all) = await KeepAsync(report: false, ct, press);
        if (!all || !ModelState.IsValid) return Again([.. Current.Fields.Where(f => !form.Fields.Contains(f))]);
        return Redirect(Here(field));
    }

    // Goes on at the first question of a time that was added, or at the heading of the group.
    private async Task<IActionResult> PressAsync(GroupPress press, CancellationToken ct)
    {
        if (Find() is { } missing) return missing;
        if (Current.Of.FirstOrDefault(f => f.Id == press.Group && f.Group is not null) is not { } group) return NotFound();
        await AttachAllAsync(ct);
        var adds = press is GroupPress.Add && Group.IsKey(press.Key);
        return await StayAsync(adds ? Occurrences.Of(group, press.Key, 1)[0].Id : group.Id, press, ct);
    }

    // If another window has signed the draft in the meantime, what was signed counts.
    private IActionResult Again(IReadOnlyList<Field> unseen)
    {
        if (signed) return Redirect(PathOf("received"));
        ShowKept(unseen);
        return Page();
    }

    // Keeps everything, correct or not, so that closing the browser loses nothing (row 1.7.4).
    // Returns whether all of it could be kept.
    private async Task<(AnswerForm Form, bool All)> KeepAsync(bool report, CancellationToken ct, GroupPress? press = null)
    {
        var form = AnswerForm.Read(Request.Form, Current, Loaded);
        if (press is not null) form = form.After(press);
        var outcome = await save.HandleAsync(Loaded, SeenAnswers.From(Request.Form), form.Fields, form.Answers, ct);
        Look();
        foreach (var (field, answer) in form.Sent.Where(s => report && Current.Fields.Contains(s.Field)))
        {
            if (answer.Fault is { } fault) ModelState.AddModelError(field.Id, words.Of(field, fault, Loaded.Qualification.Number));
        }
        if (outcome is SaveOutcome.ChangedElsewhere changed) ReportChanges(form, changed.Fields);
        signed = outcome is SaveOutcome.NoDraft;
        return (form, form.IsWhole);
    }

    // Row 1.7.4: shows the other window's answer next to what was typed here; pressing the button again keeps what is shown here.
    private void ReportChanges(AnswerForm form, IReadOnlyList<string> changed)
    {
        foreach (var field in form.Fields.Where(f => changed.Contains(f.Id)))
            ModelState.AddModelError(field.Id, texts["ChangedElsewhere", field.Label.Spoken, Shown(field, Loaded.Draft), Shown(field, form.Answers)]);
    }

    private string Shown(Field field, DraftAnswers answers) =>
        answers.Of(field) is { Length: > 0 } text ? field.Kind.Speak(field, text) : texts["Empty"];

    private void ReportMissingDocuments()
    {
        foreach (var document in Current.Documents.Where(d => d.Required && !FilesOf(d).Any() && !ModelState.ContainsKey(FileName(d.Id))))
            ModelState.AddModelError(FileName(document.Id), texts["DocumentMissing", document.Label.Spoken]);
    }

    // Returns the first document for which files were chosen; null if there is none.
    private async Task<RequiredDocument?> AttachAllAsync(CancellationToken ct)
    {
        RequiredDocument? first = null;
        foreach (var document in Current.Documents)
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
