using Akashi.Service.Tests.Given;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Akashi.Service.Tests.Security;

/// <summary>P4: attributes of the cookies, in development and in operation.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class CookieTests(World world)
{
    [Fact]
    public async Task Cookies_are_hidden_from_scripts_and_lax()
    {
        var set = await CookiesOfAsync(world);
        Assert.Equal(["akashi-form", "akashi-holder", "akashi-staff"], set.Keys.Order());
        Assert.All(set.Values, IsGuarded);
        Assert.All(set.Values, flags => Assert.DoesNotContain("secure", flags));
    }

    [Fact]
    public async Task Under_TLS_cookies_belong_to_this_host_only_and_are_sent_encrypted()
    {
        await using var tls = await OwnWorld.StartWithTlsAsync();
        var set = await CookiesOfAsync(tls);
        Assert.Equal(["__Host-akashi-form", "__Host-akashi-holder", "__Host-akashi-staff"], set.Keys.Order());
        Assert.All(set.Values, IsGuarded);
        Assert.All(set.Values, flags =>
        {
            Assert.Contains("secure", flags);
            Assert.Contains("path=/", flags);
            Assert.DoesNotContain(flags, f => f.StartsWith("domain", StringComparison.Ordinal));
        });
        Assert.Equal("/home", (await tls.HolderSignedIn()).Browser.Page.Path);
    }

    [Fact]
    public async Task Cookie_that_reports_once_what_was_done_is_protected_like_the_others()
    {
        var application = await (await world.HolderSignedIn()).AppliesAsync();
        var clerk = await world.StaffSignedIn();
        await clerk.Browser.OpenAsync(Clerk.ReviewOf(application));
        var form = clerk.Browser.FormOf("form[action$='handler=begin']");
        var fields = new FormUrlEncodedContent(Forms.FieldsOf(form, []));
        using var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")) { Content = fields };
        using var posted = await clerk.Browser.SendAsync(request);
        var set = Assert.Single(Set(posted)).Split(';', StringSplitOptions.TrimEntries);
        Assert.StartsWith("akashi-done=", set[0], StringComparison.Ordinal);
        IsGuarded([.. set.Skip(1).Select(f => f.ToLowerInvariant())]);
        await using var tls = await OwnWorld.StartWithTlsAsync();
        Assert.Equal("__Host-akashi-done", tls.Services.GetRequiredService<IOptions<CookieTempDataProviderOptions>>().Value.Cookie.Name);
    }

    [Fact]
    public async Task Signing_out_makes_the_browser_forget_what_it_stored()
    {
        await using var tls = await OwnWorld.StartWithTlsAsync();
        var holder = await tls.HolderSignedIn();
        var fields = Forms.FieldsOf(holder.Browser.FormOf("form[action='/accounts/sign-out']"), []);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/accounts/sign-out") { Content = new FormUrlEncodedContent(fields) };
        using var posted = await holder.Browser.SendAsync(request);
        Assert.Equal("\"cache\", \"storage\"", Assert.Single(posted.Headers.GetValues("Clear-Site-Data")));
    }

    private static void IsGuarded(string[] flags)
    {
        Assert.Contains("httponly", flags);
        Assert.Contains("samesite=lax", flags);
    }

    // Cookies set by the start page's form and by the staff's sign-in, by name.
    private static async Task<Dictionary<string, string[]>> CookiesOfAsync(World world)
    {
        using var browser = world.Stranger();
        var set = new List<string>();
        (string, string, string)[] forms = [("/", "main form", "/"), ("/office/staff/sign-in", "form[data-passkey]", "/office/staff/sign-in?handler=options")];
        foreach (var (page, form, action) in forms)
        {
            using (var shown = await browser.GetAsync(page)) set.AddRange(Set(shown));
            await browser.OpenAsync(page);
            var fields = Forms.FieldsOf(browser.FormOf(form), []);
            using var posted = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) });
            set.AddRange(Set(posted));
        }
        return set.Select(c => c.Split(';', StringSplitOptions.TrimEntries)).DistinctBy(c => c[0].Split('=')[0])
            .ToDictionary(c => c[0].Split('=')[0], c => c.Skip(1).Select(f => f.ToLowerInvariant()).ToArray());
    }

    private static IEnumerable<string> Set(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var values) ? values : [];
}
