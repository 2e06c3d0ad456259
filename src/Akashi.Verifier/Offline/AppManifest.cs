using System.Text.Json.Serialization;
using Akashi.Hosting.Assets;
using Akashi.Hosting.Texts;

namespace Akashi.Verifier.Offline;

/// <summary>What a browser asks before it installs the pages as an app (W3C Web Application Manifest).</summary>
internal sealed record AppManifest(
    string Id, string Name, string ShortName, string Description, string Lang, string StartUrl, string Scope, string Display, string BackgroundColor,
    string ThemeColor, IReadOnlyList<AppIcon> Icons)
{
    // Of the icon, and of the pages.
    private const string Blue = "#0017c1";
    private const string White = "#ffffff";

    public static AppManifest Of(HttpRequest request, SiteAssets assets) => new(
        "/w/", OfflineTexts.OfResult("Start"), OfflineTexts.Of("AppShortName"), OfflineTexts.OfResult("Description"), Languages.CurrentCode,
        ChosenLanguage.On(request, "/w/"), "/w/", "standalone", White, Blue,
        [
            new(assets["favicon.svg"], "any", "image/svg+xml", "any"),
            .. ((string[])["192", "512"]).Select(n => new AppIcon(assets[$"icons/app-{n}.png"], $"{n}x{n}", "image/png", "any maskable")),
        ]);
}

/// <summary>One form of the icon.</summary>
internal sealed record AppIcon(string Src, string Sizes, string Type, string Purpose);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AppManifest))]
[JsonSerializable(typeof(ShellNames))]
internal sealed partial class OfflineJson : JsonSerializerContext;
