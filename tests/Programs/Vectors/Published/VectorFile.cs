using System.Text.Json;
using System.Text.Json.Serialization;

namespace Akashi.Vectors.Published;

/// <summary>A file in vectors/ (its README explains each member).</summary>
internal sealed record VectorFile(string Format, string About, SystemPart System, IReadOnlyDictionary<string, ListPart> Lists, IReadOnlyList<CasePart> Cases)
{
    public const string Name = "akashi-credential-vectors-1";

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = global::System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NewLine = "\n",
    };
}

/// <summary>The configuration of every case's verifier.</summary>
internal sealed record SystemPart(
    string Issuer, string Verifier, IReadOnlyList<KeyPart> Keys, IReadOnlyList<NqsKeyPart> NqsKeys, IReadOnlyList<string> NqsHosts);

/// <summary>A P-256 key of the system, with its id in hexadecimal, what it may sign, and the dates of its certificate.</summary>
internal sealed record KeyPart(string Kid, JsonElement Jwk, IReadOnlyList<string> Purposes, DateTimeOffset BeginsAt, DateTimeOffset EndsAt);

/// <summary>Names of what a key may sign.</summary>
internal static class Purposes
{
    public const string Credentials = "credentials";
    public const string StatusLists = "status-lists";
    public const string TrustLists = "trust-lists";
}

/// <summary>A key of the profile "nqs", with the dates of its certificate.</summary>
internal sealed record NqsKeyPart(string Kid, JsonElement Jwk, string Host, string StatusLists, DateTimeOffset BeginsAt, DateTimeOffset EndsAt);

/// <summary>What was fetched from an address.</summary>
internal sealed record ListPart(string Uri, string Bytes);

/// <summary>A case: the input, what is known, and the expected result.</summary>
internal sealed record CasePart(
    string Id, string About, string Code, DateTimeOffset At, IReadOnlyDictionary<string, string> Certificates, bool KeysCurrent,
    IReadOnlyList<string> Lists, ExpectedPart Expected);

/// <summary>The expected result; fault and offset are for readers of the bytes, not for every verifier.</summary>
internal sealed record ExpectedPart(
    string Result, string? Reason, DateTimeOffset? AsOf, JsonElement? Facts, JsonElement? Unchecked, string? CheckAt, string? Fault, int? Offset);
