using Akashi.Service.Applications.Fee;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Akashi.Service.Staff;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Decide;

/// <summary>What became of a decision.</summary>
internal enum DecideOutcome
{
    /// <summary>Decided (now, or the same by an earlier press).</summary>
    Decided,

    /// <summary>The body has no such application.</summary>
    NotFound,

    /// <summary>Somebody decided otherwise before.</summary>
    AlreadyDecided,

    /// <summary>Nobody has begun the review.</summary>
    NotReviewed,

    /// <summary>The register holds no entry with the number that was applied for.</summary>
    NoEntry,

    /// <summary>The entry belongs to another account already.</summary>
    EntryTaken,

    /// <summary>The entry is not in force.</summary>
    EntryNotActive,

    /// <summary>The number given for a new entry is in the register already.</summary>
    NumberTaken,

    /// <summary>The entry has another version than the one that staff saw: compare again.</summary>
    RegisterMoved,

    /// <summary>The register says already all that was applied for.</summary>
    NothingChanges,

    /// <summary>Date of birth or sex are not the entry's: another person's facts.</summary>
    OtherPerson,

    /// <summary>The name is another one, or something cannot be compared, and staff did not answer for it.</summary>
    NotConfirmed,

    /// <summary>No credential has room for what would be registered: signed before there was a limit.</summary>
    NoRoomInCode,
}

/// <summary>Number and date that staff give to a new entry.</summary>
/// <param name="Number">As it will be printed.</param>
/// <param name="NumberSearchForm">Without 第/号, spaces, width.</param>
/// <param name="RegisteredOn">Date of registration.</param>
internal sealed record NewEntryInput(string Number, string NumberSearchForm, DateOnly RegisteredOn);

/// <summary>Accepts or rejects an application; without a fee an accepted one is complete at once, else when the fee is paid.</summary>
internal sealed class DecideHandler(
    AkashiDb db, Drafts drafts, RegistersFace registers, LinkDecision links, ChangeDecision changes, ApplicationSteps steps, Completions completions,
    FeeHandler fees, Commit commit, TimeProvider clock)
{
    /// <summary>Accepts.</summary>
    /// <param name="id">Application.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="qualifications">Those of the body.</param>
    /// <param name="given">Number and date of the new entry; asked for where the holder is not registered yet.</param>
    /// <param name="answer">What staff answered to doubts about the person; null where nothing.</param>
    /// <param name="ct">Stops it.</param>
    public Task<DecideOutcome> AcceptAsync(
        Guid id, StaffPerson by, IReadOnlySet<string> qualifications, NewEntryInput? given, IdentityAnswer? answer, CancellationToken ct) =>
        commit.RunAsync(async () =>
        {
            if (await drafts.FindForStaffAsync(id, qualifications, ct) is not { IsChange: false } open) return DecideOutcome.NotFound;
            // Paid, and held back at its completion: the link is decided anew, the fee stays paid.
            var held = open.Application.State == ApplicationState.Paid;
            if (!held && Before(open.Application, ApplicationCommand.Accept) is { } before) return before;
            var (refusal, completed, details) = open.Application.RegistrationState == RegistrationState.NotRegistered
                ? await NewEntryAsync(open, by, given, answer, ct)
                : await LinkAsync(open, by, answer, ct);
            if (completed is null) return refusal;
            if (held) await completions.CompleteAsync(open.Application, completed, details, ct);
            else await AcceptAsync(open, completed, by, details, ct);
            return DecideOutcome.Decided;
        }, ct);

    /// <summary>Accepts a change.</summary>
    /// <param name="id">Application.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="qualifications">Those of the body.</param>
    /// <param name="seenVersion">Version of the entry that stood on the page; null where none did.</param>
    /// <param name="answer">What staff answered to doubts about the person; null where nothing.</param>
    /// <param name="ct">Stops it.</param>
    public Task<DecideOutcome> AcceptChangeAsync(
        Guid id, StaffPerson by, IReadOnlySet<string> qualifications, int? seenVersion, IdentityAnswer? answer, CancellationToken ct) =>
        commit.RunAsync(async () =>
        {
            if (await drafts.FindForStaffAsync(id, qualifications, ct) is not { IsChange: true } open) return DecideOutcome.NotFound;
            if (Before(open.Application, ApplicationCommand.Accept) is { } before) return before;
            var (refusal, completed, details) = await changes.DecideAsync(open, by, seenVersion, answer, ct);
            if (completed is null) return refusal;
            await AcceptAsync(open, completed, by, details, ct);
            return DecideOutcome.Decided;
        }, ct);

    /// <summary>Rejects with a reason that the holder reads.</summary>
    public Task<DecideOutcome> RejectAsync(Guid id, StaffPerson by, IReadOnlySet<string> qualifications, string reason, CancellationToken ct) =>
        commit.RunAsync(async () =>
        {
            if (await drafts.FindForStaffAsync(id, qualifications, ct) is not { } open) return DecideOutcome.NotFound;
            if (Before(open.Application, ApplicationCommand.Reject) is { } before) return before;
            open.Application.DecisionReason = reason;
            var details = new Dictionary<string, string> { ["reason"] = AuditLine.DigestOf(reason) };
            await DecideAsync(open.Application, ApplicationCommand.Reject, by, reason, details, ct);
            return DecideOutcome.Decided;
        }, ct);

    private static DecideOutcome? Before(Application application, ApplicationCommand command) =>
        ApplicationMachine.Decide(application.State, command, ApplicationRole.Staff) switch
        {
            Transition.Already => DecideOutcome.Decided,
            Transition.Refused { Reason: ApplicationRefusal.NotReviewed } => DecideOutcome.NotReviewed,
            Transition.Refused => DecideOutcome.AlreadyDecided,
            _ => null,
        };

    private async Task AcceptAsync(OpenApplication open, CompletionEvent completed, StaffPerson by, Dictionary<string, string>? details, CancellationToken ct)
    {
        await DecideAsync(open.Application, ApplicationCommand.Accept, by, null, details, ct);
        if (open.Procedure.Fee.IsZero) await completions.CompleteAsync(open.Application, completed, null, ct);
        else await fees.AskAsync(open, completed, ct);
    }

    private async Task DecideAsync(
        Application application, ApplicationCommand command, StaffPerson by, string? message, Dictionary<string, string>? details, CancellationToken ct)
    {
        application.DecidedAt = clock.GetUtcNow();
        application.DecidedBy = by.Actor;
        await steps.MoveAsync(application, command, ApplicationRole.Staff, by.Actor, message, details, ct);
    }

    private async Task<(DecideOutcome Refusal, InitialRegistrationCompleted? Completed, Dictionary<string, string>? Details)> LinkAsync(
        OpenApplication open, StaffPerson by, IdentityAnswer? answer, CancellationToken ct)
    {
        var (refusal, entry) = await links.DecideAsync(open, answer, ct);
        if (entry is null) return (refusal, null, null);
        (open.Application.RegistrationId, open.Application.RegistrationVersion) = (entry.Id, entry.Version);
        return (default, Completed(open, by, entry.Id, null), IdentityRules.Keep(open.Application, LinkDecision.Of(open, entry), answer));
    }

    private async Task<(DecideOutcome Refusal, InitialRegistrationCompleted? Completed, Dictionary<string, string>? Details)> NewEntryAsync(
        OpenApplication open, StaffPerson by, NewEntryInput? given, IdentityAnswer? answer, CancellationToken ct)
    {
        if (given is null || open.Facts is not { } facts) return (DecideOutcome.NoEntry, null, null);
        if (await registers.FindByNumberAsync(open.Qualification.Id, given.NumberSearchForm, ct) is not null || await IsPromisedAsync(open, given, ct))
            return (DecideOutcome.NumberTaken, null, null);
        var identity = Identity.OfNewEntry(open.Check!.Facts);
        if (IdentityRules.Refuse(identity, answer, null) is { } refusal) return (refusal, null, null);
        var answers = open.Answers;
        var entry = new NewRegistration(
            Guid.CreateVersion7(clock.GetUtcNow()), given.Number, given.NumberSearchForm, given.RegisteredOn, facts,
            answers.GetValueOrDefault("kana"), answers.GetValueOrDefault("former-name"), answers.GetValueOrDefault("domicile"));
        if (!entry.ToFacts().FitCode(entry.Number)) return (DecideOutcome.NoRoomInCode, null, null);
        (open.Application.RegistrationId, open.Application.ReservedNumber) = (entry.Id, entry.NumberSearchForm);
        return (default, Completed(open, by, null, entry), IdentityRules.Keep(open.Application, identity, answer));
    }

    private Task<bool> IsPromisedAsync(OpenApplication open, NewEntryInput given, CancellationToken ct) =>
        db.Set<Application>().AnyAsync(a => a.QualificationId == open.Qualification.Id && a.ReservedNumber == given.NumberSearchForm, ct);

    private static InitialRegistrationCompleted Completed(OpenApplication open, StaffPerson by, Guid? linked, NewRegistration? entry) =>
        new(open.Id, open.Application.AccountId, open.Qualification.Id, by.Actor, linked, entry);
}
