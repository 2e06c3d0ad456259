namespace Akashi.Browser.Tests;

/// <summary>A name that changed by a marriage: the change (rows 2.3.1 to 2.6.1), its decision, and what it leads to (2.7.1).</summary>
public sealed class ChangeWalk(WalkRecord record)
{
    private const string Qualification = "社会福祉士";

    public static TheoryData<Setting> Settings => [new Setting(360, true), new Setting(360, false), new Setting(1280, true), new Setting(1280, false)];

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Holder_with_a_new_name_changes_the_register_and_the_old_credential_says_that_it_was_replaced(Setting setting)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var scene = await Scene.OpenAsync(ct);
        await scene.PutCardAsync("misaki");
        var holderWalk = await WalkAsync(scene, setting);
        var holder = new HolderActs(holderWalk, scene, setting);
        await holder.SignIn();
        await holder.BeginInitialRegistration(Qualification, "資格管理団体へ登録している");
        await holder.ReadFacts("小林　美咲");
        await holder.AnswerGenericForm("A-0022233", "30", "4", "20");
        await holder.CheckConsentAndSign();
        // A passkey is an interface for scripts.
        var staff = new StaffActs(await WalkAsync(scene, setting with { Script = true }), scene);
        await staff.Enter();
        await staff.OpenFirstApplication();
        await staff.Accept();
        var folder = Directory.CreateTempSubdirectory("akashi-walk-").FullName;
        var (_, old) = await holder.GetCredential(Qualification, folder);

        // The same person, the same account, the card with the new name.
        await holder.SignOut();
        await scene.PutCardAsync("misaki-married");
        await holder.SignIn();
        await holder.BeginChange(Qualification, "登録情報の変更");
        await holder.ReadAndAnswerChange("小林　美咲", "中村　美咲", "ナカムラ　ミサキ");
        await holder.CheckConsentAndSign("2");
        await staff.OpenFirstApplication();
        await staff.Accept();
        await holder.SeeChanged(Qualification, "中村　美咲");

        var verifier = new VerifierActs(await WalkAsync(scene, setting), scene);
        await verifier.MustSay(old, "無効です（登録情報の変更により置き換えられました）");
        var (_, fresh) = await holder.GetCredential(Qualification, folder);
        await verifier.MustSay(fresh, "有効です");
        Directory.Delete(folder, recursive: true);
    }

    private async Task<Walk> WalkAsync(Scene scene, Setting setting) => new(await scene.BrowserAsync(setting), setting, nameof(ChangeWalk), record);
}
