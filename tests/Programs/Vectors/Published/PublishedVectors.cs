using System.Text.Json;

namespace Akashi.Vectors.Published;

/// <summary>The vectors that we publish, written from the tables in this folder and run like all others.</summary>
internal sealed class PublishedVectors : IFamily
{
    public bool Knows(JsonElement file) =>
        file.ValueKind == JsonValueKind.Object && file.TryGetProperty("format", out var format) && format.ValueEquals(VectorFile.Name);

    public IEnumerable<CaseResult> Run(JsonElement file)
    {
        var read = file.Deserialize<VectorFile>(VectorFile.Options)!;
        var decider = new Decider(read.System, read.Lists);
        foreach (var vector in read.Cases)
        {
            var (expected, got) = (Text(vector.Expected), Text(decider.Decide(vector.Code, vector.At, vector.Certificates, vector.KeysCurrent, vector.Lists)));
            yield return CaseResult.Of(
                vector.Id, Word(vector.Expected), expected == got ? Word(vector.Expected) : got.Replace(" ", "", StringComparison.Ordinal));
        }
    }

    /// <summary>Writes every file into a folder.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        Write(folder, "credential", CredentialCases.File());
        Write(folder, "nqs", NqsCases.File());
        Write(folder, "trust", TrustCases.File());
    }

    private static void Write<T>(string folder, string name, T file) =>
        File.WriteAllText(Path.Combine(folder, name + ".json"), JsonSerializer.Serialize(file, VectorFile.Options) + "\n");

    private static string Word(ExpectedPart part) => part.Reason is null ? part.Result : part.Result + ":" + part.Reason;

    private static string Text(ExpectedPart part) => JsonSerializer.Serialize(part, VectorFile.Options).Replace("\n", "", StringComparison.Ordinal);
}
