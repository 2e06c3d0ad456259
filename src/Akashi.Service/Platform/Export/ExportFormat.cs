using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Akashi.Service.Platform.Actors;

namespace Akashi.Service.Platform.Export;

/// <summary>The form of an export (docs/specifications/export.md).</summary>
internal static class ExportFormat
{
    /// <summary>What it is called in itself.</summary>
    public const string Name = "akashi-export";

    /// <summary>Raised when something is renamed or removed; additions leave it.</summary>
    public const int Version = 1;

    private const int LongestName = 80;
    private const char Instead = '_';
    private const string Meaningful = "/\\:*?\"<>|";

    /// <summary>Names in camel case, enums by name, Japanese as it is.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Who acted, without saying which member of staff: the body answers for them.</summary>
    public static string Role(Actor by) => by switch
    {
        { AccountId: not null } => "holder",
        { StaffMemberId: not null } => "staff",
        _ => by.ToString(),
    };

    /// <summary>A file name that a person chose, as one name on every system: no folders, no characters with a meaning, at most 80 characters.</summary>
    public static string SafeName(string name)
    {
        var safe = string.Concat(name.EnumerateRunes().Take(LongestName).Select(r => IsPlain(r) ? r.ToString() : Instead.ToString())).Trim('.', ' ');
        return safe.Length == 0 ? Instead.ToString() : safe;
    }

    private static bool IsPlain(Rune rune) => !Rune.IsControl(rune) && !Meaningful.EnumerateRunes().Contains(rune);
}
