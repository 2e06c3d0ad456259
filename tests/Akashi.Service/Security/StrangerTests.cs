using System.Net;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Security;

/// <summary>
/// P1, P2: every address with every id of one holder is opened by everybody else, who sees neither a word of the holder's nor an error page.
/// </summary>
[Collection(OneVictimGroup.Name)]
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class StrangerTests(World world, OneVictim one)
{
    private readonly Victim victim = one.Victim;

    // Proves that the walk can find something: the owner can read it at these same addresses.
    [Fact]
    public async Task Owner_reads_on_many_of_the_same_addresses()
    {
        var told = 0;
        foreach (var (_, address) in Addresses())
        {
            var (status, body) = await GetAsync(victim.Holder.Browser, address);
            Assert.True((int)status < 500, $"{address} answers {status}");
            if (status == HttpStatusCode.OK && victim.Secrets.Any(s => body.Contains(s, StringComparison.Ordinal))) told++;
        }
        Assert.True(told >= 8, $"Only {told} addresses told the owner anything.");
    }

    [Fact]
    public async Task Stranger_reads_nothing() => await ReadsNothingAsync(world.Stranger());

    [Fact]
    public async Task Person_about_to_sign_in_reads_nothing()
    {
        var other = new Holder(world, world.CardInSandbox("taro"));
        await other.AsksToSignInAsync();
        await ReadsNothingAsync(other.Browser);
    }

    [Fact]
    public async Task Another_holder_reads_nothing() => await ReadsNothingAsync((await world.HolderSignedIn("taro")).Browser);

    [Fact]
    public async Task Staff_of_another_body_read_nothing() => await ReadsNothingAsync((await world.StaffSignedIn("mhlw")).Browser);

    [Fact]
    public async Task Another_holder_changes_nothing()
    {
        var other = await world.HolderSignedIn("taro");
        await other.Browser.OpenAsync("/home");
        await ChangesNothingAsync(other.Browser, "holder", ["", "?handler=attach", "?handler=remove&file=" + victim.File, "?handler=again"]);
    }

    [Fact]
    public async Task Staff_of_another_body_change_nothing()
    {
        var clerk = await world.StaffSignedIn("mhlw");
        await ChangesNothingAsync(clerk.Browser, "staff", ["", "?handler=begin", "?handler=accept", "?handler=reject", "?handler=confirm", "?handler=back"]);
    }

    [Theory]
    [InlineData("holder")]
    [InlineData("holder-session")]
    public async Task Staff_get_no_page_of_holders(string policy) => await LedAwayAsync((await world.StaffSignedIn(Victim.Body)).Browser, policy, "/");

    [Fact]
    public async Task Holder_gets_no_page_of_staff() => await LedAwayAsync(victim.Holder.Browser, "staff", "/office/staff/sign-in");

    [Theory]
    [InlineData("holder", "/")]
    [InlineData("holder-session", "/")]
    [InlineData("staff", "/office/staff/sign-in")]
    public async Task Stranger_is_led_to_the_sign_in(string policy, string where) => await LedAwayAsync(world.Stranger(), policy, where);

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(Browser browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private IEnumerable<(Route Route, string Address)> Addresses() =>
        Route.All(world).Where(r => r.Methods != "POST").SelectMany(r => victim.AddressesOf(r).Select(a => (r, a)));

    private async Task ReadsNothingAsync(Browser browser)
    {
        foreach (var (route, address) in Addresses())
        {
            var (status, body) = await GetAsync(browser, address);
            Assert.True((int)status < 500, $"{address} answers {status}");
            foreach (var secret in victim.Secrets) Assert.False(body.Contains(secret, StringComparison.Ordinal), $"{address} says \"{secret}\"");
            // Addresses that name a thing of somebody are not found, or lead to the sign-in; pages for everybody name nothing.
            var names = route.Pattern.Contains("{id:guid}", StringComparison.Ordinal) || route.Pattern.Contains("{tx}", StringComparison.Ordinal);
            if (names) Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.Redirect, $"{address} answers {status}");
        }
    }

    // With a valid token of their own: what stops them is that the thing is another person's.
    private async Task ChangesNothingAsync(Browser browser, string policy, string[] handlers)
    {
        var page = browser.Page;
        var posts = Route.All(world).Where(r => r.Posts && r.Policy == policy && r.Pattern.Contains("{id:guid}", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(posts);
        foreach (var address in posts.SelectMany(victim.AddressesOf).SelectMany(a => handlers.Select(h => a + h)))
        {
            var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            var fields = new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = token,
                ["consent"] = "true",
                ["state"] = "Registered",
                ["command"] = "Revoke",
                ["reason"] = "x",
            };
            using var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) });
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"POST {address} answers {answer.StatusCode}");
        }
    }

    private async Task LedAwayAsync(Browser browser, string policy, string where)
    {
        foreach (var (_, address) in Addresses().Where(a => a.Route.Policy == policy))
        {
            using var answer = await browser.GetAsync(address);
            var isLedAway = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location?.ToString() == where;
            Assert.True(isLedAway, $"{address} answers {answer.StatusCode} {answer.Headers.Location}");
        }
    }
}
