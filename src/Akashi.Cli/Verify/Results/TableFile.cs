namespace Akashi.Cli.Verify.Results;

/// <summary>A file that is written beside its destination and moved there at the end, because half a table looks like a whole one.</summary>
internal sealed class TableFile : IAsyncDisposable
{
    /// <summary>Ends the name of the file while it is being written.</summary>
    public const string Partial = ".new";

    private readonly string destination;

    /// <exception cref="IOException">The file cannot be written.</exception>
    public TableFile(string destination)
    {
        this.destination = destination;
        try
        {
            Stream = File.Create(destination + Partial);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"\"{destination}\" cannot be written: {e.Message}", e);
        }
    }

    public FileStream Stream { get; }

    /// <summary>Moves it to its place.</summary>
    public async Task FinishAsync()
    {
        await Stream.DisposeAsync();
        File.Move(destination + Partial, destination, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        File.Delete(destination + Partial);
    }
}
