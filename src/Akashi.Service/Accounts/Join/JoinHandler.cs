using Akashi.Service.Accounts.Binding;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Accounts.Join;

/// <summary>Takes the steps of a join from the answers of the cards; the last one adds the way, and joins the account to which it led.</summary>
internal sealed class JoinHandler(
    AkashiDb db, JoinStore joins, StatementComposer composer, JoinRecords records, CardsFace cards, SessionStore sessions, Commit commit, TimeProvider clock)
{
    /// <summary>Takes an answer for the step that is open.</summary>
    public Task<JoinOutcome> HandleAsync(Guid accountId, Guid sessionId, string cardRequest, VisitorDevice device, CancellationToken ct) =>
        commit.RunAsync(() => TakeAsync(accountId, sessionId, cardRequest, device, ct), ct);

    private async Task<JoinOutcome> TakeAsync(Guid accountId, Guid sessionId, string cardRequest, VisitorDevice device, CancellationToken ct)
    {
        if (await joins.FindAsync(accountId, sessionId, ct) is not { } open) return new JoinOutcome.Refused(JoinRefusal.Ended);
        var action = open.Step is JoinStep.SignIn or JoinStep.SignInByOwn ? CardAction.Authenticate : CardAction.Sign;
        if (await cards.TakeAsync(cardRequest, sessionId, action, ct) is not { } taken) return new JoinOutcome.Refused(JoinRefusal.NoAnswer);
        var outcome = (open.Step, taken.Answer) switch
        {
            (JoinStep.SignIn, CardAnswer.Authenticated proof) => await TakeSignInAsync(open, proof, ct),
            (JoinStep.SignByAdded, CardAnswer.DocumentSigned signed) => TakeSignature(open, cardRequest, taken.Document, signed),
            (JoinStep.SignInByOwn, CardAnswer.Authenticated proof) => TakeOwnSignIn(open, proof),
            (JoinStep.SignByOwn, CardAnswer.DocumentSigned signed) => await FinishAsync(open, cardRequest, taken.Document, signed, device, ct),
            _ => new JoinOutcome.Refused(JoinRefusal.NoAnswer),
        };
        if (outcome is JoinOutcome.Added or JoinOutcome.Refused { IsOver: true }) db.Remove(open.Join);
        return outcome;
    }

    private async Task<JoinOutcome> TakeSignInAsync(OpenJoin open, CardAnswer.Authenticated proof, CancellationToken ct)
    {
        var join = open.Join;
        // A request can be answered by either way, but only the one that was asked for is added.
        if (WayNames.NameOf(proof.Key.Way) != join.Way) return new JoinOutcome.Refused(JoinRefusal.NoAnswer);
        var (way, subject, account) = (join.Way, proof.Key.Subject, join.AccountId);
        if (await db.Set<SignInKey>().AnyAsync(k => k.Way == way && k.Subject == subject && k.AccountId == account, ct))
            return new JoinOutcome.Refused(JoinRefusal.AlreadyAdded);
        (join.Subject, join.CertificateSerial) = (subject, proof.CertificateSerial);
        join.Revision++;
        return new JoinOutcome.Next();
    }

    private JoinOutcome TakeSignature(OpenJoin open, string transaction, byte[]? document, CardAnswer.DocumentSigned signed)
    {
        if (signed.Key != open.Join.Key) return new JoinOutcome.Refused(JoinRefusal.OtherCard);
        var statement = StatementOf(transaction, document, signed);
        if (WhyNot(open, statement) is { } refused) return refused;
        open.Join.Signed = statement;
        open.Join.Revision++;
        return new JoinOutcome.Next();
    }

    // The session may have been left open: whoever sits there now signs in by its key, with the card and its PIN.
    private static JoinOutcome TakeOwnSignIn(OpenJoin open, CardAnswer.Authenticated proof)
    {
        if (proof.Key != open.OwnKey) return new JoinOutcome.Refused(JoinRefusal.OtherCard);
        open.Join.OwnProven = true;
        open.Join.Revision++;
        return new JoinOutcome.Next();
    }

    private async Task<JoinOutcome> FinishAsync(
        OpenJoin open, string transaction, byte[]? document, CardAnswer.DocumentSigned signed, VisitorDevice device, CancellationToken ct)
    {
        if (signed.Key != open.OwnKey) return new JoinOutcome.Refused(JoinRefusal.OtherCard);
        var (byOwn, byAdded) = (StatementOf(transaction, document, signed), open.Join.Signed!);
        // Both are looked at again: what the first one said may have changed since.
        if ((WhyNot(open, byAdded) ?? WhyNot(open, byOwn)) is { } refused) return refused;
        if (JoinRules.Differences(byAdded.Facts, byOwn.Facts) is { Count: > 0 } which) return new JoinOutcome.Refused(JoinRefusal.FactsDiffer, which);
        var proof = records.Keep(open, byAdded, byOwn);
        var key = open.Other is { } other ? await MoveAsync(open, other, ct) : AddKey(open.Join);
        if (BindingRules.Bind(open.Account, byOwn.Facts) is { Count: > 0 } bound)
            await commit.RaiseAsync(new AccountBound(open.Account.Id, $"join:{open.Join.Id}", bound), ct);
        records.Tell(AccessKind.WayAdded, open.Account.Id, key.Way, device);
        await commit.RaiseAsync(new AccountWayChanged(open.Account.Id, "way-added", key.Way, key.Id, proof), ct);
        return new JoinOutcome.Added();
    }

    private JoinOutcome.Refused? WhyNot(OpenJoin open, SignedStatement statement)
    {
        if (open.Other?.Id == open.Account.Id) return new JoinOutcome.Refused(JoinRefusal.AlreadyAdded);
        if (!composer.ToBytes(open.Matter, statement.Transaction).AsSpan().SequenceEqual(statement.Document))
            return new JoinOutcome.Refused(JoinRefusal.ChangedSince);
        return JoinRules.Contradictions(open, statement.Facts) is { Count: > 0 } which
            ? new JoinOutcome.Refused(JoinRefusal.FactsDiffer, which)
            : null;
    }

    private SignInKey AddKey(WayJoin join)
    {
        var key = SignInKey.New(join.Key!, join.AccountId, join.CertificateSerial, clock.GetUtcNow());
        db.Add(key);
        return key;
    }

    // All keys of the other account move, because it has no other person than this one.
    private async Task<SignInKey> MoveAsync(OpenJoin open, Account other, CancellationToken ct)
    {
        foreach (var key in await db.Set<SignInKey>().Where(k => k.AccountId == other.Id).ToListAsync(ct)) key.AccountId = open.Account.Id;
        (other.ClosedAt, other.JoinedId) = (clock.GetUtcNow(), open.Account.Id);
        // The account that stays has just been bound by the same person's signature.
        (other.BirthOn, other.Sex) = (null, null);
        other.Revision++;
        await sessions.EndAllAsync(Surface.Holder, other.Id, ct);
        await records.MoveAsync(other.Id, open.Account.Id, ct);
        await commit.RaiseAsync(new AccountsJoined(other.Id, open.Account.Id), ct);
        return open.Added!;
    }

    private static SignedStatement StatementOf(string transaction, byte[]? document, CardAnswer.DocumentSigned signed) =>
        new(transaction, document ?? [], signed.Cms, signed.CertificateSerial, signed.RevocationAsOf, signed.Facts);
}
