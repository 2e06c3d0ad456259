using System.Globalization;
using System.Security.Cryptography;
using Akashi.Service.Accounts;
using Akashi.Service.Applications.Document;
using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Applications.Portal.Sign;

/// <summary>Outcome of submitting an application with the signature from the card agent.</summary>
internal abstract record SubmitOutcome
{
    private SubmitOutcome() { }

    /// <summary>The application is received, now or earlier.</summary>
    internal sealed record Submitted : SubmitOutcome;

    /// <summary>This holder has no such draft.</summary>
    internal sealed record NotFound : SubmitOutcome;

    /// <summary>It was withdrawn or has expired.</summary>
    internal sealed record Ended : SubmitOutcome;

    /// <summary>There is no answer for this session, or it was already used: sign again.</summary>
    internal sealed record NoAnswer : SubmitOutcome;

    /// <summary>The card failed, or its answer is not valid.</summary>
    internal sealed record CardFailed(CardFault Fault) : SubmitOutcome;

    /// <summary>The draft changed after it was shown for signing: check and sign again.</summary>
    internal sealed record ChangedSince : SubmitOutcome;

    /// <summary>The certificate's facts differ from those read from the card.</summary>
    /// <param name="Which">The facts that differ: "name", "address", "birth", "sex".</param>
    internal sealed record FactsDiffer(IReadOnlyList<string> Which) : SubmitOutcome;

    /// <summary>It was signed with a card that is not one of the account's.</summary>
    /// <param name="Name">Name in that card's certificate.</param>
    internal sealed record OtherCard(string Name) : SubmitOutcome;

    /// <summary>The certificate's date of birth or sex differ from those that the account is bound to.</summary>
    /// <param name="Which">The facts that differ: "birth", "sex".</param>
    internal sealed record OtherPerson(IReadOnlyList<string> Which) : SubmitOutcome;
}

/// <summary>Rows 1.5.15 to 1.6.1: takes the signature, binds the account to the facts and receives the application.</summary>
internal sealed class SubmitHandler(
    ApplicationStore store, CardsFace cards, AccountsFace accounts, DocumentComposer composer, ApplicationSteps steps, ISubmissionFee fee, Commit commit,
    TimeProvider clock)
{
    public Task<SubmitOutcome> HandleAsync(Guid id, Guid accountId, Guid sessionId, string cardRequest, CancellationToken ct) =>
        commit.RunAsync(() => SubmitAsync(id, accountId, sessionId, cardRequest, ct), ct);

    private async Task<SubmitOutcome> SubmitAsync(Guid id, Guid accountId, Guid sessionId, string cardRequest, CancellationToken ct)
    {
        if (await store.FindAsync(id, accountId, ct) is not { } loaded) return new SubmitOutcome.NotFound();
        if (ApplicationMachine.Decide(loaded.Application.State, ApplicationCommand.Submit, ApplicationRole.Holder) is not Transition.Moved and var before)
            return before is Transition.Already ? new SubmitOutcome.Submitted() : new SubmitOutcome.Ended();
        if (await cards.TakeAsync(cardRequest, sessionId, CardAction.Sign, ct) is not { } taken) return new SubmitOutcome.NoAnswer();
        if (taken.Answer is CardAnswer.Failed failed) return new SubmitOutcome.CardFailed(failed.Fault);
        if (taken.Answer is not CardAnswer.DocumentSigned signed || loaded.Facts is not { } read) return new SubmitOutcome.NoAnswer();
        if (!await accounts.HasCardAsync(accountId, signed.Key, ct)) return new SubmitOutcome.OtherCard(signed.Facts.Name);

        var now = composer.Compose(loaded).ToBytes(cardRequest);
        // Any change withdraws the consent, even one that was undone.
        var same = loaded.Application.ConsentedAt is not null && taken.Document is not null && now.AsSpan().SequenceEqual(taken.Document);
        if (!same) return new SubmitOutcome.ChangedSince();
        // A changed entry was caught above, because the bytes name its version. This catches an application that is incomplete.
        if (!AnswerRules.CanBeSigned(loaded)) return new SubmitOutcome.ChangedSince();
        if (signed.Facts.DifferencesFrom(read) is { Count: > 0 } which) return new SubmitOutcome.FactsDiffer(which);
        if (await accounts.BindAsync(accountId, signed.Facts, loaded.Id, ct) is { Count: > 0 } others) return new SubmitOutcome.OtherPerson(others);
        await ReceiveAsync(loaded, now, signed, ct);
        return new SubmitOutcome.Submitted();
    }

    private async Task ReceiveAsync(LoadedApplication draft, byte[] document, CardAnswer.DocumentSigned signed, CancellationToken ct)
    {
        var (application, before, at) = (draft.Application, draft.Application.Submission, clock.GetUtcNow());
        // What was typed for questions that are not asked any more was kept for the draft only.
        application.Answers = draft.Draft.Only(draft.Asked.Fields);
        application.SubmittedAt ??= at;
        application.Submission = new Submission
        {
            ReceiptNumber = before?.ReceiptNumber ?? ReceiptNumber.Make(at),
            Round = 1 + (before?.Round ?? 0),
            Document = document,
            Signature = signed.Cms,
            Check = new SignatureCheck(at, signed.CertificateSerial, signed.RevocationAsOf, signed.Facts),
            Change = draft.Entry is { } entry ? new SignedChange(entry.Version, draft.Changes) : null,
        };
        foreach (var file in draft.Attachments) file.SignedIn ??= application.Submission.Round;
        var details = new Dictionary<string, string>
        {
            ["receipt"] = application.Submission.ReceiptNumber,
            ["round"] = application.Submission.Round.ToString(CultureInfo.InvariantCulture),
            ["document"] = Convert.ToHexStringLower(SHA256.HashData(document)),
            ["signature"] = Convert.ToHexStringLower(SHA256.HashData(signed.Cms)),
        };
        await steps.MoveAsync(application, ApplicationCommand.Submit, Actor.Holder(application.AccountId), null, details, ct);
        if (SubmittedApplication.Of(draft, composer) is { } submitted) await fee.AskAsync(submitted, ct);
    }
}
