using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests;

/// <summary>What a holder does with credentials of her own, beyond getting one.</summary>
internal sealed class CredentialActs(HolderActs holder)
{
    private readonly Walk walk = holder.Walk;

    /// <summary>Row 3.7.4: a credential without the date of birth, for a month; its address.</summary>
    public async Task<string> IssueWithout(string qualification)
    {
        await OpenQualification(qualification);
        await walk.Press("内容と期限を選んで発行する");
        await walk.At("3.7.4", "contents");
        await walk.Choose("生年月日");
        await walk.Choose("日付を指定する");
        await walk.Press("次へ");
        await walk.MustShowErrorAsync("day");
        await Expect(walk.Page.Locator("[name=without][value=BirthDate]")).ToBeCheckedAsync();
        await walk.Choose("1か月");
        await walk.Press("次へ");
        await walk.At("3.7.4", "preview");
        await Expect(walk.Page.Locator("[data-seen]")).ToContainTextAsync(walk.Within("記載なし"));
        await walk.Press("選び直す");
        await Expect(walk.Page.Locator("[name=end][value=OneMonth]")).ToBeCheckedAsync();
        await walk.Press("次へ");
        await walk.Press("この内容で発行する");
        await walk.At("3.6.1");
        return (await walk.Page.Locator("[data-credential-url]").GetAttributeAsync("href"))!;
    }

    /// <summary>Row 3.7.2: notes to whom the shown credential went, finds it by that in the list, and makes it invalid.</summary>
    public async Task Withdraw(string qualification)
    {
        await walk.Page.Locator("[name=note]").FillAsync("北病院（間違い）");
        await walk.Press("メモを保存する");
        await Expect(walk.Page.Locator("main [role=status] p")).ToHaveTextAsync(walk.Exactly("メモを保存しました。"));
        await OpenQualification(qualification);
        await walk.At("3.7.2", "list");
        await walk.Page.Locator(".card", new() { HasText = "北病院（間違い）" }).Locator("a[href$='/withdraw']").ClickAsync();
        await walk.At("3.7.2", "withdraw");
        await walk.Press("無効にしない");
        await walk.At("3.6.1");
        await walk.Press("このデジタル資格者証を無効にする");
        await walk.Press("無効にする");
        await walk.At("3.7.2", "withdrawn");
        await walk.Page.ReloadAsync();
        await Expect(walk.Page.Locator("main .notice")).ToContainTextAsync(walk.Within("無効です（本人が無効にしました）"));
    }

    /// <summary>Row 3.7.3: a registration that is not in force issues nothing and says why.</summary>
    public async Task MustNotIssue(string qualification, string why)
    {
        await OpenQualification(qualification);
        await walk.At("3.7.3");
        await Expect(walk.Page.Locator("main .notice").First).ToContainTextAsync(walk.Within(why));
        await Expect(walk.Page.Locator("main form")).ToHaveCountAsync(0);
    }

    private async Task OpenQualification(string qualification)
    {
        await holder.Open("/issuing/choose");
        await walk.Press(qualification);
    }
}
