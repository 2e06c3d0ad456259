using System.Data.Common;
using System.Reflection;

namespace Akashi.Bench.Submission;

/// <summary>A database of the service on one of its engines, reached past the service.</summary>
internal abstract class Database
{
    /// <summary>Data folder of a service that has it.</summary>
    public abstract string Folder { get; }

    /// <summary>Settings of a service that has it.</summary>
    public abstract IEnumerable<string> Settings { get; }

    /// <summary>Stores applications that were decided or wait, with their accounts, files, time lines, entries of the register and credentials.</summary>
    /// <param name="stored">Applications.</param>
    /// <param name="unlinked">Entries of the register beyond theirs, which nobody has applied for yet.</param>
    public abstract Task FillAsync(int stored, int unlinked);

    /// <summary>Another database with the same content; nobody may be at work in this one.</summary>
    public abstract Task<Database> CopyAsync();

    /// <summary>Opens a pooled connection, set up as the service sets up its own.</summary>
    public abstract Task<DbConnection> OpenAsync();

    /// <summary>The same from the pool that reads the end of the chain.</summary>
    public abstract Task<DbConnection> OpenAsideAsync();

    /// <summary>A parameter as it was recorded, for another command.</summary>
    public abstract DbParameter Again(DbParameter recorded);

    /// <summary>Processor time that the server has spent on connections to this database; zero where there is no server.</summary>
    public abstract Task<TimeSpan> ServerTimeAsync();

    /// <summary>A file of Fill/.</summary>
    protected static string Script(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
