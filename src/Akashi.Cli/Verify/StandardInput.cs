namespace Akashi.Cli.Verify;

/// <summary>Standard input as a file, which only its owner may read and which goes with this object.</summary>
internal sealed class StandardInput : IDisposable
{
    /// <summary>How it is named on the command line and in the result.</summary>
    public const string Name = "-";

    private const long Longest = 256L * 1024 * 1024;

    private StandardInput(string file, bool isWhole) => (File, IsWhole) = (file, isWhole);

    public string File { get; }

    /// <summary>Whether it was no longer than what is read.</summary>
    public bool IsWhole { get; }

    /// <summary>Reads it to its end, or to the limit.</summary>
    /// <exception cref="IOException">It cannot be read, or not be kept.</exception>
    public static async Task<StandardInput> TakeAsync(Stream input, CancellationToken ct)
    {
        var file = Path.GetTempFileName();
        try
        {
            return new StandardInput(file, await KeepAsync(input, file, ct));
        }
        catch
        {
            System.IO.File.Delete(file);
            throw;
        }
    }

    // A read of a terminal or pipe cannot be broken off, so it is left behind.
    private static async Task<bool> KeepAsync(Stream input, string file, CancellationToken ct)
    {
        await using var kept = System.IO.File.OpenWrite(file);
        var part = new byte[64 * 1024];
        while (await input.ReadAsync(part, ct).AsTask().WaitAsync(ct) is > 0 and var length)
        {
            await kept.WriteAsync(part.AsMemory(0, length), ct);
            if (kept.Length > Longest) return false;
        }
        return true;
    }

    public void Dispose() => System.IO.File.Delete(File);
}
