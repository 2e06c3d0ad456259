using Akashi.Hosting.Texts;
using Akashi.Service.Cards.Phone.Handovers;
using Akashi.Service.Cards.Requests;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Cards.Phone;

/// <summary>Sends a browser to the phone's service for a card request, and turns what it brings back into an answer (docs/specifications/phone.md).</summary>
internal sealed class PhoneHandler(
    AkashiDb db, PhoneProvider provider, PhoneSettings settings, ComputerSide computer, CardRequestHandler requests, Commit commit, ServiceSettings service,
    TimeProvider clock)
    : IPhone
{
    // The service's own pages live ten minutes; then the computer, or the person, needs some to go on.
    private static readonly TimeSpan Away = TimeSpan.FromMinutes(15);

    private Uri Back => new(service.PublicOrigin, CardsAddresses.PhoneReturn);

    public bool IsThere => true;

    public bool OpensOn(HttpRequest request) => settings.OnComputers || VisitorSystems.Of(request) == VisitorSystem.Phone;

    public async Task<string?> BeginAsync(string requestId, Guid sessionId, VisitorSystem visitor, CancellationToken ct)
    {
        if (visitor == VisitorSystem.Phone) return await BeginHereAsync(requestId, sessionId, ct);
        return await computer.OfferAsync(requestId, sessionId, visitor, ct) ? CardsAddresses.CodeOf(requestId) : null;
    }

    public Task<string?> BeginHereAsync(string requestId, Guid sessionId, CancellationToken ct) =>
        SetOutAsync(db.Set<CardRequest>().Where(r => r.Id == requestId && r.SessionId == sessionId && r.ByPhone), AttemptBrowser.OfSession, ct);

    public Task<string?> BeginOnPhoneAsync(string requestId, CancellationToken ct) =>
        SetOutAsync(db.Set<CardRequest>().Where(r => r.Id == requestId), AttemptBrowser.OfPhone, ct);

    public async Task<PhoneHome?> FinishAsync(PhoneReturn back, ReturningBrowser browser, CancellationToken ct)
    {
        var (taken, otherwise) = await TakeAsync(back.State, browser, ct);
        if (taken is not var (attempt, request)) return otherwise;
        var upload = await ReadAsync(back, attempt, request, ct);
        var (code, fault, _) = await requests.AnswerByPhoneAsync(request.Id, upload, ct);
        if (attempt.Browser == AttemptBrowser.OfPhone) return new PhoneHome.OnComputer(fault);
        return code is null ? null : new PhoneHome.Here(code, fault);
    }

    private async Task<string?> SetOutAsync(IQueryable<CardRequest> which, AttemptBrowser browser, CancellationToken ct)
    {
        var request = await which.AsNoTracking().SingleOrDefaultAsync(ct);
        if (request is null || !request.IsOpen || request.HasEnded(clock.GetUtcNow())) return null;
        Guid? transaction = null;
        if (request.Action == CardAction.Sign)
        {
            (transaction, var fault) = await provider.BeginSigningAsync(PhoneCms.DigestInfoOf(request.Document!), ct);
            if (fault is { } silent) return await FailAsync(request, silent, browser, ct);
        }
        var opening = PhoneOpening.Make(transaction);
        var attempt = new PhoneAttempt
        {
            StateDigest = Secrets.Digest(opening.State),
            RequestId = request.Id,
            Browser = browser,
            Nonce = opening.Nonce,
            Verifier = opening.Verifier,
            Transaction = transaction,
        };
        return await NoteAsync(attempt, ct) ? provider.PageFor(opening, request.Action, Back, Languages.CurrentCode).AbsoluteUri : null;
    }

    private Task<bool> NoteAsync(PhoneAttempt attempt, CancellationToken ct) => commit.RunAsync(async () =>
    {
        var (now, request) = (clock.GetUtcNow(), await db.Set<CardRequest>().SingleAsync(r => r.Id == attempt.RequestId, ct));
        if (!request.IsOpen || request.HasEnded(now)) return false;
        request.Prolong(now, Away);
        db.Add(attempt);
        return true;
    }, ct);

    // A state that is tried in another browser stays good in its own.
    private Task<((PhoneAttempt Attempt, CardRequest Request)? Taken, PhoneHome? Otherwise)> TakeAsync(
        string state, ReturningBrowser browser, CancellationToken ct) =>
        commit.RunAsync<((PhoneAttempt, CardRequest)?, PhoneHome?)>(async () =>
        {
            var digest = Secrets.Digest(state);
            if (await db.Set<PhoneAttempt>().SingleOrDefaultAsync(a => a.StateDigest == digest, ct) is not { } attempt) return (null, null);
            var request = await db.Set<CardRequest>().SingleAsync(r => r.Id == attempt.RequestId, ct);
            var ofPhone = attempt.Browser == AttemptBrowser.OfPhone;
            var isIts = await IsBrowserOfAsync(attempt, request, browser, ct);
            if (attempt.CameHome) return (null, Before(ofPhone, isIts));
            if (!isIts) return (null, ofPhone ? new PhoneHome.OtherBrowser() : null);
            attempt.CameHome = true;
            if (request.IsOpen && !request.HasEnded(clock.GetUtcNow())) return ((attempt, request), null);
            return (null, ofPhone ? new PhoneHome.OnComputer(null) : null);
        }, ct);

    // A sign-in has begun another session since, so that its browser is not known any more. All that is said is that nothing happens.
    private static PhoneHome? Before(bool ofPhone, bool isIts) => ofPhone ? isIts ? new PhoneHome.OnComputer(null) : null : new PhoneHome.Already();

    private async Task<bool> IsBrowserOfAsync(PhoneAttempt attempt, CardRequest request, ReturningBrowser browser, CancellationToken ct)
    {
        if (attempt.Browser == AttemptBrowser.OfSession) return request.SessionId == browser.SessionId;
        if (browser.PhoneSecret is not { } secret) return false;
        var phone = Secrets.Digest(secret);
        return await db.Set<Handover>().AnyAsync(h => h.RequestId == request.Id && h.PhoneDigest == phone, ct);
    }

    private async Task<CardUpload> ReadAsync(PhoneReturn back, PhoneAttempt attempt, CardRequest request, CancellationToken ct)
    {
        // Another provider answers in the place of ours (RFC 9207).
        if (back.Issuer is { } issuer && issuer != settings.Issuer) return new CardUpload.Failure(CardFault.NotConfirmed);
        if (back.Error is { } error) return new CardUpload.Failure(PhoneWire.FaultOf(error, back.Description));
        var opening = new PhoneOpening(back.State, attempt.Nonce, attempt.Verifier, attempt.Transaction);
        var (grant, refused) = await provider.RedeemAsync(back.Code!, opening, Back, ct);
        if (grant is null) return new CardUpload.Failure(refused!.Value);
        if (request.Action == CardAction.Authenticate) return new CardUpload.PhoneSignIn(grant.Subject);
        if (request.Action == CardAction.ReadFacts)
        {
            var (facts, silent) = await provider.FactsAsync(grant, ct);
            return facts is null ? new CardUpload.Failure(silent!.Value) : new CardUpload.PhoneFacts(facts, grant.Subject);
        }
        var (signed, fault) = await provider.SignatureAsync(grant, attempt.Transaction!.Value, ct);
        return signed is null
            ? new CardUpload.Failure(fault!.Value)
            : new CardUpload.PhoneSignature(PhoneCms.Assemble(request.Document!, signed), grant.Subject);
    }

    // On a phone that serves a computer, the page with the number says what happened.
    private async Task<string?> FailAsync(CardRequest request, CardFault fault, AttemptBrowser browser, CancellationToken ct)
    {
        var (code, _, _) = await requests.AnswerByPhoneAsync(request.Id, new CardUpload.Failure(fault), ct);
        return code is null || browser == AttemptBrowser.OfPhone ? null : CardsAddresses.ReturnWith(code);
    }
}
