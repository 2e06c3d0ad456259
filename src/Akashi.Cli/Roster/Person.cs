using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Akashi.Cli.Verify;

namespace Akashi.Cli.Roster;

/// <summary>What was seen of a person's credential when somebody last looked.</summary>
/// <param name="Result">"valid" or "invalid".</param>
/// <param name="Reason">Why it was not valid; null where it was.</param>
/// <param name="EndsSoon">Whether it ended within <see cref="RosterRules.Soon"/> then.</param>
/// <param name="At">Unix time in seconds.</param>
internal sealed record Look(string Result, string? Reason, bool EndsSoon, double At);

/// <summary>Somebody on a roster. Who it is stands in the code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Source">Where it came from, such as a file's name.</param>
/// <param name="AddedAt">Unix time in seconds.</param>
/// <param name="Look">The last look; null where there was none.</param>
internal sealed record Person(string Code, string Source, double AddedAt, Look? Look)
{
    private const string Address = "/w/?c=";

    /// <summary>What tells two codes apart, however they were written: SHA-256 of the value, in hexadecimal digits.</summary>
    [JsonIgnore]
    public string Id => IdOf(Code);

    private static string IdOf(string code)
    {
        var at = code.IndexOf(Address, StringComparison.Ordinal);
        var value = (at < 0 ? code : code[(at + Address.Length)..]).Split('&', '#')[0];
        var plain = Uri.UnescapeDataString(value).Trim().TrimEnd('=').Replace('+', '-').Replace(' ', '-').Replace('/', '_');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)));
    }
}

/// <summary>The people of a roster, as the file has them (docs/roster.md).</summary>
internal sealed record PeopleDocument(IReadOnlyList<Person>? People);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PeopleDocument))]
internal sealed partial class RosterJson : JsonSerializerContext;

/// <summary>What changed since the last look.</summary>
internal static class RosterRules
{
    /// <summary>A credential that ends within this time needs a new one.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    private const string Valid = "valid";
    private const string Invalid = "invalid";

    /// <summary>"not-valid", "replaced", "ending" or "again"; null where nothing changed, or nothing can be said now.</summary>
    public static string? ChangeOf(Look? look, CodeVerdict verdict, DateTimeOffset now) => verdict.Result switch
    {
        Invalid when look?.Result == Invalid && look.Reason == verdict.Reason => null,
        Invalid => verdict.Reason == "replaced" ? "replaced" : "not-valid",
        Valid when look?.Result == Invalid => "again",
        Valid => EndsSoon(verdict, now) && look?.EndsSoon != true ? "ending" : null,
        _ => null,
    };

    /// <summary>
    /// The look that takes the place of the one before. What cannot be known now changes nothing: a revocation behind it must still be told.
    /// </summary>
    public static Look? LookAt(Look? look, CodeVerdict verdict, DateTimeOffset now) => verdict.Result is Valid or Invalid
        ? new Look(verdict.Result, verdict.Reason, EndsSoon(verdict, now), now.ToUnixTimeSeconds())
        : look;

    private static bool EndsSoon(CodeVerdict verdict, DateTimeOffset now) => verdict.Facts?.ExpiresAt - now <= Soon;
}
