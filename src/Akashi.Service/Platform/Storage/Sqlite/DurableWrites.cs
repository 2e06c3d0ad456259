using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Akashi.Service.Platform.Storage.Sqlite;

/// <summary>What was acknowledged survives a power cut: synchronous=FULL on every connection (SQLite resets it to its default).</summary>
internal sealed class DurableWrites : DbConnectionInterceptor
{
    /// <summary>What each connection says when it is opened.</summary>
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
