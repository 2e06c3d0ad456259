using Akashi.Hosting;
using Akashi.Hosting.Files;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Platform.Storage;

/// <summary>The stored data is gone, and an empty register must not take its place.</summary>
internal sealed class DatabaseLostException(string message) : StartException(message);

/// <summary>
/// Remembers in the data folder which database was made, so that a start never mistakes a lost database for a new one (threat O8). The mark names
/// its database and says nothing about any other that the settings name later.
/// </summary>
/// <param name="folder">Data folder of the Service.</param>
internal sealed class DatabaseMark(string folder)
{
    private readonly string path = Path.Combine(folder, "database-made");

    /// <summary>Refuses to start if the database of the mark is missing or empty.</summary>
    /// <exception cref="DatabaseLostException">The message says what to do.</exception>
    public async Task MustNotBeLostAsync(StorageEngine engine, CancellationToken ct)
    {
        if (!IsSetFor(engine) || await HoldsSomethingAsync(engine, ct)) return;
        throw new DatabaseLostException(
            $"The database is lost: nothing is stored in {engine}, although {path} says that there was something. Restore it from its backup. To begin "
                + "with an empty register, remove that file.");
    }

    /// <summary>Records that the database exists.</summary>
    public void Set(StorageEngine engine)
    {
        if (!IsSetFor(engine)) DurableFile.Write(path, $"{engine}\n");
    }

    private bool IsSetFor(StorageEngine engine) => File.Exists(path) && File.ReadAllText(path).Trim() == engine.ToString();

    private static async Task<bool> HoldsSomethingAsync(StorageEngine engine, CancellationToken ct)
    {
        await using var db = engine.OpenReadOnly();
        return db is not null && (await db.Database.GetAppliedMigrationsAsync(ct)).Any();
    }
}
