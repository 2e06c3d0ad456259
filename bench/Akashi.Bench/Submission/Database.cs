using System.Data.Common;
using System.Reflection;

namespace Akashi.Bench.Submission;

/// <summary>A database of the service on one of its engines, accessed directly.</summary>
internal abstract class Database
{
    /// <summary>Data folder of a service that uses it.</summary>
    public abstract string Folder { get; }

    /// <summary>Settings of a service that uses it.</summary>
    public abstract IEnumerable<string> Settings { get; }

    /// <summary>Stores applications, decided or waiting, with their accounts, files, time lines, register entries and credentials.</summary>
    /// <param name="stored">Number of applications.</param>
    /// <param name="unlinked">Number of further register entries, for which nobody has applied yet.</param>
    public abstract Task FillAsync(int stored, int unlinked);

    /// <summary>Creates another database with the same content; nothing else may be using this one.</summary>
    public abstract Task<Database> CopyAsync();

    /// <summary>Opens a pooled connection, configured like the service's own.</summary>
    public abstract Task<DbConnection> OpenAsync();

    /// <summary>The same, from the pool that reads the end of the chain.</summary>
    public abstract Task<DbConnection> OpenAsideAsync();

    /// <summary>Copies a recorded parameter for another command.</summary>
    public abstract DbParameter Again(DbParameter recorded);

    /// <summary>Processor time that the server has spent on connections to this database; zero where there is no server.</summary>
    public abstract Task<TimeSpan> ServerTimeAsync();

    /// <summary>A file in Fill/.</summary>
    protected static string Script(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
