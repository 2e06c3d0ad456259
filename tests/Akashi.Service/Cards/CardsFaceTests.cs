using System.Text.Json;
using Akashi.Service.Cards;
using Akashi.Service.Cards.Phone;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Storage.Sqlite;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Cards;

/// <summary>C4: whoever opens a request and lures somebody else into answering it must not get the answer.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class CardsFaceTests : IAsyncLifetime
{
    private static readonly Guid Session = Guid.Parse("0198c0de-0000-7000-8000-000000000002");
    private readonly string folder = Directory.CreateTempSubdirectory("akashi-cards-").FullName;
    private AkashiDb db = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={Path.Combine(folder, "db")};Pooling=False").Options);
        await db.Database.EnsureCreatedAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await db.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Answer_cannot_be_taken_before_its_return_code_has_arrived()
    {
        var request = await AnsweredAsync();
        Assert.Null(await TakeAsync(request));
        // What the return page does, once, in the session that opened the request.
        request.ReturnCodeDigest = null;
        await db.SaveChangesAsync(Ct);
        Assert.NotNull(await TakeAsync(request));
    }

    private async Task<CardRequest> AnsweredAsync()
    {
        var request = new CardRequest
        {
            Id = Secrets.Make(),
            Action = CardAction.Authenticate,
            SessionId = Session,
            Nonce = new byte[32],
            Screens = "",
            ReturnPath = "/accounts/sign-in",
            CancelPath = "/",
            OpenedAt = TimeProvider.System.GetUtcNow(),
            ExpiresAt = TimeProvider.System.GetUtcNow().AddMinutes(5),
            State = CardRequestState.Answered,
            ReturnCodeDigest = Secrets.Digest(Secrets.Make()),
            Answer = JsonSerializer.Serialize<CardAnswer>(new CardAnswer.Authenticated(new CardKey(CardWay.Card, new string('0', 64)), "01")),
        };
        db.Add(request);
        await db.SaveChangesAsync(Ct);
        return request;
    }

    private Task<TakenAnswer?> TakeAsync(CardRequest request) =>
        new CardsFace(db, new NoPhone(), TimeProvider.System).TakeAsync(request.Id, Session, CardAction.Authenticate, Ct);
}
