using System.Net;
using System.Text.Json;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Reading;

/// <summary>Rows 4.4.1 and 4.4.2: the pages that read codes, and what their scripts may do (threats R1 to R4).</summary>
public sealed class ReadingPagesTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private const string Policy = "Content-Security-Policy";
    private const string Permissions = "Permissions-Policy";
    private const int MostBytes = 30_000;

    private World World => shared.World;

    [Fact]
    public async Task Row_4_4_1_without_scripts_a_pasted_address_is_verified()
    {
        using var answer = await World.GetAsync("/w/");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await World.ParseAsync(answer);
        Assert.All(page.QuerySelectorAll("[data-needs-script]"), section => Assert.True(section.HasAttribute("hidden")));
        using var form = new FormUrlEncodedContent([new("c", $"  {World.Code()}\r\n"), new("by", "")]);
        var result = await World.ParseAsync(await World.PostAsync(page.QuerySelector("#verify-form")!.GetAttribute("action")!, form));
        Assert.Equal("有効です", result.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/w/verify", "エラー：")]
    [InlineData("/w/verify?lang=en", "Error: ")]
    public async Task Row_4_4_1_a_form_without_an_address_says_so_at_its_field(string path, string title)
    {
        using var form = new FormUrlEncodedContent([new("c", " \r\n"), new("by", "")]);
        using var answer = await World.PostAsync(path, form);
        var page = await World.ParseAsync(answer);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(title, page.Title, StringComparison.Ordinal);
        Assert.Equal("#c", page.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal("true", page.QuerySelector("#c")!.GetAttribute("aria-invalid"));
        Assert.NotNull(page.QuerySelector("#c-error"));
        Assert.Equal("camera=(self), geolocation=(), microphone=()", answer.Headers.GetValues(Permissions).Single());
    }

    [Theory]
    [InlineData("/w/", "camera=(self), geolocation=(), microphone=()")]
    [InlineData("/w/?c=AAAA", "camera=(), geolocation=(), microphone=()")]
    [InlineData("/w/many", "camera=(), geolocation=(), microphone=()")]
    [InlineData("/", "camera=(), geolocation=(), microphone=()")]
    public async Task R3_the_camera_is_allowed_on_the_page_that_reads_and_nowhere_else(string path, string expected)
    {
        using var answer = await World.GetAsync(path);
        Assert.Equal(expected, answer.Headers.GetValues(Permissions).Single());
        Assert.DoesNotContain("unsafe", answer.Headers.GetValues(Policy).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R1_what_reads_files_of_strangers_reaches_no_address()
    {
        foreach (var page in (string[])["/w/", "/w/many"])
        {
            foreach (var name in (string[])["data-picture", "data-pdf"])
            {
                using var worker = await World.GetAsync(await AddressAsync(page, name));
                Assert.Equal(HttpStatusCode.OK, worker.StatusCode);
                Assert.Equal("default-src 'none'; script-src 'wasm-unsafe-eval'", worker.Headers.GetValues(Policy).Single());
            }
        }
    }

    [Theory]
    [InlineData("/w/", "connect-src 'self';")]
    [InlineData("/w/many", "connect-src 'self' ISSUER;")]
    public async Task R1_the_pages_reach_themselves_and_what_the_system_publishes(string path, string expected)
    {
        using var answer = await World.GetAsync(path);
        var wanted = expected.Replace("ISSUER", World.Publication.Origin, StringComparison.Ordinal);
        Assert.Contains(wanted, answer.Headers.GetValues(Policy).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_4_4_2_the_page_is_told_whose_codes_it_verifies()
    {
        var system = await World.JsonAsync(await World.GetAsync("/w/system"));
        Assert.Equal(World.Publication.Origin, system.GetProperty("issuer").GetString());
        Assert.Equal(World.Origin, system.GetProperty("verifier").GetString());
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", system.GetProperty("roots").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Array, system.GetProperty("nqsKeys").ValueKind);
    }

    [Fact]
    public async Task Row_4_4_1_the_first_view_costs_little_and_brings_no_reader()
    {
        using var answer = await World.SendAsync("GET", "/w/", "br");
        var bytes = (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        var page = await World.ParseAsync(await World.GetAsync("/w/"));
        foreach (var asset in page.QuerySelectorAll("link[rel=stylesheet], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!))
        {
            Assert.DoesNotContain("/workers/", asset, StringComparison.Ordinal);
            using var file = await World.SendAsync("GET", asset, "br");
            bytes += (await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }
        TestContext.Current.TestOutputHelper!.WriteLine($"{bytes} bytes");
        Assert.InRange(bytes, 1_000, MostBytes);
    }

    [Theory]
    [InlineData("/w/")]
    [InlineData("/w/many")]
    public async Task Each_word_of_a_script_stands_in_the_page(string path)
    {
        var page = await World.ParseAsync(await World.GetAsync(path));
        var words = page.QuerySelectorAll("#words data");
        Assert.True(words.Length > 20);
        Assert.All(words, word => Assert.NotEmpty(word.TextContent));
        Assert.Equal(words.Length, words.Select(w => w.GetAttribute("value")).Distinct().Count());
    }

    private async Task<string> AddressAsync(string page, string name) =>
        (await World.ParseAsync(await World.GetAsync(page))).QuerySelector("#words")!.GetAttribute(name)!;
}
