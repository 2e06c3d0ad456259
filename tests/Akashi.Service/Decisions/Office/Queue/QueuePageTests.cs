using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Decisions.Office.Queue;

/// <summary>Row 6.2.</summary>
public class QueuePageTests(World world)
{
    [Theory]
    [InlineData("", "審査を待つ申請", true)]
    [InlineData("?state=All", "すべての申請", true)]
    [InlineData("?state=Submitted", "受付済みの申請", true)]
    [InlineData("?state=Completed", "完了した申請", false)]
    [InlineData("?state=Rejected", "却下した申請", false)]
    [InlineData("?state=Draft", "審査を待つ申請", true)]
    [InlineData("?state=nothing", "審査を待つ申請", true)]
    public async Task The_heading_says_what_is_listed(string query, string heading, bool listed)
    {
        var application = await (await world.HolderSignedIn()).AppliesAsync();
        var (page, found) = await (await world.StaffSignedIn()).LooksForAsync(application, query);
        Assert.Equal((heading, listed), (page.Heading, found));
    }

    [Fact]
    public async Task Everything_can_be_listed_and_nobody_is_asked_to_choose()
    {
        var page = await (await world.StaffSignedIn()).Browser.OpenAsync("/office/decisions/queue");
        Assert.StartsWith("審査待ちすべて受付済み", page.Text("[name=state]"), StringComparison.Ordinal);
    }
}
