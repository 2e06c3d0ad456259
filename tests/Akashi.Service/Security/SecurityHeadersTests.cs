using System.Net;
using Akashi.Service.Applications;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Security;

/// <summary>P5: a strict policy on every response, and pages that comply with it.</summary>
[Collection(OneVictimGroup.Name)]
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class SecurityHeadersTests(World world, OneVictim one)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_has_a_strict_policy_and_nothing_inline()
    {
        var victim = one.Victim;
        var clerk = await world.StaffSignedIn(Victim.Body);
        var pages = 0;
        foreach (var route in Route.All(world).Where(r => r.Gets))
        {
            var browser = route.Policy == "staff" ? clerk.Browser : victim.Holder.Browser;
            foreach (var address in victim.AddressesOf(route))
            {
                using var answer = await browser.GetAsync(address);
                IsStrict(address, answer);
                if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
                HasNothingInline(address, await answer.Content.ReadAsStringAsync(Ct));
                pages++;
            }
        }
        Assert.True(pages > 40, $"Only {pages} pages were seen.");
    }

    [Theory]
    [InlineData("/no/such/page", HttpStatusCode.NotFound)]
    [InlineData("/error/500", HttpStatusCode.OK)]
    [InlineData("/applications/not-a-guid/check", HttpStatusCode.NotFound)]
    public async Task Error_page_has_them_too(string address, HttpStatusCode status)
    {
        using var answer = await world.Stranger().GetAsync(address);
        Assert.Equal(status, answer.StatusCode);
        IsStrict(address, answer);
        HasNothingInline(address, await answer.Content.ReadAsStringAsync(Ct));
    }

    // The exception handler clears the headers that were set before it.
    [Fact]
    public async Task Page_after_a_crash_has_them_too_and_reveals_nothing_about_the_crash()
    {
        var holder = await world.HolderSignedIn();
        var id = Applying.IdOf(await holder.BeginsAsync());
        await SetQualificationAsync(id, "lost-from-the-catalog");
        using var answer = await holder.Browser.GetAsync($"/applications/{id}/state");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var body = await answer.Content.ReadAsStringAsync(Ct);
        IsStrict("a crash", answer);
        Assert.DoesNotContain("lost-from-the-catalog", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        // Other tests list this application too, so repair it.
        await SetQualificationAsync(id, "certified-care-worker");
    }

    private Task<int> SetQualificationAsync(Guid id, string qualification) => world.InDbAsync(db =>
        db.Set<Application>().Where(a => a.Id == id).ExecuteUpdateAsync(u => u.SetProperty(a => a.QualificationId, qualification), Ct));

    [Fact]
    public async Task Attached_file_runs_nothing()
    {
        var victim = one.Victim;
        using var answer = await victim.Holder.Browser.GetAsync($"/applications/{victim.Draft}/files/{victim.File}");
        Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
        Assert.EndsWith("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Script_in_an_answer_is_shown_as_text()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.BeginsWithFactsAsync();
        var answers = Applying.Answers().Append(("former-name", "<script>alert(1)</script>")).ToList();
        await holder.AnswersAsync(answers, "certificate-copy");
        var page = await holder.Browser.OpenAsync(draft + "/check");
        Assert.Contains("<script>alert(1)</script>", page.Words, StringComparison.Ordinal);
        HasNothingInline("check", page.Document.Source.Text);
    }

    private static void IsStrict(string address, HttpResponseMessage answer)
    {
        Assert.True(answer.Headers.TryGetValues("Content-Security-Policy", out var values), $"{address} has no policy");
        var policy = string.Join(' ', values!);
        Assert.True(policy.StartsWith("default-src 'none'", StringComparison.Ordinal), $"{address}: {policy}");
        Assert.True(policy.Contains("frame-ancestors 'self'", StringComparison.Ordinal), $"{address}: {policy}");
        var script = policy.Split(';').SingleOrDefault(p => p.Trim().StartsWith("script-src", StringComparison.Ordinal))?.Trim();
        Assert.True(script is null or "script-src 'self'", $"{address}: {policy}");
        var headers = answer.Headers;
        Assert.True(headers.Contains("X-Content-Type-Options") && headers.Contains("Referrer-Policy"), $"{address} lacks a header");
        Assert.True(headers.CacheControl is not null, $"{address} lacks a header");
    }

    private static void HasNothingInline(string address, string html)
    {
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        Assert.True(document.QuerySelector("script:not([src]), style, [style], iframe[srcdoc]") is null, $"{address} has script or style inline");
        Assert.DoesNotContain(document.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(document.QuerySelectorAll("[href]"), e => e.GetAttribute("href")!.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
    }
}
