using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Akashi.Service.Platform.Storage.Sqlite;

/// <summary>
/// Sets synchronous=FULL on every connection, so that what was acknowledged survives a power cut (a new connection has SQLite's default).
/// </summary>
internal sealed class DurableWrites : DbConnectionInterceptor
{
    /// <summary>Run on each connection when it is opened.</summary>
    public const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=15000";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
