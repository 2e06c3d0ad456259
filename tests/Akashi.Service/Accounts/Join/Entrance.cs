using System.Text.Json;
using Akashi.Service.Accounts;
using Akashi.Service.Accounts.Join;
using Akashi.Service.Accounts.Portal.Remove;
using Akashi.Service.Accounts.Portal.SignIn;
using Akashi.Service.Cards;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Accounts.Join;

/// <summary>A session as its browser knows it.</summary>
/// <param name="Id">Id of its record.</param>
/// <param name="Account">The account that it was opened for.</param>
/// <param name="Cookie">Key of its cookie.</param>
internal sealed record Visit(Guid Id, Guid Account, string Cookie);

/// <summary>Signs in, joins and removes ways on a desk, with answers of cards that were checked already.</summary>
internal sealed class Entrance(Desk desk)
{
    public static readonly VisitorDevice Device = new(DeviceSystem.Windows, DeviceBrowser.Edge);
    private static readonly CancellationToken Ct = CancellationToken.None;

    /// <summary>A card as a reader knows it again.</summary>
    public static CardKey Card(string name) => new(CardWay.Card, "card of " + name);

    /// <summary>A card as the phone's provider knows it again.</summary>
    public static CardKey Phone(string name) => new(CardWay.Phone, "phone of " + name);

    public async Task<Visit> SignsInAsync(CardKey key)
    {
        var before = Guid.CreateVersion7(desk.Clock.GetUtcNow());
        var request = await AnsweredAsync(before, CardAction.Authenticate, new CardAnswer.Authenticated(key, null));
        var signedIn = (await desk.WithAsync((SignInHandler handler) => handler.HandleAsync(request, before, Device, Ct)))!;
        var session = (await LiveAsync(signedIn.Cookie))!;
        return new Visit(session.Id, session.SubjectId!.Value, signedIn.Cookie);
    }

    /// <summary>The live session of a cookie; null if it has ended.</summary>
    public Task<Session?> LiveAsync(string cookie) => desk.WithAsync((SessionStore sessions) => sessions.FindAsync(Surface.Holder, cookie, Ct));

    public Task<bool> BeginsAsync(Visit visit, CardWay way) => desk.WithAsync(async (JoinStore joins) =>
    {
        await joins.BeginAsync(visit.Account, visit.Id, WayNames.NameOf(way), Ct);
        return true;
    });

    /// <summary>Takes the open step with a card: the sign-in, or a signature of what the page shows at this moment.</summary>
    public async Task<JoinOutcome> StepsAsync(Visit visit, CardKey by, CertifiedFacts facts) => await TakesAsync(visit, await AsksAsync(visit, by, facts));

    /// <summary>Does what the page and the card do for the open step.</summary>
    /// <returns>Id of the answered request; empty where no join is open.</returns>
    public async Task<string> AsksAsync(Visit visit, CardKey by, CertifiedFacts facts)
    {
        var (isOpen, document, id) = await desk.WithAsync(async (JoinStore joins) =>
        {
            var request = Secrets.Make();
            if (await joins.FindAsync(visit.Account, visit.Id, Ct) is not { } open) return (false, null, request);
            return (true, open.Step is JoinStep.SignIn or JoinStep.SignInByOwn ? null : await ComposedAsync(open, request), request);
        });
        if (!isOpen) return "";
        return document is null
            ? await AnsweredAsync(visit.Id, CardAction.Authenticate, new CardAnswer.Authenticated(by, null), id)
            : await AnsweredAsync(visit.Id, CardAction.Sign, Signed(by, facts), id, document);
    }

    public Task<JoinOutcome> TakesAsync(Visit visit, string request) =>
        desk.WithAsync((JoinHandler handler) => handler.HandleAsync(visit.Account, visit.Id, request, Device, Ct));

    /// <summary>Adds a way in all its steps; fails unless that succeeds.</summary>
    public async Task AddsAsync(Visit visit, CardKey own, CardKey added, CertifiedFacts facts)
    {
        await SignsByAddedAsync(visit, added, facts);
        await ProvesOwnAsync(visit, own, facts);
        Assert.IsType<JoinOutcome.Added>(await StepsAsync(visit, own, facts));
    }

    /// <summary>The first half of it: begins, and signs in and signs with the key that is added.</summary>
    public async Task SignsByAddedAsync(Visit visit, CardKey added, CertifiedFacts facts)
    {
        await BeginsAsync(visit, added.Way);
        Assert.IsType<JoinOutcome.Next>(await StepsAsync(visit, added, facts));
        Assert.IsType<JoinOutcome.Next>(await StepsAsync(visit, added, facts));
    }

    /// <summary>The statement of the open join, for a card request of its own.</summary>
    public async Task<(string Transaction, byte[] Bytes)> StatementAsync(Visit visit)
    {
        var transaction = Secrets.Make();
        return (transaction, await desk.WithAsync(async (JoinStore joins) =>
            await ComposedAsync((await joins.FindAsync(visit.Account, visit.Id, Ct))!, transaction)));
    }

    /// <summary>Signs in once more by the way of the session, where the join demands that.</summary>
    public async Task ProvesOwnAsync(Visit visit, CardKey own, CertifiedFacts facts)
    {
        if (own.Way == CardWay.Card) Assert.IsType<JoinOutcome.Next>(await StepsAsync(visit, own, facts));
    }

    public async Task<RemoveOutcome> RemovesAsync(Visit visit, CardKey key)
    {
        var id = await IdOfAsync(key);
        return await desk.WithAsync((RemoveHandler handler) => handler.HandleAsync(visit.Account, visit.Id, id, Device, Ct));
    }

    /// <summary>The account that a key leads to; null if it leads to none.</summary>
    public async Task<Guid?> AccountOfAsync(CardKey key) => (await RowOfAsync(key))?.AccountId;

    /// <summary>Keeps an answer of a card, as the checks of Cards do.</summary>
    public async Task<string> AnsweredAsync(Guid session, CardAction action, CardAnswer answer, string? id = null, byte[]? document = null)
    {
        var request = new CardRequest
        {
            Id = id ?? Secrets.Make(),
            Action = action,
            SessionId = session,
            Nonce = [],
            Screens = "",
            ReturnPath = "/",
            CancelPath = "/",
            Document = document,
            ByPhone = true,
            OpenedAt = desk.Clock.GetUtcNow(),
            ExpiresAt = desk.Clock.GetUtcNow() + CardsFace.Life,
            State = CardRequestState.Answered,
            Answer = JsonSerializer.Serialize(answer),
        };
        await desk.WithAsync((AkashiDb db) =>
        {
            db.Add(request);
            return db.SaveChangesAsync();
        });
        return request.Id;
    }

    public static CardAnswer Signed(CardKey by, CertifiedFacts facts) => new CardAnswer.DocumentSigned([1, 2, 3], facts, "0A", DateTimeOffset.UnixEpoch, by);

    private Task<byte[]> ComposedAsync(OpenJoin open, string request) =>
        desk.WithAsync((StatementComposer composer) => Task.FromResult(composer.ToBytes(open.Matter, request)));

    private async Task<Guid> IdOfAsync(CardKey key) => (await RowOfAsync(key))?.Id ?? Guid.Empty;

    private Task<SignInKey?> RowOfAsync(CardKey key)
    {
        var (way, subject) = (WayNames.NameOf(key.Way), key.Subject);
        return desk.WithAsync((AkashiDb db) => db.Set<SignInKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Way == way && k.Subject == subject));
    }
}
