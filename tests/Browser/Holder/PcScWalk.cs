using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Holder;

/// <summary>
/// Rows 0.1 to 0.5, 1.5.3 to 1.5.7 and 1.5.12 to 1.5.15 with a real pcscd: the agent has no setting for a reader and finds the card itself.
/// </summary>
[Collection(nameof(PcScWalks))]
public sealed class PcScWalk(Pcscd pcscd, PcScScene shared)
{
    private static readonly Setting Wide = new(1280, true);

    [Fact]
    public async Task Holder_signs_in_reads_the_facts_and_signs_with_a_card_in_the_machines_reader()
    {
        var holder = new HolderActs(await shared.WalkAsync(Wide, nameof(PcScWalk)), shared.Scene, Wide);
        await NoCardAsync(holder);
        await using var card = await pcscd.InsertAsync(await LyingPersona.CardOfAsync(shared.Scene, "misaki"));
        // The agent's page goes on by itself.
        await holder.Walk.At("0.2");
        await holder.SignIn();
        await holder.BeginInitialRegistration("介護福祉士", "資格管理団体へ登録している");
        await holder.ReadFacts("小林　美咲");
        await holder.AnswerAsRegistered("D-0222333", "コバヤシ　ミサキ", "Heisei", "28", "4", "15");
        await holder.CheckConsentAndSign();
    }

    // Row 0.5: an empty reader is reported before a PIN is asked for.
    private static async Task NoCardAsync(HolderActs holder)
    {
        await holder.Open("/");
        await holder.Walk.Press("登録・ログイン");
        await holder.GoToAgent();
        await Expect(holder.Walk.Page.Locator("h1")).ToHaveTextAsync("カードが置かれていません");
        await holder.Walk.At("0.5", "no-card");
        await Expect(holder.Walk.Page.Locator("input[name=secret]")).ToHaveCountAsync(0);
    }
}
