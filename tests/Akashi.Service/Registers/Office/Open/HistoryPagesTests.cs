using System.Globalization;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Registers.Office.ChangeStatus;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Registers.Office.Open;

/// <summary>Row 6.5: the history of an entry, however long it is.</summary>
public class HistoryPagesTests(World world)
{
    [Fact]
    public async Task A_long_history_is_read_page_by_page_the_newest_first()
    {
        var entry = await world.RegisteredAsync(Registering.NewNumber(), world.NewCard().Persona);
        for (var i = 0; i < 60; i++) await ChangeAsync(entry, i % 2 == 0 ? StatusCommand.Suspend : StatusCommand.Lift);
        var clerk = await world.StaffSignedIn();
        var first = (await clerk.Browser.OpenAsync($"/office/registers/{entry}/open")).MustBe("6.5");
        var second = await clerk.Browser.OpenAsync(first.Document.QuerySelector("nav.pages a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(Enumerable.Range(1, 61).Reverse(), VersionsOn(first).Concat(VersionsOn(second)));
        Assert.Equal(50, VersionsOn(first).Count);
    }

    private Task<StatusOutcome> ChangeAsync(Guid entry, StatusCommand command) => world.InServiceAsync(services =>
        services.GetRequiredService<ChangeStatusHandler>().HandleAsync(
            entry, services.GetRequiredService<CatalogFace>().OfBody("sssc"), command, Actor.System, "届出による", CancellationToken.None));

    private static List<int> VersionsOn(Page page) =>
        [.. page.Document.QuerySelectorAll("tbody th").Select(c => int.Parse(c.TextContent, CultureInfo.InvariantCulture))];
}
