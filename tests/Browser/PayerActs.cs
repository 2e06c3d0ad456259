using Microsoft.Playwright;

namespace Akashi.Browser.Tests;

/// <summary>What a holder with a fee to pay does, row by row.</summary>
internal sealed class PayerActs(Walk walk, Scene scene)
{
    /// <summary>Row 5.1.1.</summary>
    public async Task OpenMine()
    {
        await walk.Page.GotoAsync(new Uri(scene.Stack.Settings.Service, "/applications/mine").ToString());
        await walk.At("5.1.1");
        await walk.Press("決済待ち");
    }

    /// <summary>Rows 5.2.1 to 5.2.5; ends on the provider's page.</summary>
    public async Task BeginToPay()
    {
        await walk.At("5.2.1");
        await walk.Press("決済する");
        await walk.At("5.2.2");
        await walk.Press("クレジットカードでのお支払");
        await walk.At("5.2.3");
        await walk.Press("お支払い方法を確定する");
        await walk.At("5.2.4");
        await walk.Press("同意する");
        await walk.At("5.2.5");
        await walk.Press("手続を開始する");
    }

    /// <summary>Rows 5.2.6 and 5.2.7 (threat M6: not on our origin).</summary>
    public async Task EnterCard(string number)
    {
        await walk.At("5.2.6");
        Assert.StartsWith(scene.Stack.Settings.Payments.ToString(), walk.Page.Url, StringComparison.Ordinal);
        await walk.Page.Locator("[name=number]").FillAsync(number);
        await walk.Page.Locator("[name=expiry]").FillAsync("12/30");
        await walk.Page.Locator("[name=code]").FillAsync("123");
        await walk.At("5.2.7");
        await walk.Press("入力内容を確認する");
    }

    /// <summary>Row 5.2.8.</summary>
    public async Task Execute()
    {
        await walk.At("5.2.8");
        await walk.Press("お支払いを実行");
    }

    /// <summary>The receipt on paper, saved beside the walk's pictures.</summary>
    public async Task KeepPrint()
    {
        await walk.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(walk.Page.Locator("main .button-row")).ToBeHiddenAsync();
        await Assertions.Expect(walk.Page.Locator("main")).ToContainTextAsync(walk.Within("領収書"));
        await walk.Page.ScreenshotAsync(new() { Path = Path.Combine(WalkRecord.Folder, "pictures", "receipt-print.png"), FullPage = true });
        await walk.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await walk.MustPrintOnOnePage("receipt");
    }
}
