using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Akashi.Hosting.Files;

/// <summary>
/// A file that exists completely or not at all, even after a power cut. It is written beside its destination, flushed and moved there; then the
/// folder is flushed too, because a name that is only in memory is lost with the power. From the first moment only its owner may read it.
/// </summary>
public static partial class DurableFile
{
    private const string Beside = ".new";

    /// <summary>Writes a file, replacing any existing one.</summary>
    /// <exception cref="IOException">It could not be written; the existing file stays.</exception>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        await using (var file = new FileStream(path + Beside, OwnerOnly()))
        {
            await file.WriteAsync(content, ct).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }
        PutInPlace(path, replace: true);
    }

    /// <summary>Writes a file, replacing any existing one.</summary>
    /// <exception cref="IOException">It could not be written; the existing file stays.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content) => Write(path, content, replace: true);

    /// <summary>Writes text in UTF-8, replacing any existing file.</summary>
    /// <exception cref="IOException">It could not be written; the existing file stays.</exception>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file where none exists, such as a key that must never replace another.</summary>
    /// <exception cref="IOException">The file already exists, or it could not be written.</exception>
    public static void WriteNew(string path, ReadOnlySpan<byte> content) => Write(path, content, replace: false);

    private static void Write(string path, ReadOnlySpan<byte> content, bool replace)
    {
        using (var file = new FileStream(path + Beside, OwnerOnly()))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        PutInPlace(path, replace);
    }

    private static void PutInPlace(string path, bool replace)
    {
        File.Move(path + Beside, path, replace);
        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    // .NET cannot open a folder. Windows does not need this: its file system keeps a journal of names.
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        using var handle = new SafeFileHandle(Open(folder, 0), ownsHandle: true);
        if (handle.IsInvalid) throw new IOException($"{folder} cannot be opened to flush it (errno {Marshal.GetLastPInvokeError()}).");
        RandomAccess.FlushToDisk(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);
}
