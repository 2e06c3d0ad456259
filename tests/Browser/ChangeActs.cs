using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests;

/// <summary>What a holder does in flow ②, row by row.</summary>
internal sealed class ChangeActs(HolderActs holder)
{
    private readonly Walk walk = holder.Walk;

    /// <summary>Rows 2.3.1 to 2.5.3: from the certificates to the card.</summary>
    public async Task BeginChange(string qualification, string procedure)
    {
        await holder.Open("/home/certificates");
        await walk.At("2.3.1");
        await walk.Press("国家資格");
        await walk.At("2.4.1");
        await walk.Press(qualification);
        await walk.At("2.5.1");
        await walk.Press("登録情報を変更する");
        await walk.At("2.5.2");
        await walk.Choose(procedure);
        await walk.Press("次へ");
        await walk.At("2.5.3");
        await walk.Press("次へ");
    }

    /// <summary>Rows 2.5.4 to 2.5.9: the card compared with the register, then the answers.</summary>
    public async Task ReadAndAnswerChange(string oldName, string newName, string kana)
    {
        await holder.UseCardUntilDone("2.5.4", "2.5.5", "2.5.6", "2.5.7", HolderActs.Pin);
        await walk.Press("次へ");
        await walk.At("2.5.8");
        var marked = walk.Page.Locator("tr.table__row--differs").First;
        await Expect(marked).ToContainTextAsync(oldName);
        await Expect(marked).ToContainTextAsync(newName);
        await walk.Press("次へ");
        await walk.At("2.5.9");
        await walk.Page.Locator("[name=kana]").FillAsync(kana);
        await walk.Page.Locator("[name=reason]").FillAsync("婚姻");
        await holder.FillDate("changed-on", "Reiwa", "8", "10", "1");
        await walk.Page.Locator("[name=phone]").FillAsync("03-1234-5678");
        await holder.Attach("proof", "戸籍抄本.png");
        await walk.Press("次へ");
    }

    /// <summary>Row 2.7.1: the register shows the new name, and the old credential that it was replaced.</summary>
    public async Task SeeChanged(string qualification, string newName)
    {
        await holder.Open("/issuing/choose");
        await walk.Press(qualification);
        await walk.At("2.7.1");
        await Expect(walk.Page.Locator("main")).ToContainTextAsync(newName);
        await Expect(walk.Page.Locator("main .card")).ToContainTextAsync(walk.Within("無効です（登録情報の変更により置き換えられました）"));
    }
}
