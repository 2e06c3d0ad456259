using Akashi.Hosting;
using Akashi.Service.Applications.Portal.Begin;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Storage.Postgres;
using Akashi.Service.Platform.Storage.Sqlite;
using Akashi.Service.Staff;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Akashi.Service.Tests.Platform.Storage;

/// <summary>One model on two engines: nothing that a page could notice may differ (O6).</summary>
public class EngineTests
{
    private const string Wrong = "Host=db;Database=akashi;Pasword=geheim";

    [Fact]
    public void No_model_has_changes_that_a_migration_lacks()
    {
        using var sqlite = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);
        using var postgres = new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=localhost").Options);
        Assert.Equal((false, false), (sqlite.Database.HasPendingModelChanges(), postgres.Database.HasPendingModelChanges()));
    }

    [Theory]
    [InlineData(null, "SQLite, /data/akashi.db")]
    [InlineData("Host=db;Database=akashi;Username=akashi;Password=geheim", "PostgreSQL, db, akashi")]
    public void Setting_selects_the_engine_and_its_text_contains_no_password(string? setting, string expected)
    {
        var reader = Reader(setting);
        var engine = StorageEngine.Read(reader, "/data");
        reader.ThrowIfFaulty();
        Assert.Equal(expected, engine.ToString());
    }

    [Theory]
    [InlineData(Wrong)]
    [InlineData("Host=db;Password=geheim")]
    [InlineData("geheim")]
    [InlineData("postgres://akashi:geheim@db/akashi")]
    [InlineData("Host=db;Database=akashi;Port=geheim")]
    public void Wrong_setting_stops_the_start_and_never_repeats_the_password(string setting)
    {
        var reader = Reader(setting);
        StorageEngine.Read(reader, "/data");
        var fault = Assert.Single(Assert.Throws<SettingsException>(reader.ThrowIfFaulty).Faults);
        Assert.StartsWith("Database: ", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", fault, StringComparison.Ordinal);
    }

    // Each act checks whether there is a draft and opens one if not; without isolation all of them would see none.
    [Fact]
    public async Task Simultaneous_acts_end_as_if_run_one_after_another()
    {
        await using var desk = await Desk.OpenAsync();
        var account = Guid.CreateVersion7(desk.Clock.GetUtcNow());
        var drafts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            desk.WithAsync((BeginHandler begin) => begin.HandleAsync(account, Desk.CareWorker, CancellationToken.None)))));
        Assert.Single(drafts.Distinct());
    }

    [Fact]
    public async Task Text_is_ordered_by_code_point_on_both_engines()
    {
        await using var desk = await Desk.OpenAsync();
        string[] names = ["あ", "b", "ア", "B", "a", "髙", "高"];
        await desk.WithAsync((AkashiDb db) =>
        {
            var now = desk.Clock.GetUtcNow();
            foreach (var name in names)
                db.Add(new StaffMember { Id = Guid.CreateVersion7(now), BodyId = "sssc", Name = name, Role = StaffRole.Clerk, AddedAt = now });
            return db.SaveChangesAsync();
        });
        var found = await desk.WithAsync((AkashiDb db) => db.Set<StaffMember>().OrderBy(m => m.Name).Select(m => m.Name).ToListAsync());
        Assert.Equal(names.Order(StringComparer.Ordinal), found);
    }

    // timestamptz has microseconds and accepts only UTC; SQLite stores text.
    [Fact]
    public async Task Instant_with_another_offset_comes_back_as_the_same_instant()
    {
        await using var desk = await Desk.OpenAsync();
        var at = new DateTimeOffset(2026, 11, 24, 9, 30, 15, 123, 456, TimeSpan.FromHours(9));
        var id = Guid.CreateVersion7(at);
        await desk.WithAsync((AkashiDb db) =>
        {
            db.Add(new StaffMember { Id = id, BodyId = "sssc", Name = "x", Role = StaffRole.Clerk, AddedAt = at });
            return db.SaveChangesAsync();
        });
        var found = await desk.WithAsync((AkashiDb db) =>
            db.Set<StaffMember>().Where(m => m.AddedAt >= at && m.AddedAt <= at).Select(m => m.AddedAt).SingleAsync());
        Assert.Equal((at.UtcDateTime, TimeSpan.Zero), (found.UtcDateTime, found.Offset));
    }

    private static SettingsReader Reader(string? setting) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Database"] = setting }).Build());
}
