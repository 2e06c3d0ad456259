using Akashi.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Platform.Storage;

/// <summary>The tables come from a version that this program does not continue: a later one, or one that was never released.</summary>
internal sealed class OtherVersionException : StartException
{
    private OtherVersionException(StorageEngine engine, string migration)
        : base($"The database ({engine}) was made by another version of Akashi: it holds the migration {migration}, which this version does not know. "
            + "To begin anew with the demo: ./run --reset. To keep the data: start the version that made it.")
    {
    }

    /// <summary>Compares the migrations in the database with those of this program, before anything is changed.</summary>
    /// <exception cref="OtherVersionException">Names an unknown migration.</exception>
    public static async Task ThrowIfUnknownAsync(StorageEngine engine, AkashiDb db, CancellationToken ct)
    {
        var unknown = (await db.Database.GetAppliedMigrationsAsync(ct)).Except(db.Database.GetMigrations()).FirstOrDefault();
        if (unknown is not null) throw new OtherVersionException(engine, unknown);
    }
}
