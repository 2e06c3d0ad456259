using System.Security.Cryptography;
using System.Text.Json;
using Akashi.Service.Cards.Phone;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Cards;

/// <summary>What a page wants from the holder's card.</summary>
/// <param name="Action">What the card is asked to do.</param>
/// <param name="SessionId">The browser session that may return with the answer.</param>
/// <param name="Visitor">The system of the browser that asks: from a computer the phone is reached by a code.</param>
/// <param name="Screens">Ids in screens.md of the agent's pages, in order: 3 for a sign-in, otherwise 4.</param>
/// <param name="ReturnPath">Local path that takes the answer; called with <c>?card=ID</c>.</param>
/// <param name="CancelPath">Local path of the page the person came from, for cancelling.</param>
/// <param name="Ways">The ways that may answer, such as those by which the account signs in. With the phone alone, the browser goes that way at once.</param>
/// <param name="Document">For signing: makes the canonical JSON to be signed, which must contain the transaction id that is passed in.</param>
public sealed record CardQuestion(
    CardAction Action, Guid SessionId, VisitorSystem Visitor, IReadOnlyList<string> Screens, string ReturnPath, string CancelPath, IReadOnlyList<CardWay> Ways,
    Func<string, byte[]>? Document = null);

/// <summary>What other capabilities may ask of the holder's card, by either way (docs/specifications/card-request.md, phone.md).</summary>
public sealed class CardsFace
{
    /// <summary>How long a card request lives, unless a phone answers it.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private static readonly HotQuery<Func<AkashiDb, string, Guid, CardAction, CancellationToken, Task<CardRequest?>>> OfSession = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, string id, Guid session, CardAction action, CancellationToken _) =>
            db.Set<CardRequest>().SingleOrDefault(r => r.Id == id && r.SessionId == session && r.Action == action)));

    private readonly AkashiDb db;
    private readonly IPhone phone;
    private readonly TimeProvider clock;

    internal CardsFace(AkashiDb db, IPhone phone, TimeProvider clock) => (this.db, this.phone, this.clock) = (db, phone, clock);

    /// <summary>Whether cards are read by phone too.</summary>
    public bool HasPhone => phone.IsThere;

    /// <summary>The ways that a visitor's device can go, the best one first. On a computer the phone is reached by a code that the page shows.</summary>
    public IReadOnlyList<CardWay> WaysOn(HttpRequest request) =>
        !phone.IsThere ? [CardWay.Card]
        : VisitorSystems.Of(request) == VisitorSystem.Phone ? [CardWay.Phone, CardWay.Card]
        : [CardWay.Card, CardWay.Phone];

    /// <summary>Opens a request.</summary>
    /// <returns>Where the browser goes: the local page that leads to the card agent, the phone's service, or the page with the code for a phone.</returns>
    public async Task<string> AskAsync(CardQuestion question, CancellationToken ct)
    {
        var (id, now) = (Secrets.Make(), clock.GetUtcNow());
        db.Add(new CardRequest
        {
            Id = id,
            Action = question.Action,
            SessionId = question.SessionId,
            Nonce = RandomNumberGenerator.GetBytes(32),
            Screens = string.Join(' ', question.Screens),
            ReturnPath = question.ReturnPath,
            CancelPath = question.CancelPath,
            Document = question.Document?.Invoke(id),
            ByPhone = question.Ways.Contains(CardWay.Phone),
            OpenedAt = now,
            ExpiresAt = now + Life,
        });
        await db.SaveChangesAsync(ct);
        var over = question.Ways is [CardWay.Phone] ? await phone.BeginAsync(id, question.SessionId, question.Visitor, ct) : null;
        return over ?? CardsAddresses.WaitOf(id);
    }

    /// <summary>
    /// Takes the checked answer of a request; this works once. Call it inside the act that uses the answer, so that both are saved together.
    /// </summary>
    /// <returns>The answer and the document; null if this session has no such answered request, or the answer was already taken.</returns>
    public async Task<TakenAnswer?> TakeAsync(string requestId, Guid sessionId, CardAction action, CancellationToken ct)
    {
        var request = await OfSession.For(db)(db, requestId, sessionId, action, ct);
        if (request?.Answer is null || request.State is not (CardRequestState.Answered or CardRequestState.Failed)) return null;
        // Only after the return code has arrived in this session (C4), and not too late. Otherwise
        // whoever opened a request could use the card of a person lured into answering it.
        if (request.ReturnCodeDigest is not null || request.HasEnded(clock.GetUtcNow())) return null;
        request.State = CardRequestState.Taken;
        request.Revision++;
        return new TakenAnswer(JsonSerializer.Deserialize<CardAnswer>(request.Answer)!, request.Document);
    }
}

/// <summary>An answer that has been taken.</summary>
/// <param name="Answer">The checked answer.</param>
/// <param name="Document">The exact bytes to be signed; null for other actions.</param>
public sealed record TakenAnswer(CardAnswer Answer, byte[]? Document);
