using Microsoft.Data.Sqlite;

namespace Akashi.Browser.Tests;

/// <summary>Rows of the Service's database that no walk could make in time.</summary>
internal static class ServiceRows
{
    /// <summary>Puts rows into the database of a scene.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="count">How many rows it puts there.</param>
    public static void Put(Scene scene, string sql, int count)
    {
        var file = Path.Combine(scene.Stack.Settings.Data, "service", "akashi.db");
        var address = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        using var connection = new SqliteConnection(address.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of words written in the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.Equal(count, command.ExecuteNonQuery());
    }
}
