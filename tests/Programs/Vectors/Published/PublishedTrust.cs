using System.Buffers.Text;
using System.Text.Json;

namespace Akashi.Vectors.Published;

/// <summary>The trust list vectors that we publish.</summary>
internal sealed class PublishedTrust : IFamily
{
    public bool Knows(JsonElement file) =>
        file.ValueKind == JsonValueKind.Object && file.TryGetProperty("format", out var format) && format.ValueEquals(TrustFile.Name);

    public IEnumerable<CaseResult> Run(JsonElement file)
    {
        var read = file.Deserialize<TrustFile>(VectorFile.Options)!;
        var reader = new TrustReader(read.Root, read.Uri);
        foreach (var vector in read.Cases)
        {
            var (expected, got) = (Text(vector.Expected), Text(reader.Read(Base64Url.DecodeFromChars(vector.List), vector.Fetched, vector.At, vector.Seen)));
            yield return CaseResult.Of(vector.Id, Word(vector.Expected), expected == got ? Word(vector.Expected) : got);
        }
    }

    private static string Word(TrustKnownPart part) => part.Believed ? "believed" : "not-believed";

    private static string Text(TrustKnownPart part) =>
        JsonSerializer.Serialize(part, VectorFile.Options).Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
