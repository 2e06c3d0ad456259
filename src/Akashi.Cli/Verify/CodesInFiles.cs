namespace Akashi.Cli.Verify;

/// <summary>Finds the codes in files: PDF files by their content, all others as lists of one code per line.</summary>
internal static class CodesInFiles
{
    private const long LargestFile = 64 * 1024 * 1024;
    private static readonly string[] Endings = [".pdf", ".txt"];

    /// <summary>The PDF files and lists in a folder and its subfolders, ordered by name.</summary>
    public static IReadOnlyList<string> In(string folder) =>
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(f => Endings.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal)];

    /// <summary>The codes of one file. There is always at least one entry: a file without a code is reported too.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<FoundCode> Of(string file)
    {
        if (new FileInfo(file).Length > LargestFile) throw new IOException("it is larger than 64 MiB");
        var bytes = File.ReadAllBytes(file);
        var found = CodesInPdf.IsPdf(bytes) ? [.. CodesInPdf.Find(bytes).Select(c => new FoundCode(file, c))] : Lines(file, bytes);
        return found.Count == 0 ? [new FoundCode(file, null)] : found;
    }

    private static List<FoundCode> Lines(string file, byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes));
        var found = new List<FoundCode>();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line)) found.Add(new FoundCode($"{file}:{number}", line.Trim()));
        }
        return found;
    }
}
