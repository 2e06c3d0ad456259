using System.Text.Json;
using Akashi.Vectors.Families;
using Akashi.Vectors.Published;

namespace Akashi.Vectors;

/// <summary>What a case expects, and the result.</summary>
/// <param name="Name">The case in its file.</param>
/// <param name="Expected">The expectation in the vector.</param>
/// <param name="Got">The result; for a skipped case, the algorithm or container that we do not have.</param>
/// <param name="Verdict">PASS, FAIL or SKIP.</param>
internal sealed record CaseResult(string Name, string Expected, string Got, string Verdict)
{
    public static CaseResult Of(string name, string expected, string got) => new(name, expected, got, expected == got ? "PASS" : "FAIL");

    public static CaseResult Of(string name, string expected, string got, bool passes) => new(name, expected, got, passes ? "PASS" : "FAIL");

    /// <summary>An algorithm or container that has a name, but that we do not have.</summary>
    public static CaseResult Skip(string name, string expected, string what) => new(name, expected, what, "SKIP");
}

/// <summary>Vectors from one source.</summary>
internal interface IFamily
{
    /// <summary>Whether a file belongs to the family. Its content decides, because folders may have any name.</summary>
    bool Knows(JsonElement file);

    /// <summary>Its cases.</summary>
    IEnumerable<CaseResult> Run(JsonElement file);
}

/// <summary>Runs every case in a folder (docs/vectors.md).</summary>
internal static class Runner
{
    private static readonly IFamily[] Families =
        [
            new PublishedVectors(), new PublishedTrust(), new OwnMessages(), new CoseExamples(), new Wycheproof(), new DigitalCovidCertificates(),
            new Claim169(), new StatusLists(), new StatusTokens()];

    /// <returns>0 where there was at least one case and none failed.</returns>
    public static int Run(string folder, TextWriter output)
    {
        var results = new List<CaseResult>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var result in RunFile(file))
            {
                results.Add(result);
                output.WriteLine($"{result.Verdict} {Path.GetRelativePath(folder, file)} {result.Name} {result.Expected} {result.Got}");
            }
        }
        int Count(string verdict) => results.Count(r => r.Verdict == verdict);
        output.WriteLine($"{Count("PASS")} passed, {Count("FAIL")} failed, {Count("SKIP")} skipped");
        return results.Count > 0 && Count("FAIL") == 0 ? 0 : 1;
    }

    private static IReadOnlyList<CaseResult> RunFile(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            var family = Families.FirstOrDefault(f => f.Knows(json.RootElement));
            return family is null ? [CaseResult.Of("-", "known-layout", "unknown-layout")] : [.. family.Run(json.RootElement)];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return [CaseResult.Of("-", "readable", "unreadable-" + e.GetType().Name)];
        }
    }
}
