using System.Net.Http.Headers;
using Akashi.Service.Tests.Given;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Akashi.Service.Tests.Security;

/// <summary>The cost of pages over the wire, which of them are compressed, and which a search engine may list.</summary>
[Collection(OneVictimGroup.Name)]
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class WireTests(World world, OneVictim one)
{
    /// <summary>The most that a page may cost, with its headers, when its assets are there.</summary>
    internal const int MostBytes = 15_000;

    // Beside an application, staff see up to five entries that may be hers; a screen draws the code of its credential, which is too secret to be packed.
    private static readonly (string Begin, int Bytes)[] Most = [("/office/decisions/", 18_000), ("/issuing/screen/", 45_000)];

    // Their length grows with their rows: what staff ask for, and how often staff opened what is one's own.
    private static readonly string[] Lists = ["/office/decisions/queue", "/office/registers/search", "/office", "/home/opened"];
    private static readonly string[] Packed = ["/", "/applications/choose", "/cards/agent", "/home/accessibility", "/home/privacy", "/home/terms"];
    private static readonly string[] Listed = ["/", "/cards/agent", "/home/accessibility", "/home/privacy", "/home/terms", "/office/staff/sign-in"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Second_page_costs_little()
    {
        var seen = new Dictionary<string, int>();
        var first = await CostAsync(world.Stranger(), "/", seen);
        Assert.InRange(first, 5_000, 40_000);
        List<string> dear = [];
        foreach (var (browser, address) in (await PagesAsync()).Where(p => !Lists.Contains(p.Address)))
        {
            var bytes = await CostAsync(browser, address, seen);
            var most = Most.FirstOrDefault(m => address.StartsWith(m.Begin, StringComparison.Ordinal)) is { Bytes: > 0 } other ? other.Bytes : MostBytes;
            if (bytes > most) dear.Add($"{address}: {bytes}");
        }
        Assert.True(dear.Count == 0, string.Join('\n', dear));
    }

    [Fact]
    public async Task Every_asset_of_a_page_may_be_cached_for_a_year_and_is_compressed()
    {
        foreach (var (browser, address) in await PagesAsync())
        {
            using var answer = await browser.GetAsync(address);
            foreach (var asset in AssetsOf(await DocumentAsync(answer)))
            {
                using var file = await AskAsync(browser, asset);
                var cache = file.Headers.CacheControl;
                var isKept = file.IsSuccessStatusCode && cache is { MaxAge.TotalDays: 365, Public: true };
                Assert.True(isKept, $"{address} links {asset}: {file.StatusCode}, {cache}");
                var isPacked = file.Content.Headers.ContentLength < 600 || file.Content.Headers.ContentEncoding.Contains("br");
                Assert.True(isPacked, $"{address} links {asset}, which is not packed");
            }
        }
    }

    /// <summary>
    /// Threat P17: if a page with a fact about the person were compressed, its
    /// length would tell whether text sent with the request equals that fact.
    /// </summary>
    [Fact]
    public async Task Only_pages_without_a_secret_are_compressed()
    {
        HashSet<string> packed = [];
        foreach (var (browser, address) in await PagesAsync())
        {
            using var answer = await AskAsync(browser, address);
            if (answer.Content.Headers.ContentEncoding.Count > 0) packed.Add(address);
        }
        Assert.Equal(Packed, packed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_page_has_a_description_and_only_those_without_code_or_person_may_be_listed()
    {
        HashSet<string> listed = [];
        foreach (var (browser, address) in await PagesAsync())
        {
            using var answer = await browser.GetAsync(address);
            var document = await DocumentAsync(answer);
            var description = Meta(document, "description");
            Assert.True(description is { Length: > 20 and < 200 }, $"{address} has the description \"{description}\"");
            if (answer.IsSuccessStatusCode && Meta(document, "robots") != "noindex") listed.Add(address);
        }
        Assert.Equal(Listed, listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Robots_may_read_the_pages()
    {
        using var answer = await world.Stranger().GetAsync("/robots.txt");
        Assert.Equal("User-agent: *\nDisallow: /api/\n", await answer.Content.ReadAsStringAsync(Ct));
    }

    private static string? Meta(IHtmlDocument document, string name) => document.QuerySelector($"meta[name={name}]")?.GetAttribute("content");

    // Every page, opened by somebody who may see it, except those that redirect.
    private async Task<IReadOnlyList<(Browser Browser, string Address)>> PagesAsync()
    {
        var clerk = await world.StaffSignedIn(Victim.Body);
        List<(Browser, string)> pages = [(world.Stranger(), "/")];
        foreach (var route in Route.All(world).Where(r => r.Gets && r.Pattern != "/"))
        {
            var browser = route.Policy switch { "staff" => clerk.Browser, "anybody" => world.Stranger(), _ => one.Victim.Holder.Browser };
            foreach (var address in one.Victim.AddressesOf(route))
            {
                using var answer = await browser.GetAsync(address);
                if (answer.Content.Headers.ContentType?.MediaType == "text/html") pages.Add((browser, address));
            }
        }
        Assert.True(pages.Count > 40, $"Only {pages.Count} pages were seen.");
        return pages;
    }

    // Bytes of headers and bodies: of the page, and of what it links that the browser does not have yet.
    private static async Task<int> CostAsync(Browser browser, string address, Dictionary<string, int> seen)
    {
        using var answer = await AskAsync(browser, address);
        var bytes = await BytesAsync(answer);
        using var plain = await browser.GetAsync(address);
        foreach (var asset in AssetsOf(await DocumentAsync(plain)).Where(a => !seen.ContainsKey(a)))
        {
            using var file = await AskAsync(browser, asset);
            bytes += seen[asset] = await BytesAsync(file);
        }
        return bytes;
    }

    private static IEnumerable<string> AssetsOf(IHtmlDocument document) => document.QuerySelectorAll("link[href], script[src], img[src]")
        .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!)
        .Where(a => a.StartsWith("/assets/", StringComparison.Ordinal))
        .Distinct();

    private static async Task<HttpResponseMessage> AskAsync(Browser browser, string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        return await browser.SendAsync(request);
    }

    /// <summary>Bytes of an answer with its headers.</summary>
    internal static async Task<int> BytesAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadAsByteArrayAsync(Ct)).Length
        + answer.Headers.Concat(answer.Content.Headers).Sum(h => h.Value.Sum(v => h.Key.Length + v.Length + 4));

    private static async Task<IHtmlDocument> DocumentAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Ct), Ct);
}
