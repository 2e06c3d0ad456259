using Akashi.Hosting;

namespace Akashi.Cli.Verify;

/// <summary>What a person asked for.</summary>
/// <param name="Files">Files named one by one.</param>
/// <param name="Folder">A folder of files; null where none.</param>
/// <param name="Code">One code; null where none.</param>
/// <param name="Csv">Where the table goes; null for lines on standard output.</param>
/// <param name="Verifier">Origin of the verifier; null where it follows from the codes.</param>
/// <param name="Offline">Folder that <c>akashi trust fetch</c> filled; null to ask the verifier.</param>
internal sealed record VerifyOptions(IReadOnlyList<string> Files, string? Folder, string? Code, string? Csv, Uri? Verifier, string? Offline)
{
    /// <summary>Where the origin of the verifier may stand instead of on every command line.</summary>
    public const string VerifierVariable = "AKASHI_VERIFIER";

    /// <summary>Reads the words after <c>verify</c>; null where they are not of the usage.</summary>
    public static VerifyOptions? Parse(ReadOnlySpan<string> words)
    {
        var (files, options) = (new List<string>(), new Dictionary<string, string>());
        for (var i = 0; i < words.Length; i++)
        {
            if (!words[i].StartsWith('-')) files.Add(words[i]);
            else if (words[i] is not ("--folder" or "--code" or "--csv" or "--verifier" or "--offline") || i + 1 == words.Length || !options.TryAdd(words[i], words[++i])) return null;
        }
        var (folder, code) = (options.GetValueOrDefault("--folder"), options.GetValueOrDefault("--code"));
        var ways = (files.Count > 0 ? 1 : 0) + (folder is null ? 0 : 1) + (code is null ? 0 : 1);
        if (ways != 1 || (options.ContainsKey("--offline") && options.ContainsKey("--verifier"))) return null;
        var named = options.GetValueOrDefault("--verifier") ?? Environment.GetEnvironmentVariable(VerifierVariable);
        var verifier = string.IsNullOrEmpty(named) ? null : OriginOf(named);
        return !string.IsNullOrEmpty(named) && verifier is null ? null : new(files, folder, code, options.GetValueOrDefault("--csv"), verifier, options.GetValueOrDefault("--offline"));
    }

    /// <summary>An origin; plain http on this machine only. Null where it is none.</summary>
    public static Uri? OriginOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { PathAndQuery: "/", UserInfo: "", Fragment: "" } && (uri.Scheme == "https" || IsHere(uri)) ? uri : null;

    /// <summary>Whether an origin is this machine.</summary>
    public static bool IsHere(Uri uri) => uri.Scheme is "http" or "https" && LoopbackNames.IsLoopback(uri.Host);
}
