using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Holder;

/// <summary>Detours with the card agent: a request that was left, the way back after the end, giving up.</summary>
[Collection(nameof(HolderScene))]
public sealed class AbandonedRequestWalks(SharedScene shared)
{
    private const string Over = "この依頼は終わっています";
    private const string Back = "サービスの画面に戻る";

    [Theory]
    [MemberData(nameof(Setting.Pairwise), MemberType = typeof(Setting))]
    public async Task Request_that_was_left_in_one_tab_ends_by_a_press_in_the_next_which_signs_in(Setting setting)
    {
        var first = await shared.HolderAsync("hanako", setting, nameof(AbandonedRequestWalks));
        await first.AskToSignIn();
        await first.EnterSecret(HolderActs.Pin);
        await first.Walk.At("0.3");

        var second = await shared.NextTabAsync(first, setting, nameof(AbandonedRequestWalks));
        await second.AskToSignIn();
        await Expect(second.Walk.Page.Locator("main")).ToContainTextAsync(shared.Scene.Stack.Settings.Service.Host);
        second.Walk.Expects(409);
        await second.Walk.MustSeeAsync("別の依頼を進めています", "agent-busy");
        await second.Walk.Press("進めている依頼を終えて、新しい依頼を始める");
        await second.FinishSignIn();

        await first.Walk.Press("読み取り開始");
        await Expect(first.Walk.Page.Locator("h1")).ToHaveTextAsync(first.Walk.Exactly(Over));
        first.Walk.Expects(409);
        await first.Walk.MustSeeAsync(Over, "agent-replaced");
    }

    [Theory]
    [MemberData(nameof(Setting.Pairwise), MemberType = typeof(Setting))]
    public async Task Way_back_after_the_end_leads_on_to_the_portal(Setting setting)
    {
        var holder = await shared.HolderAsync("hanako", setting, nameof(AbandonedRequestWalks));
        await holder.SignIn();
        await holder.Walk.Page.GoBackAsync();
        await holder.Walk.MustSeeAsync(Over, "agent-over");
        await holder.Walk.Press(Back);
        await holder.Walk.At("1.3.1");
    }

    [Theory]
    [MemberData(nameof(Setting.Pairwise), MemberType = typeof(Setting))]
    public async Task Giving_up_leads_to_where_the_person_was_without_a_word_of_error(Setting setting)
    {
        var holder = await shared.HolderAsync("hanako", setting, nameof(AbandonedRequestWalks));
        await holder.AskToSignIn();
        await holder.Walk.At("0.2");
        await holder.Walk.Press("やめて、もとの画面に戻る");
        await holder.Walk.At("0.1");
        await Expect(holder.Walk.Page.Locator(".notice--error, .error-summary")).ToHaveCountAsync(0);
        await holder.SignIn();
    }
}
