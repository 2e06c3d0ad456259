using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Deciding;

/// <summary>What staff decide, and how holder and verifier see it (rows 1.7.1, 6.3, 6.4).</summary>
[Collection(nameof(DecidingScene))]
public sealed class DecisionWalks(SharedScene shared)
{
    private const string CareWorker = "介護福祉士";
    private static readonly Setting Tablet = new(768, true);
    private static readonly Setting[] Offices = [Setting.Phone, new(360, true, "en"), Tablet, new(1280, true, "en"), new(1280, false, "ja")];

    [Fact]
    public async Task Person_who_was_not_registered_gets_a_number_at_the_decision_and_a_credential()
    {
        var holder = await ApplyAsync("taro", "鈴木　太郎", h => h.AnswerAsNew("スズキ　タロウ"), "登録していない");
        var staff = await shared.StaffAsync(Tablet, nameof(DecisionWalks));
        await staff.OpenApplicationOf("鈴木　太郎");
        await staff.AcceptWithNumber("D-0999001");
        var (_, url) = await CredentialAsync(holder);
        var verifier = await VerifierAsync();
        await verifier.MustSay(url, "有効です");
        await Expect(verifier.Walk.Page.Locator("main")).ToContainTextAsync("D-0999001");
        await verifier.AddressMustBeClean();
        await verifier.Walk.PictureInOtherMedia("result");
        await HasPaperIssuedAnewAndLeavesAsync(staff, verifier, url);
    }

    // The number has a slip, and four other entries are near. A person without a mouse finds the right one and says why.
    [Fact]
    public async Task Entry_is_chosen_among_near_ones_by_keyboard_and_verifiers_see_the_registered_name()
    {
        NearEntries.Put(shared.Scene);
        var holder = await ApplyAsync("yoshino", "髙﨑　𠮷乃", h => h.AnswerAsRegistered("D-0456780", "タカサキ　ヨシノ", "Reiwa", "2", "6", "10"));
        var staff = await shared.StaffAsync(Tablet, nameof(DecisionWalks));
        await staff.OpenApplicationOf("髙﨑　𠮷乃");
        var page = staff.Walk.Page;
        await Expect(page.Locator("main")).ToContainTextAsync("代替文字（証明されていない文字）：高 崎 吉");
        await staff.Walk.At("6.3", "candidates");
        foreach (var setting in Offices) await SeeCandidatesAsync(setting, page.Url);
        var keyboard = new Keyboard(page);
        await keyboard.Press("D-0456789を選ぶ");
        await Expect(page.Locator("td", new() { HasText = "選択中" })).ToHaveCountAsync(1);
        await staff.Walk.At("6.3", "chosen");
        await keyboard.Type("承認する理由", "登録証の写しで番号を確認しました。");
        await keyboard.Press("登録番号の不一致", "Space");
        await keyboard.Press("承認する");
        await Expect(page.Locator(".tag").First).ToHaveTextAsync("完了");
        var (text, url) = await CredentialAsync(holder);
        Assert.Contains("髙﨑𠮷乃", string.Concat(text.Where(c => !char.IsWhiteSpace(c))), StringComparison.Ordinal);
        var verifier = await VerifierAsync();
        await verifier.MustSay(url, "有効です");
        await Expect(verifier.Walk.Page.Locator(".summary-list__value", new() { HasText = "髙﨑　𠮷乃" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Rejection_shows_its_reason_to_the_holder()
    {
        const string Reason = "登録証の写しが読めません。撮りなおして、もう一度申請してください。";
        var holder = await ApplyAsync("hanako", "山田　花子", h => h.AnswerAsRegistered("D-0123456", "ヤマダ　ハナコ"));
        var staff = await shared.StaffAsync(Tablet, nameof(DecisionWalks));
        await staff.OpenApplicationOf("山田　花子");
        await staff.Reject(Reason);
        await holder.Open("/applications/mine");
        await holder.Walk.At("1.7.1");
        await Expect(holder.Walk.Page.Locator("main .card .tag")).ToHaveTextAsync("却下");
        await holder.Walk.Page.Locator("main .card").GetByRole(AriaRole.Link).ClickAsync();
        await holder.Walk.At("1.7.1");
        await Expect(holder.Walk.Page.Locator("main .notice")).ToContainTextAsync(Reason);
    }

    // 再交付 is withdrawn before the decision; 消除 is decided, and the verifier says so.
    private async Task HasPaperIssuedAnewAndLeavesAsync(StaffActs staff, VerifierActs verifier, string url)
    {
        var holder = await shared.HolderAsync("taro", Setting.Phone, nameof(DecisionWalks));
        await holder.SignIn();
        var entry = new EntryActs(holder);
        await entry.ApplyForReissue(CareWorker, "登録証の再交付");
        await new UnpaidActs(holder, staff, shared.Scene).PayAfterLeavingTwice("鈴木　太郎");
        await staff.OpenApplicationOf("鈴木　太郎");
        await staff.Walk.At("6.3", "reissue");
        await Expect(staff.Walk.Page.Locator("main")).ToContainTextAsync("登録の履歴に再交付を記録します。");
        await entry.OpenTimeline("reissue");
        await holder.Walk.Press("申請を取り下げる");
        await holder.Walk.At("1.7.3", "reissue");
        await holder.Walk.Press("取り下げる");

        await entry.ApplyForDeletion(CareWorker, "登録の消除");
        await staff.OpenApplicationOf("鈴木　太郎");
        await staff.Walk.At("6.3", "deletion");
        await staff.Accept();
        await entry.OpenTimeline("deletion");
        await Expect(holder.Walk.Page.Locator("main")).ToContainTextAsync("登録が消除（抹消）されました。");
        await holder.Open("/issuing/choose");
        await holder.Walk.Press(CareWorker);
        await Expect(holder.Walk.Page.Locator("main")).ToContainTextAsync("登録が削除されています。");
        await verifier.MustSay(url, "無効です（削除）");
    }

    private async Task SeeCandidatesAsync(Setting setting, string address)
    {
        var walk = await shared.StaffElsewhereAsync(setting, nameof(DecisionWalks));
        await walk.Page.GotoAsync(address);
        await Expect(walk.Page.Locator("table:has(#candidates-caption) thead th")).ToHaveCountAsync(7);
        await walk.At("6.3", "candidates");
        await walk.Page.Context.CloseAsync();
    }

    private async Task<HolderActs> ApplyAsync(string persona, string name, Func<HolderActs, Task> answer, string state = "資格管理団体へ登録している")
    {
        var holder = await shared.HolderAsync(persona, Tablet, nameof(DecisionWalks));
        await holder.SignIn();
        await holder.BeginInitialRegistration(CareWorker, state);
        await holder.ReadFacts(name);
        await answer(holder);
        await holder.CheckConsentAndSign();
        return holder;
    }

    private static async Task<(string Text, string Url)> CredentialAsync(HolderActs holder)
    {
        var folder = Directory.CreateTempSubdirectory("akashi-walk-").FullName;
        var (pdf, url) = await holder.GetCredential(CareWorker, folder);
        var text = await PdfReader.TextAsync(pdf, TestContext.Current.CancellationToken);
        Directory.Delete(folder, recursive: true);
        return (text, url);
    }

    private async Task<VerifierActs> VerifierAsync() => new(await shared.WalkAsync(Tablet, nameof(DecisionWalks)), shared.Scene);
}
