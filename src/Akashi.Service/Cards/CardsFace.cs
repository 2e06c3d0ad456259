using System.Security.Cryptography;
using System.Text.Json;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Cards;

/// <summary>What a page wants of the holder's card.</summary>
/// <param name="Action">What is asked.</param>
/// <param name="SessionId">The browser session that may come home with the answer.</param>
/// <param name="Screens">Ids of screens.md for the agent's pages in order; 3 for sign-in, 4 else.</param>
/// <param name="ReturnPath">Local address that takes the answer; gets <c>?card=ID</c>.</param>
/// <param name="CancelPath">Local address where the person was, for giving up.</param>
/// <param name="Document">For signing: makes the canonical JSON to be signed from the transaction's id, which it must contain.</param>
public sealed record CardQuestion(
    CardAction Action, Guid SessionId, IReadOnlyList<string> Screens, string ReturnPath, string CancelPath, Func<string, byte[]>? Document = null);

/// <summary>What others may ask of the holder's card (docs/specifications/card-request.md).</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The time.</param>
public sealed class CardsFace(AkashiDb db, TimeProvider clock)
{
    /// <summary>A card request lives so long.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private static readonly HotQuery<Func<AkashiDb, string, Guid, CardAction, CancellationToken, Task<CardRequest?>>> OfSession = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, string id, Guid session, CardAction action, CancellationToken _) =>
            db.Set<CardRequest>().SingleOrDefault(r => r.Id == id && r.SessionId == session && r.Action == action)));

    /// <summary>Opens a request.</summary>
    /// <returns>Local address of the page that leads to the card agent.</returns>
    public async Task<string> AskAsync(CardQuestion question, CancellationToken ct)
    {
        var id = Secrets.Make();
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
            ExpiresAt = clock.GetUtcNow() + Life,
        });
        await db.SaveChangesAsync(ct);
        return CardsAddresses.WaitOf(id);
    }

    /// <summary>
    /// Takes the checked answer of a request, once. Call it inside of the act that uses it, so that both are saved together.
    /// </summary>
    /// <returns>The answer and what was asked to be signed; null where this session has no such answered request, or it was taken before.</returns>
    public async Task<TakenAnswer?> TakeAsync(string requestId, Guid sessionId, CardAction action, CancellationToken ct)
    {
        var request = await OfSession.For(db)(db, requestId, sessionId, action, ct);
        if (request?.Answer is null || request.State is not (CardRequestState.Answered or CardRequestState.Failed)) return null;
        // Not before the return code came home in this session (C4), and not too late: else who opened a request could use the card of
        // whoever was lured to answer it.
        if (request.ReturnCodeDigest is not null || request.HasEnded(clock.GetUtcNow())) return null;
        request.State = CardRequestState.Taken;
        request.Revision++;
        return new TakenAnswer(JsonSerializer.Deserialize<CardAnswer>(request.Answer)!, request.Document);
    }
}

/// <summary>An answer that was taken.</summary>
/// <param name="Answer">The checked answer.</param>
/// <param name="Document">The exact bytes that were to be signed; null for other actions.</param>
public sealed record TakenAnswer(CardAnswer Answer, byte[]? Document);
