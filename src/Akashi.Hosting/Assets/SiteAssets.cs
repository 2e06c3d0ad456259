using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace Akashi.Hosting.Assets;

/// <summary>
/// Style sheet, scripts and pictures of the pages, read when a page first needs one and served from memory: together they are smaller than a photograph.
/// </summary>
public sealed class SiteAssets
{
    private const string Folder = "/assets/";
    private readonly Lazy<Dictionary<string, Asset>> assets;
    private readonly Func<Asset, string> addressOf;

    private SiteAssets(IFileProvider files, IEnumerable<string> lists, Func<Asset, string> addressOf)
    {
        List<(string Name, string Address)> names = [.. lists.SelectMany(list => Names(files, $"{Folder}{list}.json"))];
        (assets, this.addressOf) = (new(() => names.ToDictionary(n => n.Name, n => Read(files, n.Name, n.Address), StringComparer.Ordinal)), addressOf);
    }

    /// <summary>The address of an asset, for a page.</summary>
    /// <param name="name">Its plain name under assets/, such as "akashi.css".</param>
    /// <exception cref="KeyNotFoundException">No asset has this name; the page is wrong.</exception>
    public string this[string name] => addressOf(assets.Value[name]);

    /// <summary>Assets whose addresses name their content, so that browsers keep them.</summary>
    /// <param name="files">Files of the web root.</param>
    /// <param name="more">Those of one program besides those of all; null for none.</param>
    /// <exception cref="StartException">They were not built.</exception>
    public static SiteAssets Kept(IFileProvider files, string? more = null) =>
        new(files, more is null ? ["names"] : ["names", "names-" + more], a => Folder + a.Address);

    /// <summary>
    /// Assets with plain addresses, for which browsers ask each time. They are for a program on plain HTTP on the user's own machine: another program
    /// that once used its port could leave a script in the browser's cache under a well-known name, for the page that takes a PIN.
    /// </summary>
    /// <param name="files">Files of the web root.</param>
    /// <exception cref="StartException">They were not built.</exception>
    public static SiteAssets NotKept(IFileProvider files) => new(files, ["names"], a => Folder + a.Name);

    /// <summary>
    /// Finds the asset at a path. Any digest, or none, finds it too: a page of the previous version that is still open after an update must not lose
    /// its style.
    /// </summary>
    /// <param name="path">Path of the request.</param>
    /// <param name="asset">The asset; null where there is none.</param>
    /// <param name="kept">Whether the address names exactly this content, so that it never changes.</param>
    internal bool TryFind(PathString path, [NotNullWhen(true)] out Asset? asset, out bool kept)
    {
        (asset, kept) = (null, false);
        if (path.Value is not { } text || !text.StartsWith(Folder, StringComparison.Ordinal)) return false;
        var address = text[Folder.Length..];
        if (!assets.Value.TryGetValue(Plain(address), out asset) && !assets.Value.TryGetValue(address, out asset)) return false;
        kept = addressOf(asset) == text && asset.Address == address;
        return true;
    }

    // "akashi-1a2b3c4d.css" is "akashi.css".
    private static string Plain(string address)
    {
        var dot = address.LastIndexOf('.');
        return dot > Asset.DigestLength && address[dot - Asset.DigestLength - 1] == '-' ? address[..(dot - Asset.DigestLength - 1)] + address[dot..] : address;
    }

    // A program without them must not start, although it reads them later.
    private static List<(string Name, string Address)> Names(IFileProvider files, string list)
    {
        using var json = JsonDocument.Parse(Bytes(files, list) ?? throw new AssetsMissingException(list));
        var names = json.RootElement.EnumerateObject().Select(n => (n.Name, Address: n.Value.GetString()!)).ToList();
        var missing = names.Select(n => Folder + n.Address).FirstOrDefault(path => !files.GetFileInfo(path).Exists);
        return missing is null ? names : throw new AssetsMissingException(missing);
    }

    private static Asset Read(IFileProvider files, string name, string address) => new(
        name,
        address,
        Bytes(files, Folder + address) ?? throw new AssetsMissingException(Folder + address),
        Bytes(files, Folder + address + ".br"),
        Bytes(files, Folder + address + ".gz"));

    private static byte[]? Bytes(IFileProvider files, string path)
    {
        if (files.GetFileInfo(path) is not { Exists: true } file) return null;
        using var stream = file.CreateReadStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

/// <summary>The files of the pages were not built.</summary>
/// <param name="path">The missing file.</param>
internal sealed class AssetsMissingException(string path) : StartException($"wwwroot{path} is missing. Run \"npm run build\", then build the program again.");
