using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Akashi.Cli.Verify.Reading;

/// <summary>
/// Draws pages of a PDF with poppler's <c>pdftoppm</c>, where it is installed: a process of its own, with limits of memory and time that the system
/// enforces. Its pictures come one after another through a pipe.
/// </summary>
internal static class PageRenderer
{
    private const string Program = "pdftoppm";

    // The longer side: A4 at 300 dpi, whatever size a page claims to have.
    private const int LongerSide = 3508;
    private const int LongestHead = 32;
    private const long MuchMemory = 32 * 1024 * 1024;

    // ulimit counts in kilobytes and seconds.
    private const string Limited = "ulimit -v 131072 -t 20 2>/dev/null; exec \"$@\"";

    private static readonly Lazy<string?> Found = new(Find);

    /// <summary>Whether it is installed.</summary>
    public static bool IsHere => Found.Value is not null;

    /// <summary>Draws one page; null where that fails, whatever the reason.</summary>
    /// <param name="file">The PDF.</param>
    /// <param name="page">From 1.</param>
    public static GrayPicture? Draw(string file, int page)
    {
        if (Found.Value is not { } program) return null;
        // Two processes share what memory there is.
        if (GC.GetTotalMemory(forceFullCollection: false) > MuchMemory)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var number = page.ToString(CultureInfo.InvariantCulture);
        string[] words =
            [program, "-gray", "-q", "-f", number, "-l", number, "-scale-to", LongerSide.ToString(CultureInfo.InvariantCulture), file];
        using var process = Start(words);
        try
        {
            return Read(process.StandardOutput.BaseStream);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
            process.WaitForExit();
        }
    }

    private static Process Start(string[] words)
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(words[0], words[1..])
            : new ProcessStartInfo("/bin/sh", ["-c", Limited, "sh", .. words]);
        (start.RedirectStandardOutput, start.RedirectStandardError, start.RedirectStandardInput) = (true, true, true);
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        // What it says about a damaged file is for developers.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    // Netpbm's gray picture: P5, width, height and 255, each with one white space after it, then the dots.
    private static GrayPicture? Read(Stream stream)
    {
        if (Word(stream) != "P5" || !Number(stream, out var width) || !Number(stream, out var height) || Word(stream) != "255") return null;
        if (width > LongerSide + 1 || height > LongerSide + 1) return null;
        var rows = new GrayRows(width, height);
        var line = new byte[width];
        for (var y = 0; y < height; y++)
        {
            if (stream.ReadAtLeast(line, width, throwOnEndOfStream: false) < width) return null;
            rows.Add(line);
        }
        return rows.Finish();
    }

    private static bool Number(Stream stream, out int number) =>
        int.TryParse(Word(stream), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;

    private static string Word(Stream stream)
    {
        var word = new StringBuilder();
        while (word.Length < LongestHead && stream.ReadByte() is > ' ' and var letter) word.Append((char)letter);
        return word.ToString();
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(Path.IsPathFullyQualified)
            .Select(f => Path.Combine(f, OperatingSystem.IsWindows() ? Program + ".exe" : Program))
            .FirstOrDefault(File.Exists);
}
