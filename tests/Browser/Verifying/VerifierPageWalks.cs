using Akashi.Browser.Tests.Deciding;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Verifying;

/// <summary>Rows 4.3.1 to 4.4.1 and 4.4.4: one code that is read in the browser, and its answer at a glance.</summary>
[Collection(nameof(DecidingScene))]
public sealed class VerifierPageWalks(SharedScene shared)
{
    public static TheoryData<Setting> Both => [Setting.Phone, Setting.EnglishDesk];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Row_4_4_1_a_PDF_and_a_picture_are_read_on_the_device_and_verified(Setting setting)
    {
        var scene = await shared.VerifyingAsync();
        var walk = await OpenAsync("/w/", setting);
        await walk.At("4.4.1");
        var traffic = new Traffic(walk.Page);
        await walk.Page.Locator("#file").SetInputFilesAsync(scene.Given.Pdf);
        await walk.At("4.3.1");
        traffic.MustSendOnlyTheCode(scene.Given.Url);
        await walk.Press("ほかのデジタル資格者証を検証する");
        await walk.At("4.4.1");
        await walk.Page.Locator("#file").SetInputFilesAsync(scene.File("code.png", IssuedCodes.Picture(scene.Codes.For("高橋　一郎", 7001))));
        await walk.At("4.3.1");
        await Expect(walk.Page.Locator("#facts")).ToContainTextAsync("高橋　一郎");
        await walk.MustPrintOnOnePage("result-with-record");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Row_4_3_2_a_pasted_address_says_why_a_code_is_not_valid_or_could_not_be_checked(Setting setting)
    {
        var scene = await shared.VerifyingAsync();
        var walk = await OpenAsync("/w/", setting);
        walk.Expects(400);
        await walk.Press("検証実施");
        await walk.MustShowErrorAsync("c");
        await PasteAsync(walk, scene.Codes.Ended("高橋　一郎", 7002));
        await walk.MustSeeAsync("無効です（有効期限切れ）", "result-not-valid");
        await walk.Press("ほかのデジタル資格者証を検証する");
        await PasteAsync(walk, scene.Codes.OfUnknownState("高橋　一郎", 7003));
        await walk.MustSeeAsync("確認できませんでした", "result-unknown");
        await Expect(walk.Page.Locator(".result__do")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Row_4_3_1_at_400_percent_the_first_view_has_mark_and_word()
    {
        var walk = await OpenAsync(new Uri((await shared.VerifyingAsync()).Given.Url).PathAndQuery, Setting.Desk);
        await walk.Press("検証実施");
        await walk.At("4.3.1");
        await walk.Page.SetViewportSizeAsync(320, 256);
        var below = await walk.Page.EvaluateAsync<double>("document.querySelector('.result h1').getBoundingClientRect().bottom");
        Assert.InRange(below, 1, 256);
        Assert.InRange(await walk.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, 320);
        if (WalkRecord.TakesPictures) await walk.Page.ScreenshotAsync(new() { Path = Path.Combine(WalkRecord.Folder, "pictures", "result-400.png") });
    }

    private static async Task PasteAsync(Walk walk, string code)
    {
        await walk.Page.Locator("#c").FillAsync(code);
        await walk.Press("検証実施");
    }

    private Task<Walk> OpenAsync(string path, Setting setting) => shared.AtVerifierAsync(path, setting, nameof(VerifierPageWalks));
}
