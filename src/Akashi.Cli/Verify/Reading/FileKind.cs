namespace Akashi.Cli.Verify.Reading;

/// <summary>What a file is, by its content; its name says nothing.</summary>
internal enum FileKind
{
    /// <summary>Nothing is in it.</summary>
    Empty,

    /// <summary>A PDF, also with something before it, as mail programs leave it.</summary>
    Pdf,

    /// <summary>A PNG or JPEG picture.</summary>
    Picture,

    /// <summary>A TIFF, with one page or more.</summary>
    Tiff,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Tells what a file is.</summary>
internal static class FileKinds
{
    /// <summary>So many bytes at the beginning decide.</summary>
    public const int Head = 4096;

    private const int PdfWithin = 1024;
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G'];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF];
    private static readonly byte[][] Utf16 = [[0xFF, 0xFE], [0xFE, 0xFF]];
    private static readonly byte[][] TiffMarks = [[0x49, 0x49, 42, 0], [0x4D, 0x4D, 0, 42], [0x49, 0x49, 43, 0], [0x4D, 0x4D, 0, 43]];

    /// <summary>The kind of a file that exists.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FileKind Of(string file)
    {
        // A pipe or device has no length, and opening one could wait for ever.
        if (new FileInfo(file).Length == 0) return FileKind.Empty;
        using var stream = File.OpenRead(file);
        var head = new byte[Head];
        return Of(head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
    }

    /// <summary>The kind by the first bytes.</summary>
    public static FileKind Of(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty) return FileKind.Empty;
        if (head.StartsWith(Png) || head.StartsWith(Jpeg)) return FileKind.Picture;
        foreach (var mark in TiffMarks)
        {
            if (head.StartsWith(mark)) return FileKind.Tiff;
        }
        if (head[..Math.Min(head.Length, PdfWithin)].IndexOf("%PDF-"u8) >= 0) return FileKind.Pdf;
        return IsText(head) ? FileKind.Text : FileKind.Other;
    }

    // In UTF-16 only where a mark at the beginning says so.
    private static bool IsText(ReadOnlySpan<byte> head) =>
        head.StartsWith(Utf16[0]) || head.StartsWith(Utf16[1])
        || !head.ContainsAnyInRange((byte)0, (byte)8) && !head.ContainsAnyInRange((byte)14, (byte)31);
}
