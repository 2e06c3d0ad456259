using Akashi.Cli.Verify;

namespace Akashi.Cli.Tests;

/// <summary>One run of the command line, as the shell sees it.</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
internal sealed record Run(int Code, string Output, string Errors)
{
    // As on a machine in Japan, wherever the tests run.
    static Run() => Environment.SetEnvironmentVariable("LC_ALL", "ja_JP.UTF-8");

    public static Task<Run> OfAsync(params string[] args) => AheadAsync(TimeSpan.Zero, args);

    /// <summary>The same on a machine whose clock is ahead.</summary>
    public static Task<Run> AheadAsync(TimeSpan by, params string[] args) => WithAsync(s => s with { Clock = new Ahead(by) }, CancellationToken.None, args);

    /// <summary>The same with something in its standard input.</summary>
    public static Task<Run> WithInputAsync(byte[] input, params string[] args) =>
        WithAsync(s => s with { Input = () => new MemoryStream(input) }, CancellationToken.None, args);

    /// <summary>The same in other surroundings.</summary>
    public static async Task<Run> WithAsync(Func<VerifyShell, VerifyShell> change, CancellationToken ct, params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await CommandLine.RunAsync(args, change(new VerifyShell(output, errors, TimeProvider.System)), ct);
        return new Run(code, output.ToString(), errors.ToString());
    }
}

/// <summary>A clock that is ahead of the system's.</summary>
internal sealed class Ahead(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}

/// <summary>A folder for one test, removed after it.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("akashi-cli-").FullName;

    public string Write(string name, string text)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
