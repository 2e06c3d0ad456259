using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Applications.Portal.Mine;

/// <summary>Row 1.7.1: the list of a holder's applications.</summary>
public class MinePagesTests(World world)
{
    [Fact]
    public async Task A_holder_with_many_applications_reads_them_page_by_page_the_newest_first()
    {
        var holder = await world.HolderSignedIn();
        var queued = await world.QueuedAsync("veterinarian", 60, await holder.AccountIdAsync());
        var first = (await holder.Browser.OpenAsync("/applications/mine")).MustBe("1.7.1");
        Assert.Equal("60件", first.Text("[role=status]"));
        var next = first.Document.QuerySelector("nav.pages a[rel=next]")!.GetAttribute("href")!;
        var second = await holder.Browser.OpenAsync(next);
        Assert.Equal((50, 10), (CardsOn(first).Count, CardsOn(second).Count));
        Assert.Equal(queued.Select(q => $"/applications/{q}/timeline").Order(), CardsOn(first).Concat(CardsOn(second)).Order());
        Assert.Equal(CardsOn(first), CardsOn(await holder.Browser.OpenAsync(second.Document.QuerySelector("nav.pages a[rel=prev]")!.GetAttribute("href")!)));
    }

    [Fact]
    public async Task Who_has_few_sees_no_ways_to_other_pages()
    {
        var holder = await world.HolderSignedIn();
        await world.QueuedAsync("veterinarian", 50, await holder.AccountIdAsync());
        Assert.Null((await holder.Browser.OpenAsync("/applications/mine")).Document.QuerySelector("nav.pages"));
    }

    [Fact]
    public async Task A_place_in_the_list_of_another_holder_shows_the_own_list()
    {
        var other = await world.HolderSignedIn();
        var theirs = await world.QueuedAsync("veterinarian", 60, await other.AccountIdAsync());
        var next = (await other.Browser.OpenAsync("/applications/mine")).Document.QuerySelector("nav.pages a[rel=next]")!.GetAttribute("href")!;
        var holder = await world.HolderSignedIn();
        var own = Assert.Single(await world.QueuedAsync("veterinarian", 1, await holder.AccountIdAsync()));
        Assert.Equal([$"/applications/{own}/timeline"], CardsOn(await holder.Browser.OpenAsync(next)));
        Assert.Equal(60, theirs.Count);
    }

    private static List<string> CardsOn(Page page) => [.. page.Document.QuerySelectorAll("main .card h2 a").Select(a => a.GetAttribute("href")!)];
}
