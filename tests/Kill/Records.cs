using Akashi.Service.Applications;
using Akashi.Service.Audit;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Akashi.Service.Tests.Given;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Kill.Tests;

/// <summary>The Service's database, read and prepared from outside. Nothing is kept open, so that the Service alone recovers it after a kill.</summary>
internal sealed class Records(TestDatabase database, string folder)
{
    private const string Qualification = "certified-care-worker";

    private static readonly RegistrationFacts Facts = new(
        "小林　美咲", "コバヤシ　ミサキ", null, new DateOnly(1992, 9, 3), Akashi.Service.Cards.Sex.Female, "神奈川県横浜市中区日本大通１", "神奈川県", new DateOnly(2016, 4, 15));

    public async Task<T> ReadAsync<T>(Func<AkashiDb, Task<T>> read)
    {
        await using var db = StorageSetup.OpenReadOnly(database.EngineIn(folder))!;
        return await read(db);
    }

    public Task<ApplicationState> StateAsync(Change change) =>
        ReadAsync(db => db.Set<Application>().Where(a => a.Id == change.Application).Select(a => a.State).SingleAsync());

    /// <summary>The states that it went through.</summary>
    public async Task<IReadOnlyList<ApplicationState>> StepsAsync(Change change) => await ReadAsync(db =>
        db.Set<ApplicationStep>().Where(s => s.ApplicationId == change.Application).OrderBy(s => s.Number).Select(s => s.State).ToListAsync());

    public Task<Guid> ChargeAsync(Change change) =>
        ReadAsync(db => db.Set<Application>().Where(a => a.Id == change.Application).Select(a => a.ChargeId!.Value).SingleAsync());

    /// <summary>Entries of the only account, with the facts before the change, as an import leaves them.</summary>
    public Task<IReadOnlyList<Change>> EnterAsync(int count) => WriteAsync<IReadOnlyList<Change>>(async services =>
    {
        var (db, book) = (services.GetRequiredService<AkashiDb>(), services.GetRequiredService<RegisterBook>());
        var account = await db.Set<Akashi.Service.Accounts.Account>().Select(a => a.Id).SingleAsync();
        var entries = Enumerable.Range(1, count).Select(i => EntryOf(account, $"D-{7_000_000 + i}")).ToList();
        await services.GetRequiredService<Commit>().RunAsync(async () =>
        {
            foreach (var entry in entries) await book.EnterAsync(entry, Facts, new RegisterAct("imported", Actor.System), CancellationToken.None);
            return true;
        }, CancellationToken.None);
        return entries.ConvertAll(e => new Change(e.Id));
    });

    /// <summary>Forgets how often the holder has done what in this hour: many kills are as many applications as she would make in years.</summary>
    public Task ForgetCountsAsync() => WriteAsync(services => services.GetRequiredService<AkashiDb>().Set<ActCount>().ExecuteDeleteAsync());

    private async Task<T> WriteAsync<T>(Func<IServiceProvider, Task<T>> write)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(database.EngineIn(folder));
        services.AddScoped<RegisterBook>();
        AuditFace.Add(services);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var written = await write(scope.ServiceProvider);
        SqliteConnection.ClearAllPools();
        return written;
    }

    private static Registration EntryOf(Guid account, string number) => new()
    {
        Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
        QualificationId = Qualification,
        Number = number,
        NumberSearchForm = number,
        AccountId = account,
        Status = RegistrationStatus.Active,
        Version = 1,
    };
}
