using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Deciding;

/// <summary>Applications that come back: returned and corrected (1.7.2), withdrawn (1.7.3).</summary>
[Collection(nameof(DecidingScene))]
public sealed class ReturnWalks(SharedScene shared)
{
    private static readonly Setting Office = new(1280, true);

    [Fact]
    public async Task Returned_application_is_corrected_at_its_place_and_signed_again_without_scripts()
    {
        const string Why = "昼間につながる番号を書いてください。";
        var holder = await ApplyAsync(new Setting(360, false));
        var walk = holder.Walk;
        var staff = await shared.StaffAsync(Office, nameof(DecisionWalks));
        await staff.OpenApplicationOf("鈴木　太郎");
        await staff.Return("field:phone", Why);
        await OpenMineAsync(holder);
        await walk.At("1.7.2", "timeline");
        await walk.Page.Locator(".summary-list__row--asked a").ClickAsync();
        await walk.At("1.5.9", "returned");
        await Expect(walk.Page.Locator("main form .notice")).ToContainTextAsync(Why);
        await walk.Page.Locator("[name=phone]").FillAsync("03-9000-1111");
        await walk.Press("次へ");
        await walk.At("1.7.2", "check");
        await Expect(walk.Page.Locator(".summary-list__row--changed")).ToContainTextAsync("訂正前：0312345678");
        await holder.CheckConsentAndSign();
        await staff.OpenApplicationOf("鈴木　太郎");
        await Expect(staff.Walk.Page.Locator(".summary-list__row--changed")).ToContainTextAsync("訂正前：0312345678");
        await staff.Walk.Page.GetByRole(AriaRole.Link, new() { Name = "1回目の署名の内容を見る" }).ClickAsync();
        await staff.Walk.At("6.3", "round");
        await OpenMineAsync(holder);
        await holder.Walk.Press("申請を取り下げる");
        await holder.Walk.At("1.7.3", "plain");
        await holder.Walk.Press("取り下げる");
        await holder.Walk.At("1.7.1", "withdrawn");
    }

    [Fact]
    public async Task Application_is_withdrawn_in_English_and_begun_again()
    {
        var holder = await ApplyAsync(Setting.Phone with { Language = "en" });
        await OpenMineAsync(holder);
        await holder.Walk.Press("申請を取り下げる");
        await holder.Walk.At("1.7.3");
        await holder.Walk.Press("取り下げる");
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

    private async Task<HolderActs> ApplyAsync(Setting setting)
    {
        var holder = await shared.HolderAsync("taro", setting, nameof(ReturnWalks));
        await holder.SignIn();
        await holder.BeginInitialRegistration("介護福祉士", "登録していない");
        await holder.ReadFacts("鈴木　太郎");
        await holder.AnswerAsNew("スズキ　タロウ");
        await holder.CheckConsentAndSign();
        return holder;
    }
}

/// <summary>The walks in which staff decide share one scene, because to start its programs takes as long as a walk.</summary>
[CollectionDefinition(nameof(DecidingScene))]
public sealed class DecidingScene : ICollectionFixture<SharedScene>;
