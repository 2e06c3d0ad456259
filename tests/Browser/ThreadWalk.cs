namespace Akashi.Browser.Tests;

/// <summary>The main job from an empty machine to 「有効です」 and 「無効です」, in the order of the thread.</summary>
public sealed class ThreadWalk(WalkRecord record)
{
    public static TheoryData<Setting> Settings => [new Setting(360, true), new Setting(360, false), new Setting(1280, true), new Setting(1280, false)];

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Holder_applies_staff_accept_a_stranger_verifies_and_a_revocation_shows(Setting setting)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var scene = await Scene.OpenAsync(ct);
        await scene.PutCardAsync("hanako");
        var holderWalk = await WalkAsync(scene, setting);
        var holder = new HolderActs(holderWalk, scene, setting);
        await holder.SignIn();
        await holder.BeginInitialRegistration("介護福祉士", "資格管理団体へ登録している");
        await holder.ReadFacts("山田　花子");
        await holder.AnswerAsRegistered("D-0123456", "ヤマダ　ハナコ");
        await holder.CheckConsentAndSign();
        await holderWalk.Page.GotoAsync(new Uri(scene.Stack.Settings.Service, "/applications/mine").ToString());
        await holderWalk.At("1.7.1");

        // A passkey is an interface for scripts.
        var staff = new StaffActs(await WalkAsync(scene, setting with { Script = true }), scene);
        await staff.Enter();
        await staff.OpenFirstApplication();
        await staff.Accept();

        var folder = Directory.CreateTempSubdirectory("akashi-walk-").FullName;
        var (pdf, url) = await holder.GetCredential("介護福祉士", folder);
        var code = await PdfReader.CodeAsync(pdf, ct);
        Assert.Equal(url, code);
        holderWalk.Pass("4.1.1", "4.2.1");

        var verifier = new VerifierActs(await WalkAsync(scene, setting), scene);
        await verifier.Read(code);
        await verifier.MustSay(code, "有効です");
        await staff.Change("Suspend", "D-0123456");
        await verifier.MustSay(code, "無効です（一時停止）");
        await staff.Change("Lift", "D-0123456");
        await verifier.MustSay(code, "有効です");
        await staff.Change("Revoke", "D-0123456");
        await verifier.MustSay(code, "無効です（取消）");
        Directory.Delete(folder, recursive: true);
    }

    private async Task<Walk> WalkAsync(Scene scene, Setting setting) => new(await scene.BrowserAsync(setting), setting, nameof(ThreadWalk), record);
}
