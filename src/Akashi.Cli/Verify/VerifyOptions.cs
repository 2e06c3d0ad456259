using Akashi.Hosting;

namespace Akashi.Cli.Verify;

/// <summary>What a person asked for.</summary>
/// <param name="Files">Files given by name; "-" is standard input.</param>
/// <param name="Folder">A folder of files; null where none is given.</param>
/// <param name="Code">One code; null where none is given.</param>
/// <param name="Csv">The file for the table; null for none.</param>
/// <param name="Xlsx">The file for the workbook; null for none.</param>
/// <param name="IsJson">Whether standard output is to be one JSON document.</param>
/// <param name="Verifier">Origin of the verifier; null where the codes decide it.</param>
/// <param name="Offline">Folder that <c>akashi trust fetch</c> filled; null to ask the verifier.</param>
internal sealed record VerifyOptions(
    IReadOnlyList<string> Files, string? Folder, string? Code, string? Csv, string? Xlsx, bool IsJson, Uri? Verifier, string? Offline)
{
    /// <summary>Environment variable for the origin of the verifier, which saves naming it on every command line.</summary>
    public const string VerifierVariable = "AKASHI_VERIFIER";

    private const string Json = "--json";
    private static readonly string[] WithValue = ["--folder", "--code", "--csv", "--xlsx", "--verifier", "--offline"];

    /// <summary>Parses the words after <c>verify</c>; null where they do not fit the usage.</summary>
    public static VerifyOptions? Parse(ReadOnlySpan<string> words)
    {
        var (files, options) = (new List<string>(), new Dictionary<string, string>());
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == StandardInput.Name || !words[i].StartsWith('-')) files.Add(words[i]);
            else if (words[i] == Json && options.TryAdd(Json, "")) continue;
            else if (!WithValue.Contains(words[i]) || i + 1 == words.Length || !options.TryAdd(words[i], words[++i])) return null;
        }
        var (folder, code) = (options.GetValueOrDefault("--folder"), options.GetValueOrDefault("--code"));
        var ways = (files.Count > 0 ? 1 : 0) + (folder is null ? 0 : 1) + (code is null ? 0 : 1);
        if (ways != 1 || files.Count(f => f == StandardInput.Name) > 1 || (options.ContainsKey("--offline") && options.ContainsKey("--verifier"))) return null;
        var named = options.GetValueOrDefault("--verifier") ?? Environment.GetEnvironmentVariable(VerifierVariable);
        var verifier = string.IsNullOrEmpty(named) ? null : OriginOf(named);
        return !string.IsNullOrEmpty(named) && verifier is null
            ? null
            : new(
                files, folder, code, options.GetValueOrDefault("--csv"), options.GetValueOrDefault("--xlsx"), options.ContainsKey(Json), verifier,
                options.GetValueOrDefault("--offline"));
    }

    /// <summary>Parses an origin; plain http only on this machine. Null where it is not an origin.</summary>
    public static Uri? OriginOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri is { PathAndQuery: "/", UserInfo: "", Fragment: "" }
            && (uri.Scheme == "https" || IsHere(uri))
            ? uri
            : null;

    /// <summary>Whether an origin is on this machine.</summary>
    public static bool IsHere(Uri uri) => uri.Scheme is "http" or "https" && LoopbackNames.IsLoopback(uri.Host);
}
