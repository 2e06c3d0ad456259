using Akashi.Hosting.Texts;
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
    AkashiDb db, PhoneProvider provider, PhoneSettings settings, CardRequestHandler requests, Commit commit, ServiceSettings service, TimeProvider clock)
    : IPhone
{
    private Uri Back => new(service.PublicOrigin, CardsAddresses.PhoneReturn);

    public bool IsThere => true;

    public bool WorksOn(HttpRequest request) => settings.OnComputers || VisitorSystems.Of(request) == VisitorSystem.Phone;

    public async Task<string?> BeginAsync(string requestId, Guid sessionId, CancellationToken ct)
    {
        var request = await db.Set<CardRequest>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == requestId && r.SessionId == sessionId && r.ByPhone, ct);
        if (request is null || !request.IsOpen || request.HasEnded(clock.GetUtcNow())) return null;
        Guid? transaction = null;
        if (request.Action == CardAction.Sign)
        {
            (transaction, var fault) = await provider.BeginSigningAsync(PhoneCms.DigestInfoOf(request.Document!), ct);
            if (fault is { } silent) return await FailAsync(request, silent, ct);
        }
        var opening = PhoneOpening.Make(transaction);
        db.Add(new PhoneAttempt
        {
            StateDigest = Secrets.Digest(opening.State),
            RequestId = request.Id,
            Nonce = opening.Nonce,
            Verifier = opening.Verifier,
            Transaction = transaction,
        });
        await db.SaveChangesAsync(ct);
        return provider.PageFor(opening, request.Action, Back, Languages.CurrentCode).AbsoluteUri;
    }

    public async Task<PhoneHome?> FinishAsync(PhoneReturn back, Guid sessionId, CancellationToken ct)
    {
        if (await TakeAsync(back.State, sessionId, ct) is not var (attempt, request)) return null;
        var upload = await ReadAsync(back, attempt, request, ct);
        var (code, fault, _) = await requests.AnswerByPhoneAsync(request.Id, upload, ct);
        return code is null ? null : new PhoneHome(code, fault);
    }

    // A state that is tried in another session stays good in its own.
    private Task<(PhoneAttempt Attempt, CardRequest Request)?> TakeAsync(string state, Guid sessionId, CancellationToken ct) =>
        commit.RunAsync<(PhoneAttempt, CardRequest)?>(async () =>
        {
            var digest = Secrets.Digest(state);
            if (await db.Set<PhoneAttempt>().SingleOrDefaultAsync(a => a.StateDigest == digest, ct) is not { } attempt) return null;
            var request = await db.Set<CardRequest>().SingleAsync(r => r.Id == attempt.RequestId, ct);
            if (request.SessionId != sessionId) return null;
            db.Remove(attempt);
            return request.HasEnded(clock.GetUtcNow()) ? null : (attempt, request);
        }, ct);

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

    private async Task<string?> FailAsync(CardRequest request, CardFault fault, CancellationToken ct)
    {
        var (code, _, _) = await requests.AnswerByPhoneAsync(request.Id, new CardUpload.Failure(fault), ct);
        return code is null ? null : CardsAddresses.ReturnWith(code);
    }
}
