using Akashi.Browser.Tests.Deciding;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Verifying;

/// <summary>Row 4.4.1 with the camera: a code that was filmed (threat R3).</summary>
[Collection(nameof(DecidingScene))]
public sealed class CameraWalks(SharedScene shared)
{
    [Fact]
    public async Task R3_the_camera_starts_by_a_press_stops_with_the_read_and_reads_the_next_after_one_press()
    {
        var walk = await OpenAsync("/w/#camera", Setting.Desk);
        await walk.At("4.4.1");
        Assert.Equal(0, await walk.Page.EvaluateAsync<int>("window.streams.length"));
        await walk.Press("カメラで読み取って検証する");
        await walk.At("4.3.1");
        await Expect(walk.Page.Locator("#facts")).ToContainTextAsync("高橋　一郎");
        Assert.Equal("ended", await walk.Page.EvaluateAsync<string>("sessionStorage.getItem('tracks')"));
        await walk.Press("次の二次元コードを読み取る");
        await walk.At("4.3.1");
        Assert.Equal("ended", await walk.Page.EvaluateAsync<string>("sessionStorage.getItem('tracks')"));
    }

    [Fact]
    public async Task R3_a_camera_that_is_stopped_while_the_browser_still_asks_does_not_start_after_all()
    {
        var walk = await OpenAsync("/w/", Setting.EnglishPhone);
        await walk.Page.EvaluateAsync("() => { window.allowed = new Promise(allow => window.allow = allow); }");
        await walk.Press("カメラで読み取って検証する");
        await UntilAsync(walk, "window.streams.length === 1");
        await walk.Press("カメラを止める");
        await Expect(walk.Pressable("カメラで読み取って検証する")).ToBeFocusedAsync();
        await walk.Page.EvaluateAsync("window.allow()");
        await UntilAsync(walk, "window.states() === 'ended'");
        await Expect(walk.Page.Locator("#camera-view")).ToBeHiddenAsync();
        await walk.At("4.4.1");
    }

    // Playwright's own waiting evaluates a text in the page, which its policy refuses.
    private static Task UntilAsync(Walk walk, string condition) => Wait.UntilAsync(() => walk.Page.EvaluateAsync<bool>(condition), condition);

    private async Task<Walk> OpenAsync(string path, Setting setting)
    {
        var scene = await shared.VerifyingAsync();
        var film = scene.Place("code.y4m");
        if (!File.Exists(film)) await FilmedCamera.FilmAsync(film, scene.Codes.For("高橋　一郎", 7004));
        var walk = await shared.FilmedWalkAsync(film, setting, nameof(CameraWalks));
        await walk.Page.AddInitScriptAsync(FilmedCamera.Watching);
        await walk.Page.GotoAsync(new Uri(scene.Verifier, path).ToString());
        return walk;
    }
}
