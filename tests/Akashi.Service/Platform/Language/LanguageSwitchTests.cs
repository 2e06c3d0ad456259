using System.Net;
using Akashi.Service.Staff;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Payments;

namespace Akashi.Service.Tests.Platform.Language;

/// <summary>Row 0.7: every page of portal and office is in the language that the person chose, and no page is half in another.</summary>
[Collection(PayingGroup.Name)]
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class LanguageSwitchTests(PayingWorld paying)
{
    private readonly OwnWorld world = paying.World;
    private readonly EnglishReader reader = new();

    [Fact]
    public async Task Pages_from_application_to_credential_are_in_English_with_their_Japanese_marked()
    {
        var (holder, number) = (new Holder(world, world.NewCard()), Registering.NewNumber());
        reader.Follow(holder.Browser);
        await holder.SignInAsync();
        foreach (var page in (string[])["/home/search", "/home/services", "/home/certificates", "/applications/choose", "/applications/choose?words=介護"])
            await holder.Browser.OpenAsync(page);
        await world.RegisteredAsync(number, holder.Card.Persona);
        var application = await holder.AppliesAsync(number);
        await holder.Browser.OpenAsync(application + "/timeline");
        var clerk = await Clerk.AddedAsync(world, "sssc", StaffRole.Administrator);
        reader.Follow(clerk.Browser);
        await clerk.Browser.OpenAsync("/office/staff/sign-in");
        await clerk.EnrolAsync();
        await clerk.ReviewsAsync(application);
        await clerk.Browser.PressAsync("承認する");
        await holder.Browser.OpenAsync("/applications/mine");
        var charge = holder.Browser.Page.Links.First(l => l.StartsWith("/payments/", StringComparison.Ordinal)).Split('/')[2];
        foreach (var page in (string[])["check", "method", "confirm", "notices"]) await holder.Browser.OpenAsync($"/payments/{charge}/{page}");
        var paid = await PaysAsync(holder);
        (await holder.Browser.OpenAsync(paid)).MustBe("5.3.1");
        await holder.Browser.OpenAsync(holder.Browser.Page.Document.QuerySelector("main .button--primary")!.GetAttribute("href")!);
        var entry = holder.Browser.Page.Path.Split('/')[2];
        await holder.Browser.PressAsync("デジタル資格者証をダウンロードする");
        foreach (var page in (string[])["/issuing/choose", "/registers/mine", $"/issuing/{entry}/qualification", "/applications/change/" + entry, application + "/timeline", "/home"])
            await holder.Browser.OpenAsync(page);
        foreach (var page in (string[])["/office/registers/search?words=" + number, $"/office/registers/{entry}/open", "/office/decisions/queue?state=All"])
            await clerk.Browser.OpenAsync(page);
        Assert.Empty(reader.Faults);
        string[] read = ["0.1", "0.5", "1.3.1", "1.4.1", "1.5.2", "1.5.8", "1.5.9", "1.5.10", "1.5.11", "1.6.1", "2.5.2", "3.5.1", "3.6.1", "5.2.1", "5.2.5", "5.3.1", "6.2", "6.3", "6.5"];
        Assert.Empty(read.Except(reader.Screens));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/home/terms")]
    [InlineData("/home/privacy")]
    [InlineData("/home/accessibility")]
    [InlineData("/cards/agent")]
    [InlineData("/office/staff/sign-in")]
    [InlineData("/office/staff/enrol?code=none")]
    [InlineData("/no/such/page")]
    [InlineData("/error/403")]
    [InlineData("/error/429")]
    [InlineData("/error/400")]
    [InlineData("/error/500")]
    public async Task Pages_for_everybody_and_pages_about_failures_are_in_English(string address)
    {
        using var stranger = world.Stranger();
        Assert.NotEqual("", await reader.ReadAsync(stranger, address));
        Assert.Empty(reader.Faults);
    }

    [Fact]
    public async Task Switch_leads_to_the_same_page_and_leaves_nothing_in_its_address()
    {
        var holder = await world.HolderSignedIn();
        var page = await holder.Browser.OpenAsync("/applications/choose?words=%E5%8C%BB");
        Assert.Equal("ja", page.Document.DocumentElement.GetAttribute("lang"));
        var english = await holder.Browser.SwitchAsync();
        Assert.Equal(("/applications/choose?words=%E5%8C%BB", "en"), (english.Address.PathAndQuery, english.Document.DocumentElement.GetAttribute("lang")));
        Assert.Equal("en", (await holder.Browser.OpenAsync("/home")).Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("ja", (await holder.Browser.SwitchAsync()).Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Page_after_a_used_code_is_shown_in_the_other_language_with_the_same_words()
    {
        using var stranger = world.Stranger();
        await stranger.OpenAsync("/");
        await stranger.SubmitAsync("main form");
        var before = await stranger.OpenAsync("/cards/return?code=nonsense");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, before.Status);
        var english = await stranger.SwitchAsync();
        Assert.Equal(("en", "/cards/return"), (english.Document.DocumentElement.GetAttribute("lang"), english.Address.PathAndQuery));
        Assert.Empty(UnmarkedJapanese.In(english.Document.DocumentElement.OuterHtml));
        Assert.Equal(before.Text("h1"), (await stranger.SwitchAsync()).Text("h1"));
    }

    private async Task<string> PaysAsync(Holder holder)
    {
        (await holder.Browser.PressAsync("同意する")).MustBe("5.2.5");
        var start = holder.Browser.Page.Path;
        var token = holder.Browser.Page.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await holder.Browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, start)
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]),
        });
        using var provider = new Browser(world.ProviderOrigin);
        await provider.OpenAsync(answer.Headers.Location!.PathAndQuery);
        (await provider.SubmitAsync("main form", ("number", Payer.Good), ("expiry", "12/30"), ("code", "123"))).MustBe("5.2.8");
        await provider.PressAsync("お支払いを実行");
        return start.Replace("/start", "/return", StringComparison.Ordinal);
    }
}
