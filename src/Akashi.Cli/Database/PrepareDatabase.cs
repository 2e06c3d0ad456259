using Akashi.Service.Platform.Storage;

namespace Akashi.Cli.Database;

/// <summary>
/// Makes or renews the tables as their owner, and lets the Service's own role do no more with them than the Service does (threat P9).
/// </summary>
/// <param name="output">Where the result goes.</param>
/// <param name="errors">Where mistakes go.</param>
internal sealed class PrepareDatabase(TextWriter output, TextWriter errors)
{
    private const string For = "--for";

    /// <summary>Runs "database prepare".</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        if (Options.Read(words, DatabaseOption.Connection, For) is not { } options || !options.Has(For) || options[DatabaseOption.Connection] is not { } connection)
            return await CommandLine.RefuseAsync(errors);
        if (!StorageEngine.TryConnection(connection, out var engine, out var problem)) return await CommandLine.FailAsync(errors, ExitCode.Usage, $"{DatabaseOption.Connection} {problem}");
        try
        {
            await StorageSetup.PrepareForAsync(engine, options[For]!, ct);
        }
        catch (Exception e) when (DatabaseOption.FailureIn(e) is { } said)
        {
            return await CommandLine.FailAsync(errors, ExitCode.CannotCheck, $"the database named by {DatabaseOption.Connection} cannot be prepared: {said}");
        }
        await output.WriteLineAsync($"{engine} is of this version; the role {options[For]} may use it, and change no past.");
        return ExitCode.Good;
    }
}
