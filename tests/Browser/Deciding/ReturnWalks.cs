using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Deciding;

/// <summary>Applications that come back: returned and corrected (1.7.2), withdrawn (1.7.3).</summary>
[Collection(nameof(DecidingScene))]
public sealed class ReturnWalks(SharedScene shared)
{
    private const string Why = "昼間につながる番号を書いてください。";
    private static readonly Setting Office = new(1280, true);

    // One application, returned once for each setting; in the last one it is withdrawn.
    [Fact]
    public async Task Returned_application_is_corrected_and_signed_again_in_each_setting_then_withdrawn_and_begun_again()
    {
        await ApplyAsync(Setting.Phone);
        var staff = await shared.StaffAsync(Office, nameof(DecisionWalks));
        await staff.OpenApplicationOf("鈴木　太郎");
        var (before, round) = ("0312345678", 0);
        foreach (var setting in Setting.Pairwise.Select(row => row.Data))
        {
            await staff.Return("field:phone", Why);
            var (holder, after) = (await shared.SignedInAsync("taro", setting, nameof(ReturnWalks)), $"039000111{++round}");
            await CorrectAsync(holder, before, after);
            await staff.OpenApplicationOf("鈴木　太郎");
            await Expect(staff.Walk.Page.Locator(".summary-list__row--changed")).ToContainTextAsync("訂正前：" + before);
            if (round == 1) await SeeInEnglishAsync(staff.Walk.Page.Url, before);
            before = after;
            await OpenMineAsync(holder);
            await holder.Walk.Press("申請を取り下げる");
            await holder.Walk.At("1.7.3");
            if (setting is { Width: 1280, Script: false }) await WithdrawAsync(holder);
            await holder.Walk.Page.Context.CloseAsync();
        }
        await staff.Walk.Page.GetByRole(AriaRole.Link, new() { Name = "1回目の署名の内容を見る" }).ClickAsync();
        await staff.Walk.At("6.3", "round");
        await BeginAgainAsync();
    }

    // What was chosen is said in the language of the page; only what was corrected is marked.
    private async Task SeeInEnglishAsync(string review, string before)
    {
        var walk = await shared.StaffElsewhereAsync(Office with { Language = "en" }, nameof(ReturnWalks));
        await walk.Page.GotoAsync(review);
        await Expect(walk.Page.Locator(".summary-list__row--changed")).ToContainTextAsync(walk.Within("訂正前：" + before));
        await walk.At("6.3", "corrected");
        await walk.Page.Context.CloseAsync();
    }

    private static async Task CorrectAsync(HolderActs holder, string before, string after)
    {
        var walk = holder.Walk;
        await OpenMineAsync(holder);
        await walk.At("1.7.2", "timeline");
        await walk.Page.Locator(".summary-list__row--asked a").ClickAsync();
        await walk.At("1.5.9", "returned");
        await Expect(walk.Page.Locator("main form .notice")).ToContainTextAsync(Why);
        await walk.Page.Locator("[name=phone]").FillAsync(after);
        await walk.Press("次へ");
        await walk.At("1.7.2", "check");
        await Expect(walk.Page.Locator(".summary-list__row--changed")).ToContainTextAsync(walk.Within("訂正前：" + before));
        await holder.CheckConsentAndSign();
    }

    private static async Task WithdrawAsync(HolderActs holder)
    {
        await holder.Walk.Press("取り下げる");
        await holder.Walk.At("1.7.1", "withdrawn");
    }

    private async Task BeginAgainAsync()
    {
        var holder = await shared.SignedInAsync("taro", Setting.Phone with { Language = "en" }, nameof(ReturnWalks));
        await OpenMineAsync(holder);
        await holder.Walk.At("1.7.1", "withdrawn");
        await holder.Walk.Press("内容を引き継いで申請しなおす");
        await holder.Walk.At("1.5.2", "again");
    }

    private static async Task OpenMineAsync(HolderActs holder)
    {
        await holder.Open("/applications/mine");
        await holder.Walk.At("1.7.1");
        await holder.Walk.Page.Locator("main .card").First.GetByRole(AriaRole.Link).First.ClickAsync();
        await holder.Walk.At("1.7.1");
    }

    private async Task ApplyAsync(Setting setting)
    {
        var holder = await shared.SignedInAsync("taro", setting, nameof(ReturnWalks));
        await holder.BeginInitialRegistration("介護福祉士", "登録していない");
        await holder.ReadFacts("鈴木　太郎");
        await holder.AnswerAsNew("スズキ　タロウ");
        await holder.CheckConsentAndSign();
        await holder.Walk.Page.Context.CloseAsync();
    }
}

/// <summary>The walks in which staff decide share one scene, because to start its programs takes as long as a walk.</summary>
[CollectionDefinition(nameof(DecidingScene))]
public sealed class DecidingScene : ICollectionFixture<SharedScene>;
