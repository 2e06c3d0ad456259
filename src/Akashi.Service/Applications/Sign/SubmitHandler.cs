using System.Security.Cryptography;
using System.Text.Json;
using Akashi.Service.Accounts;
using Akashi.Service.Applications.Answers;
using Akashi.Service.Applications.Document;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Applications.Sign;

/// <summary>What became of a signature that came home from the card.</summary>
internal abstract record SubmitOutcome
{
    private SubmitOutcome() { }

    /// <summary>The application is received (now, or by an earlier press).</summary>
    internal sealed record Submitted : SubmitOutcome;

    /// <summary>There is no such draft of this holder.</summary>
    internal sealed record NotFound : SubmitOutcome;

    /// <summary>The answer is not this session's, or was used before: sign again.</summary>
    internal sealed record NoAnswer : SubmitOutcome;

    /// <summary>The card's answer does not count.</summary>
    internal sealed record CardFailed(CardFault Fault) : SubmitOutcome;

    /// <summary>The draft is no longer what was signed: check and sign again.</summary>
    internal sealed record ChangedSince : SubmitOutcome;

    /// <summary>The certificate says other facts than were read: "name", "address", "birth", "sex".</summary>
    internal sealed record FactsDiffer(IReadOnlyList<string> Which) : SubmitOutcome;

    /// <summary>It was signed with another card than one by which the account signs in.</summary>
    /// <param name="Name">Whose it is, as its certificate says.</param>
    internal sealed record OtherCard(string Name) : SubmitOutcome;

    /// <summary>The certificate says another birth date or sex than the account is bound to: "birth", "sex".</summary>
    internal sealed record OtherPerson(IReadOnlyList<string> Which) : SubmitOutcome;
}

/// <summary>Row 1.5.15 to 1.6.1: takes the signature, binds the facts, receives the application.</summary>
internal sealed class SubmitHandler(
    Drafts drafts, CardsFace cards, AccountsFace accounts, DocumentComposer composer, ApplicationSteps steps, Commit commit, TimeProvider clock)
{
    public Task<SubmitOutcome> HandleAsync(Guid id, Guid accountId, Guid sessionId, string cardRequest, CancellationToken ct) =>
        commit.RunAsync(() => SubmitAsync(id, accountId, sessionId, cardRequest, ct), ct);

    private async Task<SubmitOutcome> SubmitAsync(Guid id, Guid accountId, Guid sessionId, string cardRequest, CancellationToken ct)
    {
        if (await drafts.FindAsync(id, accountId, ct) is not { } open) return new SubmitOutcome.NotFound();
        if (open.Application.State != ApplicationState.Draft) return new SubmitOutcome.Submitted();
        if (await cards.TakeAsync(cardRequest, sessionId, CardAction.Sign, ct) is not { } taken) return new SubmitOutcome.NoAnswer();
        if (taken.Answer is CardAnswer.Failed failed) return new SubmitOutcome.CardFailed(failed.Fault);
        if (taken.Answer is not CardAnswer.DocumentSigned signed || open.Facts is not { } read) return new SubmitOutcome.NoAnswer();
        if (!await accounts.HasCardAsync(accountId, signed.CardKey, ct)) return new SubmitOutcome.OtherCard(signed.Facts.Name);

        var now = composer.Compose(open).ToBytes(cardRequest);
        // Any change takes the consent back, one that was undone too.
        var same = open.Application.ConsentedAt is not null && taken.Document is not null && now.AsSpan().SequenceEqual(taken.Document);
        if (!same) return new SubmitOutcome.ChangedSince();
        // The bytes name the entry's version, so that a change of the entry was caught above; a gap cannot be signed past it.
        if (!AnswerRules.IsComplete(open)) return new SubmitOutcome.ChangedSince();
        if (signed.Facts.DifferencesFrom(read) is { Count: > 0 } which) return new SubmitOutcome.FactsDiffer(which);
        if (await accounts.BindAsync(accountId, signed.Facts, open.Id, ct) is { Count: > 0 } others) return new SubmitOutcome.OtherPerson(others);
        if (open.IsChange) open.KeepChanges();
        await ReceiveAsync(open.Application, now, signed, ct);
        return new SubmitOutcome.Submitted();
    }

    private async Task ReceiveAsync(Application application, byte[] document, CardAnswer.DocumentSigned signed, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        application.Document = document;
        application.Signature = signed.Cms;
        application.SignatureCheck = JsonSerializer.Serialize(new SignatureCheck(at, signed.CertificateSerial, signed.RevocationAsOf, signed.Facts));
        application.SubmittedAt = at;
        application.ReceiptNumber = ReceiptNumber.Make(at);
        var details = new Dictionary<string, string>
        {
            ["receipt"] = application.ReceiptNumber,
            ["document"] = Convert.ToHexStringLower(SHA256.HashData(document)),
            ["signature"] = Convert.ToHexStringLower(SHA256.HashData(signed.Cms)),
        };
        await steps.MoveAsync(application, ApplicationCommand.Submit, ApplicationRole.Holder, $"account:{application.AccountId}", null, details, ct);
    }
}

/// <summary>What the check of an application's signature found; kept beside it for the review (row 6.3).</summary>
/// <param name="CheckedAt">When.</param>
/// <param name="CertificateSerial">Serial number of the signature certificate, hexadecimal.</param>
/// <param name="RevocationAsOf">As of when the CA said that it is good.</param>
/// <param name="Facts">What the certificate says of its holder.</param>
internal sealed record SignatureCheck(DateTimeOffset CheckedAt, string CertificateSerial, DateTimeOffset RevocationAsOf, CertifiedFacts Facts);
