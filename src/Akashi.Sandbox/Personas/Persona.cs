using System.Text.Json;

namespace Akashi.Sandbox.Personas;

/// <summary>What the signature certificate says, with substitutes marked.</summary>
public sealed record CertifiedText(string Name, string NameSubstitutes, string Address, string AddressSubstitutes);

/// <summary>A made-up person with a card (sandbox/personas).</summary>
public sealed record Persona(
    string Id, string Title, string About, string Name, string Address, DateOnly Birth, int Sex, CertifiedText Certificate, string Pin, string Password)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    internal static IReadOnlyList<Persona> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(f => JsonSerializer.Deserialize<Persona>(File.ReadAllText(f), Web)!)];
}
