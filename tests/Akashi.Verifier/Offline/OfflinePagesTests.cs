using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Offline;

/// <summary>Row 4.4.3: the page that decides on the device, what opens it without a network, and what installs it (threats F2 and F3).</summary>
public sealed partial class OfflinePagesTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private const string Policy = "Content-Security-Policy";
    private const int MostBytesBehind = 50_000;

    private World World => shared.World;

    [Fact]
    public async Task F3_the_service_worker_may_run_our_scripts_and_reach_the_lists_and_nothing_else()
    {
        using var answer = await World.GetAsync("/w/keeper.js");
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"default-src 'none'; script-src 'self'; connect-src 'self' {World.Publication.Origin}", answer.Headers.GetValues(Policy).Single());
        Assert.Equal("/", answer.Headers.GetValues("Service-Worker-Allowed").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task F3_what_decides_reaches_the_lists_and_runs_nothing_else()
    {
        var page = await World.ParseAsync(await World.GetAsync("/w/offline"));
        using var worker = await World.GetAsync(page.QuerySelector("#words")!.GetAttribute("data-judges")!);
        Assert.Equal($"default-src 'none'; connect-src 'self' {World.Publication.Origin}", worker.Headers.GetValues(Policy).Single());
    }

    [Fact]
    public async Task F2_the_service_worker_is_told_all_that_it_may_keep_and_each_of_it_is_there()
    {
        var shell = await ShellAsync();
        var ofPages = shell.GetProperty("pages").EnumerateObject().SelectMany(p => p.Value.EnumerateArray());
        var names = ofPages.Concat(shell.GetProperty("readers").EnumerateArray()).Select(n => n.GetString()!).Distinct().ToList();
        Assert.All(names, name => Assert.Matches(@"^/assets/[a-z0-9/-]+-[0-9a-f]{8}\.(css|js|svg|wasm)$", name));
        foreach (var name in names)
        {
            using var answer = await World.GetAsync(name);
            Assert.Equal((HttpStatusCode.OK, TimeSpan.FromDays(365)), (answer.StatusCode, answer.Headers.CacheControl!.MaxAge));
        }
    }

    [Fact]
    public async Task Row_4_4_3_each_page_in_reserve_has_all_that_it_links_to()
    {
        foreach (var page in (await ShellAsync()).GetProperty("pages").EnumerateObject())
        {
            var named = page.Value.EnumerateArray().Select(n => n.GetString()!).ToHashSet();
            var shown = await World.ParseAsync(await World.GetAsync(page.Name + "?lang=en"));
            var links = shown.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]");
            var linked = links.Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!);
            Assert.Empty(linked.Except(named));
        }
    }

    [Fact]
    public async Task Row_4_4_3_what_opens_the_page_without_a_network_costs_little()
    {
        var names = (await ShellAsync()).GetProperty("pages").GetProperty("/w/offline").EnumerateArray().Select(n => n.GetString()!);
        var bytes = 0;
        foreach (var name in names.Append("/w/offline?lang=ja").Append("/w/offline?lang=en"))
        {
            using var file = await World.SendAsync("GET", name, "br");
            bytes += (await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }
        TestContext.Current.TestOutputHelper!.WriteLine($"{bytes} bytes");
        Assert.InRange(bytes, 1_000, MostBytesBehind);
    }

    [Theory]
    [InlineData("/w/", "ja", "/w/", "資格者証の検証")]
    [InlineData("/w/?lang=en", "en", "/w/?lang=en", "Verify")]
    public async Task Row_4_4_3_the_pages_install_as_an_app(string path, string language, string start, string name)
    {
        using var page = await World.GetAsync(path);
        Assert.Contains("manifest-src 'self';", page.Headers.GetValues(Policy).Single(), StringComparison.Ordinal);
        var link = (await World.ParseAsync(page)).QuerySelector("link[rel=manifest]")!.GetAttribute("href")!;
        using var answer = await World.GetAsync(link);
        Assert.Equal("application/manifest+json", answer.Content.Headers.ContentType!.MediaType);
        var manifest = await World.JsonAsync(answer);
        Assert.Equal([language, start, name], ((string[])["lang", "start_url", "short_name"]).Select(m => manifest.GetProperty(m).GetString()!));
        Assert.Equal(("/w/", "standalone"), (manifest.GetProperty("scope").GetString(), manifest.GetProperty("display").GetString()));
        foreach (var icon in manifest.GetProperty("icons").EnumerateArray())
        {
            using var file = await World.GetAsync(icon.GetProperty("src").GetString()!);
            Assert.Equal((HttpStatusCode.OK, icon.GetProperty("type").GetString()), (file.StatusCode, file.Content.Headers.ContentType!.MediaType));
        }
    }

    [Theory]
    [InlineData("/w/offline")]
    [InlineData("/w/offline?lang=en")]
    public async Task Each_word_of_the_script_stands_in_the_page_and_without_scripts_it_says_so(string path)
    {
        var page = await World.ParseAsync(await World.GetAsync(path));
        var words = page.QuerySelectorAll("#words data");
        Assert.All(words, word => Assert.NotEmpty(word.TextContent));
        Assert.Equal(words.Length, words.Select(w => w.GetAttribute("value")).Distinct().Count());
        Assert.NotNull(page.QuerySelector("noscript"));
        Assert.All(page.QuerySelectorAll("[data-needs-script]"), section => Assert.True(section.HasAttribute("hidden")));
        Assert.DoesNotContain("&amp;", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private async Task<JsonElement> ShellAsync()
    {
        var script = await World.TextAsync(await World.GetAsync("/w/keeper.js"));
        var match = Shell().Match(script);
        Assert.True(match.Success, script);
        using var imported = await World.GetAsync(match.Groups["script"].Value);
        Assert.Equal(HttpStatusCode.OK, imported.StatusCode);
        return JsonSerializer.Deserialize<JsonElement>(match.Groups["shell"].Value);
    }

    [GeneratedRegex("""^self\.shell=(?<shell>\{.*\});\nimportScripts\("(?<script>/assets/shell/keeper-[0-9a-f]{8}\.js)"\);\n$""")]
    private static partial Regex Shell();
}
