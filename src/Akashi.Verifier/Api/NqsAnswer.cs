using System.Text.Json.Serialization;
using Akashi.Credentials.Nqs;

namespace Akashi.Verifier.Api;

/// <summary>What a code of the profile "nqs" states, by its own two-letter keys; null where it has none.</summary>
internal sealed record NqsAnswer(
    [property: JsonPropertyName("CI")] string? QualificationId,
    [property: JsonPropertyName("CN")] string QualificationName,
    [property: JsonPropertyName("DN")] string? CredentialId,
    [property: JsonPropertyName("DT")] string? Kind,
    [property: JsonPropertyName("IA")] string? BodyName,
    [property: JsonPropertyName("ID")] string? IssuedOn,
    [property: JsonPropertyName("IN")] string? IssuerName,
    [property: JsonPropertyName("RD")] string? RegisteredOn,
    [property: JsonPropertyName("RN")] string RegistrationNumber,
    [property: JsonPropertyName("UB")] string? BirthOn,
    [property: JsonPropertyName("UC")] string? HolderCode,
    [property: JsonPropertyName("UN")] string Name)
{
    public static NqsAnswer Of(NqsFacts facts) => new(
        facts.QualificationId, facts.QualificationName, facts.CredentialId, facts.Kind, facts.BodyName, facts.IssuedOn, facts.IssuerName, facts.RegisteredOn,
        facts.RegistrationNumber, facts.BirthOn, facts.HolderCode, facts.Name);
}
