using System.Security.Cryptography;
using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Storage.Postgres;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Akashi.Service.Tests.Platform.Storage;

/// <summary>P9: the Service's role can change neither the past nor what protects it.</summary>
public sealed class PostgresRolesTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("akashi-roles-").FullName;
    private readonly string role = "service_" + RandomNumberGenerator.GetHexString(8, lowercase: true);
    private TestDatabase database = null!;

    private string Owner => database.AddressIn(folder);

    private string Address => new NpgsqlConnectionStringBuilder(Owner) { Username = role }.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "Only PostgreSQL has roles.");
        database = await TestDatabase.NewAsync(folder);
        await RunAsync(Owner, $"CREATE ROLE {role} LOGIN");
        Assert.True(StorageEngine.TryConnection(Owner, out var engine, out _));
        await StorageSetup.PrepareForAsync(engine, role, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (TestDatabase.IsPostgres)
        {
            await RunAsync(Owner, $"DROP OWNED BY {role}");
            await RunAsync(Owner, $"DROP ROLE {role}");
            await database.DisposeAsync();
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task P9_all_that_holders_and_staff_do_works_with_that_role()
    {
        await using var world = await OwnWorld.StartAsync("Database=" + Address);
        var holder = await world.HolderSignedIn();
        var application = await holder.AppliesAsNewcomerAsync();
        var clerk = await world.StaffSignedIn();
        await clerk.ReviewsAsync(application);
        (string, string)[] entry =
        [
            ("number", "D-0777001"), ("registeredOn.era", "Reiwa"), ("registeredOn.year", "8"), ("registeredOn.month", "11"), ("registeredOn.day", "1"),
        ];
        Assert.Empty((await clerk.Browser.PressAsync("承認する", entry)).MustBe("6.3").Errors);
        await world.Services.GetRequiredService<Housekeeper>().RunOnceAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET \"Text\" = \"Text\"")]
    [InlineData("DELETE FROM audit_entries")]
    [InlineData("TRUNCATE audit_entries")]
    [InlineData("ALTER TABLE audit_entries DISABLE TRIGGER ALL")]
    [InlineData("DROP TRIGGER audit_entries_no_update ON audit_entries")]
    [InlineData("CREATE OR REPLACE FUNCTION akashi_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$")]
    [InlineData("UPDATE registration_versions SET \"Status\" = \"Status\"")]
    [InlineData("DELETE FROM registration_versions")]
    public async Task P9_nothing_of_the_past_can_be_changed_with_that_role(string statement)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(Address, statement));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Theory]
    [InlineData("DROP TRIGGER audit_entries_no_update ON audit_entries", "audit_entries_no_update")]
    [InlineData("ALTER TABLE audit_entries DISABLE TRIGGER ALL", "audit_entries")]
    [InlineData("DELETE FROM \"__EFMigrationsHistory\"", "earlier version")]
    public async Task P9_a_database_that_is_not_prepared_stops_the_start_with_what_to_do(string done, string said)
    {
        await RunAsync(Owner, done);
        Assert.True(StorageEngine.TryConnection(Address, out var engine, out _));
        var fault = await Assert.ThrowsAsync<DatabaseNotPreparedException>(() => TestDatabase.MigrateAsync(engine));
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        Assert.Contains("akashi database prepare", fault.Message, StringComparison.Ordinal);
    }

    private static async Task RunAsync(string address, string statement)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(address) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // SQL written in this test.
        command.CommandText = statement;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
