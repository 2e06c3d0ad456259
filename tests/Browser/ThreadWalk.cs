namespace Akashi.Browser.Tests;

/// <summary>
/// All five flows on an empty machine, in the order of the story: registered, proven, married, paid, proven again, suspended and revoked.
/// </summary>
public sealed class ThreadWalk(WalkRecord record) : IDisposable
{
    private const string Qualification = "介護福祉士";
    private const string Number = "D-0222333";
    private const string Good = "4242 4242 4242 4242";
    private const string Declined = "4000 0000 0000 0002";
    private readonly string folder = Directory.CreateTempSubdirectory("akashi-walk-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Setting.Pairwise), MemberType = typeof(Setting))]
    public async Task Holder_applies_changes_and_pays_staff_decide_and_a_stranger_sees_each_state(Setting setting)
    {
        // One reads the card with the phone; in the other settings there is a reader.
        var byPhone = setting == Setting.Phone;
        var ct = TestContext.Current.CancellationToken;
        await using var scene = await Scene.OpenAsync(ct);
        var holder = new HolderActs(await WalkAsync(scene, setting, byPhone ? PhoneActs.Device : null), scene, setting, byPhone);
        // A passkey needs scripts.
        var staff = new StaffActs(await WalkAsync(scene, setting with { Script = true }), scene);
        var verifier = new VerifierActs(await WalkAsync(scene, setting), scene);

        var old = await RegisterAsync(holder, staff);
        await verifier.Read(old);
        await verifier.MustSay(old, "有効です");
        await verifier.KeepRecord("有効です");
        await verifier.Walk.MustPrintOnOnePage("result-valid");
        await ChangeAsync(holder, staff);
        await PayAsync(scene, holder);
        await new ChangeActs(holder).SeeChanged(Qualification, "中村　美咲");
        await verifier.MustSay(old, "無効です（登録情報の変更により置き換えられました）");
        var (_, current) = await holder.GetCredential(Qualification, folder);
        await verifier.MustSay(current, "有効です");
        await ControlAsync(holder, verifier, current);
        await staff.Change("Suspend", Number);
        await verifier.MustSay(current, "無効です（一時停止）");
        await new CredentialActs(holder).MustNotIssue(Qualification, "登録が一時停止されています。くわしくは資格管理団体にお問い合わせください。");
        await staff.Change("Lift", Number);
        await verifier.MustSay(current, "有効です");
        await staff.Change("Revoke", Number);
        await verifier.MustSay(current, "無効です（取消）");
        await verifier.Walk.MustPrintOnOnePage("result-revoked");
    }

    // ①, acceptance, ③, and the code as a camera reads it from the PDF.
    private async Task<string> RegisterAsync(HolderActs holder, StaffActs staff)
    {
        await holder.Take("misaki");
        await holder.SignIn();
        await holder.BeginInitialRegistration(Qualification, "資格管理団体へ登録している");
        await holder.ReadFacts("小林　美咲");
        await holder.AnswerAsRegistered(Number, "コバヤシ　ミサキ", "Heisei", "28", "4", "15");
        await holder.CheckConsentAndSign();
        await holder.Open("/applications/mine");
        await holder.Walk.At("1.7.1");
        await staff.Enter();
        await staff.OpenFirstApplication();
        await staff.Accept();
        await holder.Open("/contacts/notices");
        await holder.Walk.At("1.7.5");
        await holder.Walk.Press("すべて既読にする");
        await holder.Walk.At("1.7.5", "read");
        var (pdf, url) = await holder.GetCredential(Qualification, folder);
        Assert.Equal(url, await PrintedCode.ReadAsync(pdf));
        holder.Walk.Pass("4.1.1", "4.2.1");
        return url;
    }

    // ② by the same person, on the same account, with the card that has the new name; accepted, and a fee is due.
    private static async Task ChangeAsync(HolderActs holder, StaffActs staff)
    {
        await holder.SignOut();
        await holder.Take("misaki-married");
        await holder.SignIn();
        var change = new ChangeActs(holder);
        await change.BeginChange(Qualification, "書換交付");
        await change.ReadAndAnswerChange("小林　美咲", "中村　美咲", "ナカムラ　ミサキ");
        await holder.CheckConsentAndSign("2");
        await staff.OpenFirstApplication();
        await staff.Accept("決済待ち");
    }

    // ⑤, after a card that is declined.
    private static async Task PayAsync(Scene scene, HolderActs holder)
    {
        var payer = new PayerActs(holder.Walk, scene);
        await payer.OpenMine();
        await payer.BeginToPay();
        await payer.EnterCard(Declined);
        await payer.Execute();
        await holder.Walk.Press("支払わないで戻る");
        await holder.Walk.At("5.4.1");
        await payer.OpenMine();
        await payer.BeginToPay();
        await payer.EnterCard(Good);
        await payer.Execute();
        await holder.Walk.At("5.3.1");
        await payer.KeepPrint();
    }

    // One with less on it, sent to the wrong person: it is made invalid, and the other stays as it is.
    private static async Task ControlAsync(HolderActs holder, VerifierActs verifier, string other)
    {
        var own = new CredentialActs(holder);
        var sent = await own.IssueWithout(Qualification);
        await verifier.MustSay(sent, "有効です");
        await own.Withdraw(Qualification);
        await verifier.MustSay(sent, "無効です（本人が無効にしました）");
        await verifier.MustSay(other, "有効です");
    }

    private async Task<Walk> WalkAsync(Scene scene, Setting setting, string? device = null) =>
        new(await scene.BrowserAsync(setting, device: device), setting, nameof(ThreadWalk), record);
}
