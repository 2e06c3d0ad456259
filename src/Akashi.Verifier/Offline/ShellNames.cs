using Akashi.Hosting.Assets;

namespace Akashi.Verifier.Offline;

/// <summary>All that the service worker may keep, by names.</summary>
/// <param name="Pages">Pages that open without a network, each with the addresses of what it links to.</param>
/// <param name="Readers">Addresses of what reads files and camera, kept when it was first used.</param>
/// <param name="Build">Names this version of the pages: a browser takes a service worker for new when a byte of it is another.</param>
internal sealed record ShellNames(IReadOnlyDictionary<string, IReadOnlyList<string>> Pages, IReadOnlyList<string> Readers, string Build)
{
    // The style sheet names the pictures.
    private static readonly string[] OfEach =
    [
        "akashi.css", "favicon.svg", "mark.svg", "site.js", "verify.js",
        "icons/result-valid.svg", "icons/result-invalid.svg", "icons/result-unknown.svg", "icons/info.svg", "icons/warning.svg",
    ];

    private static readonly (string Page, string[] Scripts)[] OfOne =
        [("/w/offline", ["offline.js", "judging/judges.js"]), ("/w/many", ["many.js"]), ("/w/roster", ["roster.js", "judging/roster.js"])];

    private static readonly string[] OfReading =
        ["workers/picture.js", "workers/pdf.js", "workers/zxing.wasm", "workers/openjpeg.wasm", "workers/jbig2.wasm"];

    public static ShellNames Of(SiteAssets assets) => new(
        OfOne.ToDictionary(p => p.Page, p => (IReadOnlyList<string>)[.. OfEach.Concat(p.Scripts).Select(name => assets[name])]),
        [.. OfReading.Select(name => assets[name])],
        typeof(ShellNames).Module.ModuleVersionId.ToString("N"));
}
