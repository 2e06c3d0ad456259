using Akashi.Browser.Tests.Deciding;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Holder;

/// <summary>Row 3.7.1: a holder shows her credential on a screen, and keeps it on her phone (threats S2 to S4).</summary>
[Collection(nameof(DecidingScene))]
public sealed class ScreenWalks(SharedScene shared) : IDisposable
{
    private const string Qualification = "介護福祉士";
    private const string Expired = "有効期限が切れました";

    private readonly string folder = Directory.CreateTempSubdirectory("akashi-screen-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Setting.Pairwise), MemberType = typeof(Setting))]
    public async Task Row_3_7_1_holder_shows_the_code_and_prints_it(Setting setting)
    {
        var (holder, url, _) = await ShownAsync(setting);
        var (walk, page) = (holder.Walk, holder.Walk.Page);
        await MustReadAsync(page, url);
        await walk.MustPrintOnOnePage("3.7.1");
        await walk.PictureInOtherMedia("3.7.1");
        // White also where the browser turns pages dark by itself.
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Emulation.setAutoDarkModeOverride", new() { ["enabled"] = true });
        await MustReadAsync(page, url);
        await session.SendAsync("Emulation.setAutoDarkModeOverride", new() { ["enabled"] = false });
        if (!setting.Script) return;
        await OwnPhone.StayOnAsync(walk);
        await FillAsync(walk, url);
        await walk.Press("PDFを共有する");
        Assert.Matches(@"^デジタル資格者証_介護福祉士_20[0-9]{6}\.pdf %PDF-$", await OwnPhone.SharedAsync(page));
    }

    [Theory]
    [MemberData(nameof(Setting.PairwiseWithScript), MemberType = typeof(Setting))]
    public async Task Row_3_7_1_kept_by_a_press_it_opens_without_a_network_until_she_signs_out(Setting setting)
    {
        var (holder, url, address) = await ShownInOwnSessionAsync(setting);
        var (walk, page) = (holder.Walk, holder.Walk.Page);
        Assert.Empty(await OwnPhone.KeptAsync(page));
        await OwnPhone.KeepAsync(walk);
        await walk.At("3.7.1", "kept");
        Assert.DoesNotContain("__RequestVerificationToken", await OwnPhone.KeptAsync(page), StringComparison.Ordinal);
        await CutAsync(walk);
        await page.ReloadAsync();
        await walk.At("3.7.1", "without-network");
        await Expect(page.Locator("main")).ToContainTextAsync(walk.Within("この端末に保存した画面です"));
        await MustReadAsync(page, url);
        await page.Context.SetOfflineAsync(false);
        await page.ReloadAsync();
        await Expect(page.Locator("[data-when=kept]")).ToBeVisibleAsync();
        await holder.SignOut();
        await walk.At("0.1");
        await OwnPhone.MustKeepNothingAsync(page);
        // Were anything left, it would open.
        await CutAsync(walk);
        await Assert.ThrowsAsync<PlaywrightException>(() => page.GotoAsync(address));
    }

    [Fact]
    public async Task S3_another_holder_who_signs_in_on_the_device_sees_nothing_of_it()
    {
        var (holder, _, address) = await ShownAsync(Setting.Phone);
        var (walk, page) = (holder.Walk, holder.Walk.Page);
        await OwnPhone.KeepAsync(walk);
        // Her session ends without her signing out.
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(address);
        await Expect(page.Locator("main")).ToContainTextAsync("この端末に保存した画面です");
        await shared.Scene.PutCardAsync("yoshino");
        await holder.SignIn();
        await OwnPhone.MustKeepNothingAsync(page);
        walk.Expects(404);
        await page.GotoAsync(address);
        await Expect(page.Locator("main")).Not.ToContainTextAsync("小林");
    }

    [Fact]
    public async Task S4_a_copy_ends_with_the_credential_and_by_a_press()
    {
        var (holder, _, address) = await ShownAsync(Setting.Phone);
        var (walk, page) = (holder.Walk, holder.Walk.Page);
        await OwnPhone.KeepAsync(walk);
        await walk.Press("保存した内容を削除する");
        await Expect(page.Locator("[data-keep-said]")).ToHaveTextAsync("保存した内容を、この端末から削除しました。");
        await OwnPhone.MustKeepNothingAsync(page);
        await OwnPhone.KeepAsync(walk);
        await CutAsync(walk);
        await page.Context.Clock.SetFixedTimeAsync(TimeProvider.System.GetUtcNow().AddYears(2).UtcDateTime);
        await page.GotoAsync(address);
        await Expect(page.Locator("main")).ToContainTextAsync(Expired);
        await Expect(page.Locator("main svg")).ToHaveCountAsync(0);
        await OwnPhone.MustKeepNothingAsync(page);
    }

    /// <summary>She has a new credential before her: its code, and the address of the page.</summary>
    private async Task<(HolderActs Holder, string Code, string Address)> ShownAsync(Setting setting)
    {
        await shared.VerifyingAsync();
        return await ShownAsync(await shared.SignedInAsync("misaki", setting, nameof(ScreenWalks)));
    }

    // In a session of her own, which she can end.
    private async Task<(HolderActs Holder, string Code, string Address)> ShownInOwnSessionAsync(Setting setting)
    {
        await shared.VerifyingAsync();
        var holder = await shared.HolderAsync("misaki", setting, nameof(ScreenWalks));
        await holder.SignIn();
        return await ShownAsync(holder);
    }

    private async Task<(HolderActs Holder, string Code, string Address)> ShownAsync(HolderActs holder)
    {
        await holder.Walk.Page.AddInitScriptAsync(OwnPhone.Script);
        var (_, code) = await holder.GetCredential(Qualification, folder);
        await holder.Walk.Press("画面で提示する");
        await holder.Walk.At("3.7.1");
        return (holder, code, holder.Walk.Page.Url);
    }

    private async Task FillAsync(Walk walk, string url)
    {
        await walk.Press("画面いっぱいに表示する");
        var view = walk.Page.Locator("[data-large-view]");
        await Expect(view).ToBeVisibleAsync();
        await Expect(walk.Page.Locator("[data-awake-said]")).ToHaveTextAsync(walk.Exactly(OwnPhone.StaysOn));
        await MustReadAsync(walk.Page, url, fullPage: false);
        await walk.At("3.7.1", "large");
        await walk.Press("閉じる");
        await Expect(view).ToBeHiddenAsync();
        await walk.Page.WaitForFunctionAsync("() => document.fullscreenElement === null");
    }

    private static Task CutAsync(Walk walk)
    {
        walk.ExpectsNoNetwork();
        return walk.Page.Context.SetOfflineAsync(true);
    }

    // As a camera would: from the pixels of the screen.
    private async Task MustReadAsync(IPage page, string url, bool fullPage = true)
    {
        var picture = Path.Combine(folder, Path.GetRandomFileName() + ".png");
        await page.ScreenshotAsync(new() { Path = picture, FullPage = fullPage });
        Assert.Equal(url, await PrintedCode.InAsync(picture));
    }
}
