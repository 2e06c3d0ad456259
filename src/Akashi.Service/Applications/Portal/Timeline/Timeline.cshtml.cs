using Akashi.Service.Applications.Document;
using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Layout;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Portal.Timeline;

/// <summary>Rows 1.7.1, 1.7.2 and 5.4.3: an application with its time line, the body's messages and what to do next.</summary>
[LimitedAct("begin", 60)]
internal sealed class TimelinePage(
    ApplicationStore store, AkashiDb db, DocumentComposer composer, BeginAgainHandler beginAgain, TextsOf<TimelinePage> texts) : DraftPage(store)
{
    /// <summary>Name of the value by which the copy says that it cannot be drawn.</summary>
    public const string CopyKey = "copy";

    /// <summary>That value.</summary>
    public const string NoCopy = "none";

    private protected override bool AlsoAfterSubmission => true;

    private protected override bool InJourney => false;

    /// <summary>The rows that it is now.</summary>
    public string Rows => Loaded.IsReturned ? "1.7.1 1.7.2" : IsLate ? "1.7.1 5.4.3" : "1.7.1";

    public IReadOnlyList<ApplicationStep> Steps { get; private set; } = [];

    public ApplicationDocument Document { get; private set; } = null!;

    /// <summary>What the body wants corrected; empty unless it is with the holder for correction.</summary>
    public IReadOnlyList<ReturnReason> Reasons => Loaded.IsReturned ? Steps.LastOrDefault(s => s.Reasons is not null)?.Reasons ?? [] : [];

    /// <summary>Why it was rejected; null if it was not.</summary>
    public string? Rejection => Steps.SingleOrDefault(s => s.State == ApplicationState.Rejected)?.Message;

    /// <summary>By when the body means to decide; null if that is not what happens next.</summary>
    public DateOnly? DueOn =>
        Loaded.Application.State is ApplicationState.Submitted or ApplicationState.UnderReview or ApplicationState.AwaitingSecond ? Loaded.DueOn : null;

    /// <summary>Whether a copy was asked for that cannot be drawn, because the sheet's font lacks a character of the application.</summary>
    public bool HasNoCopy => Request.Query[CopyKey] == NoCopy;

    /// <summary>Whether the holder may still withdraw it.</summary>
    public bool CanWithdraw =>
        ApplicationMachine.Decide(Loaded.Application.State, ApplicationCommand.Withdraw, ApplicationRole.Holder) is Transition.Moved;

    /// <summary>Whether its content can be taken over into a new application.</summary>
    public bool CanBeginAgain => BeginAgainHandler.IsFor(Loaded.Application.State);

    /// <summary>Whether the holder already has the maximum number of drafts.</summary>
    public bool TooManyDrafts { get; private set; }

    /// <summary>Path of the page for paying the fee; null if there is nothing to pay.</summary>
    public string? PayAt => ApplicationMachine.OwesFee(Loaded.Application.State) && Loaded.Application.ChargeId is { } charge
        ? PaymentsAddresses.CheckOf(charge)
        : null;

    /// <summary>Path of the receipt; null if nothing was paid.</summary>
    public string? ReceiptAt =>
        Loaded.Application.ChargeId is { } charge && Steps.Any(s => s.IsPayment) ? PaymentsAddresses.ReceiptOf(charge) : null;

    /// <summary>Path of the page that issues the credential; null before it can be issued, and after 消除.</summary>
    public string? CredentialAt => Loaded is { Application.State: ApplicationState.Completed, Effect: not RegisterEffect.Delete }
        ? IssuingAddresses.CredentialOf(Loaded.Application.RegistrationId)
        : null;

    /// <summary>Name of what happens next, or of what happened at the end.</summary>
    public string Next => Loaded is { Application.State: ApplicationState.Completed, Effect: RegisterEffect.Reissue or RegisterEffect.Delete }
        ? nameof(ApplicationState.Completed) + Loaded.Effect
        : Loaded.Application.State.ToString();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Loaded.Application.State == ApplicationState.Draft) return Redirect(PathOf("check"));
        Steps = await db.Set<ApplicationStep>().AsNoTracking().Where(s => s.ApplicationId == Loaded.Id).OrderBy(s => s.Number).ToListAsync(ct);
        Document = composer.Read(Loaded, composer.Of(Loaded));
        return Page();
    }

    /// <summary>Only a form posts to this address; opened by itself, it leads to the page.</summary>
    public IActionResult OnGetAgain() => Redirect(PathOf("timeline"));

    /// <summary>「内容を引き継いで申請しなおす」: begins a new application with what this one says.</summary>
    public async Task<IActionResult> OnPostAgainAsync(CancellationToken ct)
    {
        switch (await beginAgain.HandleAsync(Loaded.Id, User.SubjectId(), ct))
        {
            case BeginAgainOutcome.Begun begun:
                return Redirect(begun.Path);
            case BeginAgainOutcome.TooManyDrafts:
                TooManyDrafts = true;
                return await OnGetAsync(ct);
            default:
                return Redirect(PathOf("timeline"));
        }
    }

    /// <summary>Name of a step, with which its words are found.</summary>
    public static string WordOf(ApplicationStep step) => step switch
    {
        { RemindsOf: not null } => "Reminder",
        { IsPaidSubmission: true } => "PaidAtSubmission",
        { State: ApplicationState.Submitted, Number: > 1 } => "Resubmitted",
        _ => step.State.ToString(),
    };

    /// <summary>What a reason is about.</summary>
    public string LabelOf(ReturnReason reason) =>
        ReturnPlaces.LabelOf(Loaded, reason.At) ?? texts[reason.At == ReturnPlace.Facts ? "PlaceFacts" : "PlaceWhole"];

    /// <summary>Address of the page on which it is corrected.</summary>
    public string PathOf(ReturnReason reason)
    {
        if (reason.At == ReturnPlace.Facts) return PathOf("card");
        var (field, document) = (Part(reason.At, ReturnPlace.Field("")), Part(reason.At, ReturnPlace.Document("")));
        var name = field ?? (document is null ? null : AnswersPage.FileName(document));
        return name is null ? PathOf("check") : $"{PathOf(AnswerPages.PathWith(Loaded, name))}#{FieldTagHelper.IdOf(name)}";
    }

    // The holder was reminded of the fee, or it was never paid.
    private bool IsLate => PayAt is not null
        ? Steps.Any(s => s.RemindsOf is not null)
        : Loaded.Application is { State: ApplicationState.Expired, ChargeId: not null } && ReceiptAt is null;

    private static string? Part(string place, string kind) => place.StartsWith(kind, StringComparison.Ordinal) ? place[kind.Length..] : null;
}
