using System.Net;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Security;

/// <summary>P4: a post without the form's token changes nothing anywhere, even with every cookie.</summary>
[Collection(OneVictimGroup.Name)]
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class AntiforgeryTests(World world, OneVictim one)
{
    // The card agent and the payment provider have no cookie and need no token:
    // what counts is the request's id and pairing token, or the signature.
    private static readonly string[] WithoutCookies =
        ["/card-requests/{tx}/seen", "/card-requests/{tx}/claim", "/card-requests/{tx}/result", "/payments/webhooks/stripe"];

    // Only shows a text; it is re-executed for posts that failed elsewhere.
    private const string ErrorPage = "/error/{code:int}";

    [Fact]
    public async Task Post_without_token_is_refused_everywhere()
    {
        var victim = one.Victim;
        var clerk = await world.StaffSignedIn(Victim.Body);
        var posts = Route.All(world).Where(r => r.Posts && !WithoutCookies.Contains(r.Pattern) && r.Pattern != ErrorPage).ToList();
        Assert.True(posts.Count > 10, "The routes were not found.");
        foreach (var route in posts)
        {
            var browser = route.Policy == "staff" ? clerk.Browser : victim.Holder.Browser;
            foreach (var address in victim.AddressesOf(route))
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([new("consent", "true")]) };
                using var answer = await browser.SendAsync(request);
                Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"POST {address} answers {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Token_of_another_person_is_refused()
    {
        var (one, other) = (await world.HolderSignedIn(), await world.HolderSignedIn("taro"));
        await other.Browser.OpenAsync("/home");
        var token = other.Browser.Page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await one.Browser.OpenAsync("/applications/begin/certified-care-worker");
        var page = await one.Browser.SubmitAsync("main form", ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
    }

    [Fact]
    public async Task Back_channel_does_not_accept_a_cookie_in_place_of_its_tokens()
    {
        var holder = new Holder(world, world.CardInSandbox("hanako"));
        var tx = await holder.AsksToSignInAsync();
        var channel = new BackChannel(holder.Browser);
        await channel.ClaimAsync(tx);
        Assert.Equal("wrong-token", (await channel.ResultAsync(tx, null, new StringContent("""{"failure":"cancelled"}"""))).Code);
    }
}
