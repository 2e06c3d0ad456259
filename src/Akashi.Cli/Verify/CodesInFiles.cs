using System.Runtime.CompilerServices;
using Akashi.Cli.Verify.Reading;

namespace Akashi.Cli.Verify;

/// <summary>Finds the codes in files: lists here, everything else in a process of its own.</summary>
/// <param name="clock">The time.</param>
internal sealed class CodesInFiles(TimeProvider clock) : IAsyncDisposable
{
    private const string ListEnding = ".txt";
    private readonly ReadingProcess process = new(clock);

    /// <summary>What is in one file: always at least one entry.</summary>
    /// <param name="file">The file, or standard input.</param>
    /// <param name="input">Opens standard input.</param>
    /// <param name="ct">Ends it.</param>
    public IAsyncEnumerable<FoundCode> ReadAsync(FileToRead file, Func<Stream> input, CancellationToken ct) =>
        file.Path == StandardInput.Name ? ReadInputAsync(input, ct) : ReadAsync(file, file.Path, ct);

    private async IAsyncEnumerable<FoundCode> ReadInputAsync(Func<Stream> open, [EnumeratorCancellation] CancellationToken ct)
    {
        using var input = await StandardInput.TakeAsync(open(), ct);
        var file = new FileToRead(input.File, IsNamed: true, input.IsWhole ? null : Unreadable.TooLarge);
        await foreach (var found in ReadAsync(file, StandardInput.Name, ct)) yield return found;
    }

    private async IAsyncEnumerable<FoundCode> ReadAsync(FileToRead file, string named, [EnumeratorCancellation] CancellationToken ct)
    {
        var kind = FileKind.Other;
        var fault = file.Fault ?? FaultOf(file.Path, out kind);
        if (fault is null && kind == FileKind.Text && !MayBeList(file)) fault = Unreadable.Unsupported;
        if (fault is not null)
        {
            yield return new FoundCode(new CodeSource(named), null, CodeVerdict.CannotRead(fault));
        }
        else if (kind == FileKind.Text)
        {
            foreach (var code in ListOfCodes.Of(file.Path, named)) yield return code;
        }
        else
        {
            await foreach (var part in process.ReadAsync(file.Path, ct)) yield return FoundCode.Of(named, part);
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    // In a folder other texts lie too, such as the table of the last time.
    private static bool MayBeList(FileToRead file) => file.IsNamed || Path.GetExtension(file.Path).Equals(ListEnding, StringComparison.OrdinalIgnoreCase);

    private static string? FaultOf(string file, out FileKind kind)
    {
        kind = FileKind.Other;
        try
        {
            kind = FileKinds.Of(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unreadable.CannotOpen;
        }
        return kind switch { FileKind.Empty => Unreadable.Empty, FileKind.Other => Unreadable.Unsupported, _ => null };
    }
}
