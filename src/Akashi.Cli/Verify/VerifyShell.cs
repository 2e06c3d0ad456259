namespace Akashi.Cli.Verify;

/// <summary>What is around the command.</summary>
/// <param name="Output">Where results are written.</param>
/// <param name="Errors">Where everything else is said.</param>
/// <param name="Clock">The time.</param>
internal sealed record VerifyShell(TextWriter Output, TextWriter Errors, TimeProvider Clock)
{
    /// <summary>Opens standard input.</summary>
    public Func<Stream> Input { get; init; } = Console.OpenStandardInput;

    /// <summary>Whether a person looks at <see cref="Errors"/> on a terminal.</summary>
    public bool IsWatched { get; init; }

    /// <summary>Says what went wrong.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> CannotAsync(string problem) => CommandLine.FailAsync(Errors, ExitCode.CannotCheck, problem);
}
