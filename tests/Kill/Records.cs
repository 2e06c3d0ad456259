using Akashi.Service.Applications;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Akashi.Service.Tests.Given;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Kill.Tests;

/// <summary>The Service's database, looked into from outside; nothing is held open, so that the Service alone recovers it after a kill.</summary>
internal sealed class Records(TestDatabase database, string folder)
{
    private const string Qualification = "certified-care-worker";

    public async Task<T> ReadAsync<T>(Func<AkashiDb, Task<T>> read)
    {
        await using var db = StorageSetup.OpenReadOnly(database.EngineIn(folder))!;
        return await read(db);
    }

    public Task<ApplicationState> StateAsync(Change change) =>
        ReadAsync(db => db.Set<Application>().Where(a => a.Id == change.Application).Select(a => a.State).SingleAsync());

    public Task<Guid> ChargeAsync(Change change) =>
        ReadAsync(db => db.Set<Application>().Where(a => a.Id == change.Application).Select(a => a.ChargeId!.Value).SingleAsync());

    /// <summary>Entries of the only account, with the facts before the change, as an import leaves them.</summary>
    public async Task<IReadOnlyList<Change>> EnterAsync(int count)
    {
        var services = new ServiceCollection();
        services.AddStorage(database.EngineIn(folder));
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AkashiDb>();
        var account = await db.Set<Akashi.Service.Accounts.Account>().Select(a => a.Id).SingleAsync();
        var entries = Enumerable.Range(1, count).Select(i => EntryOf(account, $"D-{7_000_000 + i}")).ToList();
        db.AddRange(entries);
        db.AddRange(entries.Select(VersionOf));
        await db.SaveChangesAsync();
        SqliteConnection.ClearAllPools();
        return entries.ConvertAll(e => new Change(e.Id));
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

    private static RegistrationVersion VersionOf(Registration entry) => new()
    {
        RegistrationId = entry.Id,
        Number = 1,
        From = TimeProvider.System.GetUtcNow(),
        Status = RegistrationStatus.Active,
        Name = "小林　美咲",
        Kana = "コバヤシ　ミサキ",
        FormerName = null,
        BirthOn = new DateOnly(1992, 9, 3),
        Sex = Akashi.Service.Cards.Sex.Female,
        Address = "神奈川県横浜市中区日本大通１",
        Domicile = "神奈川県",
        RegisteredOn = new DateOnly(2016, 4, 15),
        Act = "imported",
        By = "system",
        Why = null,
    };
}
