using System.Text.RegularExpressions;
using Akashi.Service.Applications;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Lists;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Decisions.Office.Queue;

/// <summary>Row 6.2: a queue of any length is read page by page. Each test has a body of its own.</summary>
public partial class QueuePagesTests(World world)
{
    private const string Queue = "/office/decisions/queue";

    [Fact]
    public async Task A_hundred_and_twenty_stand_on_three_pages_each_once_the_oldest_first()
    {
        var queued = await world.QueuedAsync("measurer", 120);
        var clerk = await world.StaffSignedIn("meti");
        var pages = await WalkAsync(clerk, Queue);
        Assert.Equal([50, 50, 20], pages.Select(p => p.Count));
        Assert.Equal(queued.Order(), pages.SelectMany(p => p).Order());
        Assert.Equal("120件", clerk.Browser.Page.Text("[role=status]"));
    }

    [Fact]
    public async Task The_way_back_shows_the_same_pages()
    {
        await world.QueuedAsync("real-estate-appraiser", 120);
        var clerk = await world.StaffSignedIn("mlit");
        var pages = await WalkAsync(clerk, Queue);
        Assert.Equal(pages[1], await FollowAsync(clerk, "prev"));
        Assert.Equal(pages[0], await FollowAsync(clerk, "prev"));
        Assert.Null(LinkOf(clerk.Browser.Page, "prev"));
        Assert.Equal(pages[1], await FollowAsync(clerk, "next"));
    }

    [Fact]
    public async Task None_is_passed_over_or_repeated_while_others_come_and_go()
    {
        const string Qualification = "certified-public-accountant";
        var queued = await world.QueuedAsync(Qualification, 150, firstAt: world.Now.AddDays(-1));
        var clerk = await world.StaffSignedIn(BodyOf(Qualification));
        var first = IdsOn(await clerk.Browser.OpenAsync(Queue));
        var decided = first.Take(20).ToList();
        await world.MoveAsync(decided, ApplicationState.Completed);
        var later = queued.Except(first).Take(5).ToList();
        await world.MoveAsync(later, ApplicationState.Rejected);
        var begun = queued.Except(first).Except(later).Take(5).ToList();
        await world.MoveAsync(begun, ApplicationState.UnderReview);
        var come = await world.QueuedAsync(Qualification, 10);
        var seen = first;
        while (LinkOf(clerk.Browser.Page, "next") is not null) seen.AddRange(await FollowAsync(clerk, "next"));
        Assert.Equal(queued.Except(later).Concat(come).Order(), seen.Order());
    }

    [Fact]
    public async Task Where_the_rest_was_decided_meanwhile_the_end_of_the_list_is_shown()
    {
        const string Qualification = "patent-attorney";
        await world.QueuedAsync(Qualification, 130);
        var clerk = await world.StaffSignedIn(BodyOf(Qualification));
        var pages = await WalkAsync(clerk, Queue);
        await clerk.Browser.OpenAsync(Queue);
        await FollowAsync(clerk, "next");
        await world.MoveAsync(pages[2], ApplicationState.Completed);
        Assert.Equal(pages[1], await FollowAsync(clerk, "next"));
        Assert.Null(LinkOf(clerk.Browser.Page, "next"));
    }

    [Fact]
    public async Task Filters_stay_from_page_to_page()
    {
        const string Ours = "barber";
        const string Other = "beautician";
        var body = BodyOf(Ours);
        Assert.Equal(body, BodyOf(Other));
        var completed = await world.QueuedAsync(Ours, 70);
        await world.MoveAsync([.. completed, .. await world.QueuedAsync(Other, 5)], ApplicationState.Completed);
        await world.QueuedAsync(Ours, 5);
        var clerk = await world.StaffSignedIn(body);
        var pages = await WalkAsync(clerk, $"{Queue}?state=Completed&qualification={Ours}");
        Assert.Equal([50, 20], pages.Select(p => p.Count));
        Assert.Equal(completed.Order(), pages.SelectMany(p => p).Order());
        Assert.Equal("完了した申請", clerk.Browser.Page.Heading);
    }

    [Fact]
    public async Task A_qualification_is_chosen_among_those_of_the_body()
    {
        var clerk = await world.StaffSignedIn("sssc");
        var chosen = await clerk.Browser.OpenAsync(Queue + "?qualification=certified-social-worker");
        Assert.Equal("社会福祉士", chosen.Text("[name=qualification] [selected]"));
        Assert.Null((await clerk.Browser.OpenAsync(Queue + "?qualification=measurer")).Document.QuerySelector("[selected]"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("AP__________AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_broken_cursor_shows_the_first_page(string from)
    {
        const string Qualification = "weather-forecaster";
        await world.QueuedAsync(Qualification, 1);
        var clerk = await world.StaffSignedIn(BodyOf(Qualification));
        var page = await clerk.Browser.OpenAsync($"{Queue}?from={from}");
        Assert.NotEmpty(IdsOn(page));
        Assert.Null(LinkOf(page, "prev"));
        Assert.Equal(IdsOn(await clerk.Browser.OpenAsync(Queue)), IdsOn(page));
    }

    [Fact]
    public async Task A_cursor_of_another_body_shows_nothing_of_it()
    {
        const string Qualification = "judicial-scrivener";
        var queued = await world.QueuedAsync(Qualification, 60);
        var clerk = await world.StaffSignedIn(BodyOf(Qualification));
        var next = LinkOf(await clerk.Browser.OpenAsync(Queue), "next")!;
        var elsewhere = await world.StaffSignedIn("mext");
        Assert.Empty(IdsOn(await elsewhere.Browser.OpenAsync(next)).Intersect(queued));
    }

    [Fact]
    public async Task The_review_leads_back_to_the_page_it_was_opened_from_after_a_press_too()
    {
        var application = await (await world.HolderSignedIn()).AppliesAsync();
        var clerk = await world.StaffSignedIn();
        var place = "?state=All&qualification=certified-care-worker&from=" + new ListCursor(ListWay.Next, 1, Guid.Empty);
        await clerk.Browser.OpenAsync(Clerk.ReviewOf(application) + place);
        Assert.Equal(Queue + place, BackOf(clerk.Browser.Page));
        var begun = await clerk.Browser.PressAsync("審査をはじめる");
        Assert.Contains("審査をはじめました", begun.Text("main [role=status]"), StringComparison.Ordinal);
        Assert.Equal(Queue + place, BackOf(begun));
        Assert.Equal(Queue + place, BackOf(await clerk.Browser.PressAsync("却下する", ("reason", ""))));
    }

    [Fact]
    public async Task What_an_address_says_besides_is_not_carried_on()
    {
        var application = await (await world.HolderSignedIn()).AppliesAsync();
        var clerk = await world.StaffSignedIn();
        await clerk.Browser.OpenAsync(Clerk.ReviewOf(application) + "?state=nothing&qualification=measurer&from=x&words=y");
        Assert.Equal(Queue, BackOf(clerk.Browser.Page));
    }

    private string BodyOf(string qualification) => world.Services.GetRequiredService<CatalogFace>().Get(qualification).Body.Id;

    private static async Task<List<List<Guid>>> WalkAsync(Clerk clerk, string address)
    {
        List<List<Guid>> pages = [IdsOn((await clerk.Browser.OpenAsync(address)).MustBe("6.2"))];
        while (LinkOf(clerk.Browser.Page, "next") is not null) pages.Add(await FollowAsync(clerk, "next"));
        return pages;
    }

    private static async Task<List<Guid>> FollowAsync(Clerk clerk, string way) =>
        IdsOn((await clerk.Browser.OpenAsync(LinkOf(clerk.Browser.Page, way)!)).MustBe("6.2"));

    private static string? LinkOf(Page page, string way) => page.Document.QuerySelector($"nav.pages a[rel={way}]")?.GetAttribute("href");

    // A link, or on a page with a form in work a button of that form.
    private static string? BackOf(Page page) => page.Document.QuerySelector(".back-link") is not { } back ? null
        : back.GetAttribute("href") ?? Uri.UnescapeDataString(back.GetAttribute("formaction")!.Split("leave=")[1]);

    private static List<Guid> IdsOn(Page page) =>
        [.. page.Links.Select(l => ReviewAddress().Match(l)).Where(m => m.Success).Select(m => Guid.Parse(m.Groups[1].Value))];

    [GeneratedRegex("^/office/decisions/([0-9a-f-]{36})/review")]
    private static partial Regex ReviewAddress();
}
