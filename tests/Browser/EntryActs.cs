using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests;

/// <summary>What a holder does in flow ② about an entry whose facts stay: 再交付 and 消除.</summary>
internal sealed class EntryActs(HolderActs holder)
{
    private readonly Walk walk = holder.Walk;

    /// <summary>Rows 2.5.2 to 2.6.1 of 再交付, because the paper is damaged.</summary>
    public async Task ApplyForReissue(string qualification, string procedure)
    {
        await BeginAsync(qualification, procedure);
        await walk.At("2.5.9", "reissue");
        await walk.Page.Locator("[name=reason][value=damaged]").CheckAsync();
        await holder.FillDate("noticed-on", "Reiwa", "8", "11", "1");
        await walk.Page.Locator("[name=return]").CheckAsync();
        await walk.Press("次へ");
        await AnswerContactAsync();
        await AttachAsync("damaged", "登録証.png", "residence", "住民票.png");
        await SignAsync("reissue", "再交付の前に発行したデジタル資格者証は、すべて無効になります。");
    }

    /// <summary>Rows 2.5.2 to 2.6.1 of 消除.</summary>
    public async Task ApplyForDeletion(string qualification, string procedure)
    {
        await BeginAsync(qualification, procedure);
        await walk.At("2.5.9", "deletion");
        await walk.Page.Locator("[name=reason][value=retired]").CheckAsync();
        await walk.Page.Locator("[name=has-certificate][value=yes]").CheckAsync();
        await walk.Press("次へ");
        await MustAskAsync("understood");
        await walk.At("2.5.9", "meaning");
        await walk.Page.Locator("[name=understood]").CheckAsync();
        await walk.Press("次へ");
        await AnswerContactAsync();
        await AttachAsync("certificate-copy", "登録証.png");
        await SignAsync("deletion", "申請者が後から元に戻すことはできません。");
    }

    /// <summary>Row 1.7.1: opens the time line of the application that moved last.</summary>
    /// <param name="picture">Name of the picture of the list.</param>
    public async Task OpenTimeline(string picture)
    {
        await holder.Open("/applications/mine");
        await walk.At("1.7.1", "list-" + picture);
        await walk.Page.Locator("main .card").First.GetByRole(AriaRole.Link).First.ClickAsync();
        await walk.At("1.7.1", picture);
    }

    private async Task BeginAsync(string qualification, string procedure)
    {
        await new ChangeActs(holder).BeginChange(qualification, procedure);
        await holder.UseCardUntilDone("2.5.4", "2.5.5", "2.5.6", "2.5.7", HolderActs.Pin);
        await walk.Press("次へ");
        await walk.At("2.5.8", "entry");
        await walk.Press("次へ");
    }

    // The number that the last application gave is offered, and not asked again.
    private async Task AnswerContactAsync()
    {
        await Expect(walk.Page.Locator("[name=phone]")).ToHaveValueAsync("0312345678");
        await walk.At("2.5.9", "contact");
        await walk.Press("次へ");
    }

    private async Task AttachAsync(params string[] documents)
    {
        await MustAskAsync($"file.{documents[0]}");
        await walk.At("2.5.9", "documents");
        for (var i = 0; i < documents.Length; i += 2) await holder.Attach(documents[i], documents[i + 1]);
        await walk.Press("次へ");
    }

    // All pages of questions are the same row, so the row alone would also be found on the page before.
    private Task MustAskAsync(string name) => Expect(walk.Page.Locator($"[name='{name}']").First).ToBeAttachedAsync();

    private async Task SignAsync(string picture, string meaning)
    {
        await walk.At("2.5.10", picture);
        await Expect(walk.Page.Locator("main")).ToContainTextAsync(meaning);
        await walk.Press("次へ");
        await walk.At("2.5.11", picture);
        await walk.Page.Locator("main input[type=checkbox]").CheckAsync();
        await walk.Press("次へ");
        await holder.SignUntilDone("2");
        await walk.Press("次へ");
        await walk.At("2.6.1", picture);
    }
}
