using System.Text.Json;
using System.Text.Json.Serialization;
using Akashi.Hosting.Texts;

namespace Akashi.Sandbox.Personas;

/// <summary>The content of the signature certificate, with substituted characters marked.</summary>
public sealed record CertifiedText(string Name, string NameSubstitutes, string Address, string AddressSubstitutes);

/// <summary>Title and description of a persona in English.</summary>
/// <param name="Title">Shown on the page.</param>
/// <param name="About">Shown on the page.</param>
public sealed record EnglishPersona(string Title, string About);

/// <summary>A made-up person with a card (sandbox/personas).</summary>
/// <param name="Id">Id, which never changes.</param>
/// <param name="Title">Shown on the page in Japanese.</param>
/// <param name="About">Shown on the page in Japanese.</param>
/// <param name="Name">Name in the card-surface input helper.</param>
/// <param name="Address">Address in the card-surface input helper.</param>
/// <param name="Birth">Date of birth.</param>
/// <param name="Sex">1, 2 or 9.</param>
/// <param name="Certificate">Content of the signature certificate; null for a card without one (under 15).</param>
/// <param name="Pin">4 digits.</param>
/// <param name="Password">Password of the signature certificate.</param>
/// <param name="SameCardAs">Id of the persona who holds the same card before the municipality wrote new facts to it. The authentication key stays;
/// the signature certificate is new. Null for a separate card.</param>
/// <param name="RenewalOf">Id of the persona whose card this one replaces, with new keys and certificates; null for a first card.</param>
/// <param name="Flaw">What is wrong with the card; null for a good one.</param>
/// <param name="English">Title and description in English; null where they are only in Japanese.</param>
public sealed record Persona(
    string Id, string Title, string About, string Name, string Address, DateOnly Birth, int Sex, CertifiedText? Certificate, string Pin,
    string Password, string? SameCardAs = null, string? RenewalOf = null, CardFlaw? Flaw = null, EnglishPersona? English = null)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) }
    };

    /// <summary>Title in the language of the page.</summary>
    [JsonIgnore]
    public string ShownTitle => Languages.IsJapanese ? Title : English?.Title ?? Title;

    /// <summary>Description in the language of the page.</summary>
    [JsonIgnore]
    public string ShownAbout => Languages.IsJapanese ? About : English?.About ?? About;

    /// <summary>Whether it is one of the folder "cases". Its card is made when it is first inserted, not at the start.</summary>
    [JsonIgnore]
    public bool IsCase { get; init; }

    /// <summary>Whether the card has a signature certificate, and therefore a password.</summary>
    [JsonIgnore]
    public bool HasSignature => Certificate is not null;

    internal static IReadOnlyList<Persona> ReadAll(string folder) =>
        [.. Read(folder), .. Read(Path.Combine(folder, "cases")).Select(p => p with { IsCase = true })];

    private static IEnumerable<Persona> Read(string folder) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder, "*.json")
            .OrderBy(Path.GetFileNameWithoutExtension, StringComparer.Ordinal)
            .Select(f => JsonSerializer.Deserialize<Persona>(File.ReadAllText(f), Web)!);
}

/// <summary>What is wrong with a card.</summary>
public enum CardFlaw
{
    /// <summary>No tries are left for the PIN of the authentication key and of the card-surface input helper.</summary>
    PinLocked,

    /// <summary>No tries are left for the signature password.</summary>
    PasswordLocked,

    /// <summary>Both certificates have expired.</summary>
    Expired,

    /// <summary>Both certificates were revoked.</summary>
    Revoked,

    /// <summary>Both certificates are from CAs with the right names but other keys.</summary>
    OtherAuthority,

    /// <summary>It is not a My Number card.</summary>
    OtherCard,

    /// <summary>It is pulled out in the middle of each command.</summary>
    Torn,
}
