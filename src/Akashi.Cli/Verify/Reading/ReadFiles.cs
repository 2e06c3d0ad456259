using System.Runtime.InteropServices;

namespace Akashi.Cli.Verify.Reading;

/// <summary>
/// The other half of <see cref="ReadingProcess"/>: looks for codes in files that strangers made, in a process that has little memory and may be killed.
/// Each line of its input names a file; it answers with a line for each part found, then <see cref="Done"/>.
/// </summary>
internal static class ReadFiles
{
    /// <summary>The command, which people do not use.</summary>
    public const string Command = "read-codes";

    /// <summary>Ends the answer about a file.</summary>
    public const string Done = "done";

    /// <summary>Exit code where the answer about a file is not complete, because the memory was used up (EX_OSERR of sysexits.h).</summary>
    public const int NoMemory = 71;

    /// <summary>Answers until the input ends, or until a file takes all the memory: the next one gets a fresh process.</summary>
    public static int Run(TextReader input, TextWriter output)
    {
        // The one who asked hears the same signal, and says when to end.
        using var stays = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        while (input.ReadLine() is { } line)
        {
            if (!Answer(Uri.UnescapeDataString(line), output)) return NoMemory;
            output.WriteLine(Done);
            output.Flush();
        }
        return ExitCode.Good;
    }

    private static bool Answer(string file, TextWriter output)
    {
        try
        {
            foreach (var part in Parts(file))
            {
                output.WriteLine(part.ToLine());
                output.Flush();
            }
            return true;
        }
        catch (Exception e) when (e is OutOfMemoryException or InsufficientMemoryException)
        {
            return false;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            output.WriteLine(FoundPart.OfFault(null, Unreadable.CannotOpen).ToLine());
            return true;
        }
        catch (Exception)
        {
            // Whatever a library throws at bytes that a stranger wrote: they are not what they claim to be.
            output.WriteLine(FoundPart.OfFault(null, Unreadable.Damaged).ToLine());
            return true;
        }
    }

    private static IEnumerable<FoundPart> Parts(string file) => FileKinds.Of(file) switch
    {
        FileKind.Pdf => Pdfs.Read(file),
        FileKind.Picture => Looked.At(Pictures.Read(file), null),
        FileKind.Tiff => TiffPages(file),
        FileKind.Empty => [FoundPart.OfFault(null, Unreadable.Empty)],
        _ => [FoundPart.OfFault(null, Unreadable.Unsupported)],
    };

    private static IEnumerable<FoundPart> TiffPages(string file)
    {
        // A page has a number only where there are several, which the second one tells.
        var (page, first) = (0, (IReadOnlyList<FoundPart>?)null);
        foreach (var picture in Tiffs.Read(file, Pdfs.MostPages))
        {
            page++;
            if (page == 1)
            {
                first = [.. Looked.At(picture, 1)];
                continue;
            }
            foreach (var part in (first ?? []).Concat(Looked.At(picture, page))) yield return part;
            first = null;
        }
        foreach (var part in first ?? []) yield return part.IsBlank ? FoundPart.OfFault(null, Unreadable.NoCode) : part with { Page = null };
    }
}
