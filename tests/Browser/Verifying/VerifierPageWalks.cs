using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Verifying;

/// <summary>Rows 4.4.1, 4.4.2 and 4.4.4, and the answer at a glance: what a clerk with many certificates and somebody with an old phone touch.</summary>
public sealed class VerifierPageWalks(VerifierScene scene) : IClassFixture<VerifierScene>
{
    private static readonly Setting Desk = new(1280, true);
    private static readonly Setting English = new(1280, true, "en");

    private Uri Verifier => scene.Scene.Stack.Settings.Verifier;

    public static TheoryData<Setting> Both => [Setting.Phone, English];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Row_4_4_1_a_PDF_and_a_picture_are_read_on_the_device_and_verified(Setting setting)
    {
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
    public async Task Row_4_4_2_many_are_verified_on_the_device_and_nothing_of_them_is_sent(Setting setting)
    {
        var walk = await OpenAsync("/w/many", setting);
        await walk.At("4.4.2");
        var traffic = new Traffic(walk.Page);
        await walk.Page.Locator("#files").SetInputFilesAsync([
            scene.Given.Pdf, scene.File("=1+1.png", IssuedCodes.Picture(scene.Codes.For("高橋　一郎", 7002))), scene.File("empty.pdf", []),
            scene.File("list.txt", System.Text.Encoding.UTF8.GetBytes($"{scene.Codes.For("田中　花", 7003)}\r\n\r\n{scene.Given.Url[..^9]}\r\n"))]);
        await Expect(walk.Page.Locator("#cancel")).ToBeHiddenAsync();
        await Expect(walk.Page.Locator("#rows tr")).ToHaveCountAsync(5);
        await Expect(walk.Page.Locator("#rows .tag--success")).ToHaveCountAsync(3);
        await walk.At("4.4.2", "table");
        traffic.MustBeOfEverybody(Verifier, scene.Scene.Stack.Settings.Service);
        await walk.Page.Locator("#only-bad").CheckAsync();
        await Expect(walk.Page.Locator("#rows tr")).ToHaveCountAsync(2);
        var csv = await SavedAsync(walk, "#csv");
        Assert.StartsWith("\ufeff", csv, StringComparison.Ordinal);
        Assert.Contains("\r\n'=1+1.png,", csv, StringComparison.Ordinal);
        Assert.StartsWith("PK", await SavedAsync(walk, "#xlsx"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R3_the_camera_starts_by_a_press_stops_with_the_read_and_reads_the_next_after_one_press()
    {
        var walk = await scene.WalkAsync(Setting.Phone);
        await walk.Page.AddInitScriptAsync(FakeCamera.Showing(IssuedCodes.Picture(scene.Codes.For("高橋　一郎", 7004))));
        await walk.Page.GotoAsync(new Uri(Verifier, "/w/#camera").ToString());
        await walk.At("4.4.1");
        Assert.Equal(0, await walk.Page.EvaluateAsync<int>("window.streams.length"));
        await walk.Press("カメラで読み取って検証する");
        await walk.At("4.3.1");
        Assert.Equal("ended", await walk.Page.EvaluateAsync<string>("sessionStorage.getItem('tracks')"));
        await walk.Press("次の二次元コードを読み取る");
        await walk.At("4.3.1");
    }

    [Fact]
    public async Task Row_4_3_1_at_400_percent_the_first_view_has_mark_and_word()
    {
        var walk = await OpenAsync(new Uri(scene.Given.Url).PathAndQuery, Desk);
        await walk.Press("検証実施");
        await walk.At("4.3.1");
        await walk.Page.SetViewportSizeAsync(320, 256);
        var below = await walk.Page.EvaluateAsync<double>("document.querySelector('.result h1').getBoundingClientRect().bottom");
        Assert.InRange(below, 1, 256);
        Assert.InRange(await walk.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, 320);
        if (WalkRecord.TakesPictures) await walk.Page.ScreenshotAsync(new() { Path = Path.Combine(WalkRecord.Folder, "pictures", "result-400.png") });
    }

    private static async Task<string> SavedAsync(Walk walk, string button)
    {
        var download = await walk.Page.RunAndWaitForDownloadAsync(() => walk.Page.Locator(button).ClickAsync());
        return System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync((await download.PathAsync())!, TestContext.Current.CancellationToken));
    }

    private async Task<Walk> OpenAsync(string path, Setting setting)
    {
        var walk = await scene.WalkAsync(setting);
        await walk.Page.GotoAsync(new Uri(Verifier, path).ToString());
        return walk;
    }
}
