using System.Net.Http.Json;
using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Holder;

/// <summary>Row 0.9: my page, with a real mail that goes over SMTP to the Sandbox's mail server.</summary>
[Collection(nameof(HolderScene))]
public sealed class MyPageWalks(SharedScene shared)
{
    private const string Email = "[name=email]";

    [Theory]
    [MemberData(nameof(Setting.Pairwise), MemberType = typeof(Setting))]
    public async Task Holder_confirms_an_address_chooses_a_language_and_takes_everything_along(Setting setting)
    {
        var holder = await shared.SignedInAsync("yoshino", setting, nameof(MyPageWalks));
        var (walk, page) = (holder.Walk, holder.Walk.Page);
        await holder.Open("/home");
        await walk.Press("マイページへ");
        await walk.At("0.9", "me");

        // In the other settings she chose other languages.
        await holder.Open("/contacts/preferences");
        await walk.At("0.9", "preferences");
        await page.Locator($"[name=language][value={setting.Language}]").CheckAsync();
        await walk.Press("保存する");
        await walk.At("0.9", "preferred");

        await page.Locator("a[href='/contacts/address']").ClickAsync();
        await walk.At("0.9", "address");
        await page.Locator(Email).FillAsync("花子@example.jp");
        await walk.Press("確認のメールを送る");
        await walk.MustShowErrorAsync("email");
        var address = $"walk-{setting.Name}@mail.example";
        await page.Locator(Email).FillAsync(address);
        await walk.Press("確認のメールを送る");
        await walk.At("0.9", "asked");

        await page.GotoAsync(await LinkToAsync(address));
        await walk.At("0.9", "confirm");
        await walk.Press("確認する");
        await walk.At("0.9", "confirmed");
        await page.GotoAsync(shared.Scene.Stack.Settings.Mail.ToString());
        await walk.MustSeeAsync("届いたメール", "mails");

        await holder.Open("/home/me");
        await walk.At("0.9", "me-confirmed");
        await Expect(page.Locator("main")).ToContainTextAsync(address);
        await holder.Open("/home/opened");
        await walk.At("0.9", "opened");
        await holder.Open("/home/export");
        await walk.At("0.9", "export");
        var download = await page.RunAndWaitForDownloadAsync(() => walk.Press("ダウンロードする"));
        Assert.EndsWith(".zip", download.SuggestedFilename, StringComparison.Ordinal);

        await holder.Open("/home/me");
        await walk.Press("メールアドレスを削除する");
        await walk.At("0.9", "removed");
    }

    private async Task<string> LinkToAsync(string address)
    {
        using var http = new HttpClient();
        var all = new Uri(shared.Scene.Stack.Settings.Mail, "/sandbox/mails");
        string? link = null;
        await Wait.UntilAsync(async () =>
        {
            var mails = await http.GetFromJsonAsync<JsonElement>(all, TestContext.Current.CancellationToken);
            var mine = mails.EnumerateArray().Where(m => m.GetProperty("to")[0].GetString() == address);
            link = mine.SelectMany(m => m.GetProperty("links").EnumerateArray()).Select(l => l.GetString()).FirstOrDefault(l => l!.Contains("code="));
            return link is not null;
        });
        return link!;
    }
}
