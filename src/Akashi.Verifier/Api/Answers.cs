using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;

namespace Akashi.Verifier.Api;

/// <summary>A request: one code, or up to 1,000. Each of many is read separately, so that one bad code does not spoil the others.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record VerificationRequest(string? Code, IReadOnlyList<JsonElement>? Codes);

/// <summary>The answer for one code (docs/specifications/credential.md, "API").</summary>
internal sealed record VerificationAnswer(string Result, string? Reason, DateTimeOffset CheckedAt, DateTimeOffset? AsOf, FactsAnswer? Facts)
{
    public static VerificationAnswer Of(Verdict verdict, ApiVersion version) => new(
        VerificationReasons.CodeOf(verdict.Result), VerificationReasons.CodeOf(verdict.Reason), verdict.CheckedAt, verdict.AsOf,
        verdict.Content is SignedContent.OfAkashi { Claims: var claims } ? FactsAnswer.Of(claims) : null)
    {
        Checks = version.NamesChecks ? ChecksAnswer.Of(VerdictChecks.Of(verdict)) : null,
        Nqs = verdict.Content is SignedContent.OfNqs { Facts: var facts } ? NqsAnswer.Of(facts) : null,
        Unchecked = verdict is Verdict.NotCheckedHere { Unchecked: { } claimed } ? NqsAnswer.Of(claimed) : null,
        CheckAt = (verdict as Verdict.NotCheckedHere)?.CheckAt,
    };

    /// <summary>What each check found; null in the version that does not name them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChecksAnswer? Checks { get; init; }

    /// <summary>What was signed in a code of the profile "nqs".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NqsAnswer? Nqs { get; init; }

    /// <summary>What such a code says that nobody checked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NqsAnswer? Unchecked { get; init; }

    /// <summary>Where such a code can be checked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Uri? CheckAt { get; init; }
}

/// <summary>What each check found.</summary>
internal sealed record ChecksAnswer(CheckAnswer Content, CheckAnswer Registration, CheckAnswer SigningCertificate)
{
    public static ChecksAnswer Of(VerdictChecks checks) =>
        new(CheckAnswer.Of(checks.Content), CheckAnswer.Of(checks.Registration), CheckAnswer.Of(checks.SigningCertificate));
}

/// <summary>What one check found, and as of when.</summary>
internal readonly record struct CheckAnswer(string Result, DateTimeOffset? AsOf)
{
    public static CheckAnswer Of(Check check) => new(VerdictChecks.CodeOf(check.Result), check.AsOf);
}

/// <summary>The facts that were signed.</summary>
internal sealed record FactsAnswer(
    string Qualification, string QualificationName, string RegistrationNumber, DateOnly RegisteredOn, string Name, string? Kana, string? FormerName,
    DateOnly? BirthOn, string Body, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, string CredentialId)
{
    public static FactsAnswer Of(CredentialClaims claims) => new(
        claims.Facts.QualificationId, claims.Facts.QualificationName, claims.Facts.RegistrationNumber, claims.Facts.RegisteredOn, claims.Facts.Name,
        claims.Facts.Kana, claims.Facts.FormerName, claims.Facts.BirthOn, claims.Facts.BodyName, claims.IssuedAt, claims.ExpiresAt,
        Convert.ToHexStringLower(claims.CredentialId.Span));
}

/// <summary>The answers for many codes.</summary>
internal sealed record ManyAnswers(IReadOnlyList<VerificationAnswer> Results);

/// <summary>Whether a code can be verified as valid, why not, and how old the knowledge is.</summary>
internal sealed record HealthAnswer(string Status, string? Reason, DateTimeOffset? KnownAsOf, double? AgeSeconds, int Lists, int Keys);

// A member in another spelling, or twice, is a mistake: two programs could read it differently.
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNameCaseInsensitive = false, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(VerificationRequest))]
[JsonSerializable(typeof(HealthAnswer))]
internal sealed partial class ApiJson : JsonSerializerContext;

// Only written, by code that is known to the compiler: to find out at run time what an answer has would take a sixth of the start.
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(VerificationAnswer))]
[JsonSerializable(typeof(ManyAnswers))]
[JsonSerializable(typeof(ProblemAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    // Japanese unescaped: a third of the bytes, and less work than one escape per character. Characters with a meaning in HTML are still escaped.
    private static readonly JsonWriterOptions Letters = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true };

    /// <summary>Writes an answer, in UTF-8.</summary>
    public static void Write<T>(IBufferWriter<byte> buffer, T answer, JsonTypeInfo<T> form)
    {
        using var writer = new Utf8JsonWriter(buffer, Letters);
        form.SerializeHandler!(writer, answer);
    }
}
