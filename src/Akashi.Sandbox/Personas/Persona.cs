using System.Text.Json;

namespace Akashi.Sandbox.Personas;

/// <summary>What the signature certificate says, with substitutes marked.</summary>
public sealed record CertifiedText(string Name, string NameSubstitutes, string Address, string AddressSubstitutes);

/// <summary>A made-up person with a card (sandbox/personas).</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Title">Shown on the page.</param>
/// <param name="About">Shown on the page.</param>
/// <param name="Name">Name in the card-surface input helper.</param>
/// <param name="Address">Address there.</param>
/// <param name="Birth">Date of birth.</param>
/// <param name="Sex">1, 2 or 9.</param>
/// <param name="Certificate">What the signature certificate says.</param>
/// <param name="Pin">4 digits.</param>
/// <param name="Password">Of the signature certificate.</param>
/// <param name="SameCardAs">Id of the persona whose card this is, after the municipality wrote new facts on it: the authentication key stays, the signature certificate is new; null for a card of its own.</param>
public sealed record Persona(
    string Id, string Title, string About, string Name, string Address, DateOnly Birth, int Sex, CertifiedText Certificate, string Pin, string Password, string? SameCardAs = null)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    internal static IReadOnlyList<Persona> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.json").OrderBy(Path.GetFileNameWithoutExtension, StringComparer.Ordinal).Select(f => JsonSerializer.Deserialize<Persona>(File.ReadAllText(f), Web)!)];
}
