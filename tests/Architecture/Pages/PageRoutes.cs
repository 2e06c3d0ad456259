using System.Text.RegularExpressions;

namespace Akashi.Architecture.Pages;

/// <summary>
/// The address of a page is its folder: the folders below the Service in kebab case, with ids anywhere in between. "Portal", the room of
/// holders, is left out; "Office", the room of staff, comes first. A page with the name of its capability has the capability's own address.
/// </summary>
internal static partial class PageRoutes
{
    private const string Root = "src/Akashi.Service/";
    private const string Portal = "Portal";
    private const string Office = "Office";

    /// <summary>Addresses that differ from their folder, each with the reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        [Root + "Accounts/Portal/Start/Start.cshtml"] = "/", // the first page of the site
        [Root + "Home/Error/Error.cshtml"] = "/error/{code:int}", // shown in place of any page
    };

    public static IEnumerable<Breach> Check(IEnumerable<SourceFile> files) => files.SelectMany(Check);

    private static IEnumerable<Breach> Check(SourceFile page)
    {
        if (PageLine().Match(page.Text) is not { Success: true } line) yield break;
        var folders = page.Folder[Root.Length..].Split('/');
        if (Path.GetFileNameWithoutExtension(page.Name) != folders[^1]) yield return new Breach(page.Name, "is not named after its folder");
        if (!page.Text.Contains($"@model {folders[^1]}Page\n", StringComparison.Ordinal)) yield return new Breach(page.Name, $"has no model {folders[^1]}Page");
        var route = line.Groups["route"].Value;
        if (Exceptions.TryGetValue(page.Name, out var own) ? own == route : Words(route) == AddressOf(folders)) yield break;
        yield return new Breach(page.Name, $"\"{route}\" is not its folder, {AddressOf(folders)}");
    }

    private static string Words(string route) =>
        "/" + string.Join('/', route.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(s => !s.StartsWith('{')));

    private static string AddressOf(string[] folders)
    {
        string[] words = folders.Contains(Office) ? [Office, .. folders.Where(f => f != Office)] : [.. folders.Where(f => f != Portal)];
        return "/" + string.Join('/', (words is [var a, var b] && a == b ? [a] : words).Select(f => UpperInside().Replace(f, "-$0").ToLowerInvariant()));
    }

    [GeneratedRegex(@"^@page(?:\s+""(?<route>[^""]*)"")?\s*$", RegexOptions.Multiline)]
    private static partial Regex PageLine();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex UpperInside();
}
