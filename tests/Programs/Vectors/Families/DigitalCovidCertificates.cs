using System.Text.Json;

namespace Akashi.Vectors.Families;

/// <summary>Test data of the EU Digital COVID Certificate: one code per file, with a flag for each step that must, or must not, succeed.</summary>
internal sealed class DigitalCovidCertificates : IFamily
{
    public bool Knows(JsonElement file) => file.ValueKind == JsonValueKind.Object && file.TryGetProperty("EXPECTEDRESULTS", out _);

    public IEnumerable<CaseResult> Run(JsonElement file)
    {
        var code = new CovidCode(file);
        foreach (var flag in file.GetProperty("EXPECTEDRESULTS").EnumerateObject().Where(f => f.Value.ValueKind is JsonValueKind.True or JsonValueKind.False))
        {
            var expected = flag.Value.GetBoolean() ? "succeeds" : "fails";
            // Flags that the format does not name (misspelt ones) are ignored.
            if (flag.Name is "EXPECTEDSCHEMAVALIDATION" or "EXPECTEDVALIDOBJECT")
                yield return CaseResult.Skip(flag.Name, expected, "container:JSON-schema-of-the-EU-DCC");
            else if (flag.Name == "EXPECTEDPICTUREDECODE" && !code.HasPicture)
                yield return CaseResult.Skip(flag.Name, expected, "container:picture-that-the-file-does-not-hold");
            else if (code.Check(flag.Name) is { } found) yield return CaseResult.Of(flag.Name, expected, found.Word, expected == "succeeds" == found.Succeeds);
        }
    }
}
