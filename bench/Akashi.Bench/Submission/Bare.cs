using System.Data.Common;

namespace Akashi.Bench.Submission;

/// <summary>
/// Runs the statements of an act with the bare driver: the same text, types and values, the same transaction, every row read; nothing is decided or
/// composed.
/// </summary>
internal static class Bare
{
    public static async Task RunAsync(Database database, SentAct act)
    {
        await using var connection = await database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(act.Isolation);
        foreach (var statement in act.Statements)
        {
            if (!statement.Aside)
            {
                await SendAsync(database, connection, transaction, statement);
                continue;
            }
            await using var aside = await database.OpenAsideAsync();
            await SendAsync(database, aside, null, statement);
        }
        await transaction.CommitAsync();
    }

    private static async Task SendAsync(Database database, DbConnection connection, DbTransaction? transaction, SentStatement statement)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // What EF Core sent, with the values separate.
        command.CommandText = statement.Sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        foreach (var parameter in statement.Parameters) command.Parameters.Add(database.Again(parameter));
        if (!statement.Reads)
        {
            await command.ExecuteNonQueryAsync();
            return;
        }
        await using var reader = await command.ExecuteReaderAsync();
        do
        {
            var row = new object[reader.FieldCount];
            while (await reader.ReadAsync()) reader.GetValues(row);
        }
        while (await reader.NextResultAsync());
    }
}
