namespace Akashi.Browser.Tests;

/// <summary>Rows 5.1.1 to 5.3.1, and 5.4.1 for a declined card.</summary>
public sealed class PaymentWalk(WalkRecord record)
{
    public static TheoryData<Setting> Settings => ThreadWalk.Settings;

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Holder_pays_after_a_declined_card_and_keeps_a_receipt(Setting setting)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var scene = await Scene.OpenWithFeeAsync(ct);
        await scene.PutCardAsync("hanako");
        var walk = await WalkAsync(scene, setting);
        var holder = new HolderActs(walk, scene, setting);
        await holder.SignIn();
        await holder.BeginInitialRegistration("介護福祉士", "資格管理団体へ登録している");
        await holder.ReadFacts("山田　花子");
        await holder.AnswerAsRegistered("D-0123456", "ヤマダ　ハナコ");
        await holder.CheckConsentAndSign();
        var staff = new StaffActs(await WalkAsync(scene, setting with { Script = true }), scene);
        await staff.Enter();
        await staff.OpenFirstApplication();
        await staff.Accept("決済待ち");

        var payer = new PayerActs(walk, scene);
        await payer.OpenMine();
        await payer.BeginToPay();
        await payer.EnterCard("4000 0000 0000 0002");
        await payer.Execute();
        await walk.Press("支払わないで戻る");
        await walk.At("5.4.1");
        await payer.OpenMine();
        await payer.BeginToPay();
        await payer.EnterCard("4242 4242 4242 4242");
        await payer.Execute();
        await walk.At("5.3.1");
        await payer.KeepPrint();
    }

    private async Task<Walk> WalkAsync(Scene scene, Setting setting) => new(await scene.BrowserAsync(setting), setting, nameof(PaymentWalk), record);
}
