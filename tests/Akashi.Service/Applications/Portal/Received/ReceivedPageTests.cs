using Akashi.Service.Applications;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Applications.Portal.Received;

/// <summary>Row 1.6.1: the page says what happens next, until the decision is made.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class ReceivedPageTests(World world)
{
    [Theory]
    [InlineData(ApplicationState.Submitted, "申請を受け付けました（審査待ち）")]
    [InlineData(ApplicationState.UnderReview, "申請を受け付けました（審査中）")]
    public async Task Before_the_decision_it_says_what_is_ahead(ApplicationState state, string words)
    {
        var (holder, application) = await AppliedAsync(state);
        var page = (await holder.Browser.OpenAsync(application + "/received")).MustBe("1.6.1");
        Assert.Equal((words, "申請完了"), (page.Heading, page.Text(".step-name")));
        Assert.Equal(["審査", "デジタル資格者証の受け取り"], page.Document.QuerySelectorAll(".time-line li[data-pending] strong").Select(s => s.TextContent));
    }

    [Theory]
    [InlineData(ApplicationState.Rejected)]
    [InlineData(ApplicationState.AwaitingPayment)]
    [InlineData(ApplicationState.Completed)]
    public async Task After_the_decision_the_time_line_is_there_instead(ApplicationState state)
    {
        var (holder, application) = await AppliedAsync(state);
        Assert.Equal(application + "/timeline", (await holder.Browser.OpenAsync(application + "/received")).MustBe("1.7.1").Path);
    }

    private async Task<(Holder Holder, string Application)> AppliedAsync(ApplicationState state)
    {
        var holder = await world.HolderSignedIn();
        var application = await holder.AppliesAsync(Registering.NewNumber());
        var id = Applying.IdOf(application);
        await world.InDbAsync(db => db.Set<Application>().Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.State, state)));
        return (holder, application);
    }
}
