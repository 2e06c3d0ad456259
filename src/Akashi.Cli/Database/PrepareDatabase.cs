using Akashi.Service.Platform.Storage;

namespace Akashi.Cli.Database;

/// <summary>
/// Creates or updates the tables as their owner, and grants the Service's own role only what the Service does with them (threat P9).
/// </summary>
/// <param name="output">Where the result is written.</param>
/// <param name="errors">Where mistakes are written.</param>
internal sealed class PrepareDatabase(TextWriter output, TextWriter errors)
{
    private const string For = "--for";

    /// <summary>Runs "database prepare".</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        if (Options.Read(words, DatabaseOption.Connection, For) is not { } options
            || !options.Has(For)
            || options[DatabaseOption.Connection] is not { } connection)
            return await CommandLine.RefuseAsync(errors);
        if (!StorageEngine.TryConnection(connection, out var engine, out var problem))
            return await CommandLine.FailAsync(errors, ExitCode.Usage, $"{DatabaseOption.Connection} {problem}");
        try
        {
            await StorageSetup.PrepareForAsync(engine, options[For]!, ct);
        }
        catch (Exception e) when (DatabaseOption.FailureIn(e) is { } said)
        {
            return await CommandLine.FailAsync(errors, ExitCode.CannotCheck, $"the database named by {DatabaseOption.Connection} cannot be prepared: {said}");
        }
        await output.WriteLineAsync($"{engine} is of this version; the role {options[For]} may use it, but cannot change the past.");
        return ExitCode.Good;
    }
}
