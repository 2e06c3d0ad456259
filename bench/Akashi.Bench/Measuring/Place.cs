namespace Akashi.Bench.Measuring;

/// <summary>Where a benchmark may put what it needs while it runs. bench/run creates and removes it.</summary>
/// <param name="Folder">An empty folder.</param>
/// <param name="Postgres">Connection string of a separate PostgreSQL, without a database; null where none was started.</param>
internal sealed record Place(string Folder, string? Postgres)
{
    /// <summary>The place that bench/run provides; null where the program was started without it.</summary>
    public static Place? FromEnvironment() =>
        Environment.GetEnvironmentVariable("AKASHI_BENCH_FOLDER") is { } folder
            ? new Place(folder, Environment.GetEnvironmentVariable("AKASHI_BENCH_POSTGRES"))
            : null;
}
