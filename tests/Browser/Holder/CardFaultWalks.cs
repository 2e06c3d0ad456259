using Akashi.Card.Emulator;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Holder;

/// <summary>Row 0.5, failure by failure, with a real pcscd: each has its own page, and a way on that leads somewhere.</summary>
[Collection(nameof(PcScWalks))]
public sealed class CardFaultWalks(Pcscd pcscd, PcScScene shared)
{
    private const string GiveUp = "やめて、もとの画面に戻る";
    private const string Locked = "続けて間違えたため、暗証番号がロックされています。お住まいの市区町村の窓口で解除（再設定）してください。";

    public static TheoryData<Setting, string, string, string> Certificates
    {
        get
        {
            var all = new TheoryData<Setting, string, string, string>();
            foreach (var setting in Setting.PairwiseWithScript.Select(row => row.Data))
            {
                all.Add(setting, "expired", "電子証明書の有効期限が切れています", "お住まいの市区町村の窓口で、電子証明書を更新してください。");
                all.Add(setting, "revoked", "電子証明書が失効しています", "カードの紛失の届け出や、引っ越し・結婚などで失効します。お住まいの市区町村の窓口で発行しなおしてください。");
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Setting.PairwiseWithScript), MemberType = typeof(Setting))]
    public async Task Without_a_card_the_page_asks_for_it_and_goes_on_when_it_lies_there(Setting setting)
    {
        var holder = await AtAgentAsync(setting);
        await holder.Walk.At("0.5", "no-card");
        await Expect(Heading(holder)).ToHaveTextAsync(holder.Walk.Exactly("カードが置かれていません"));
        // With a script, the page notices the card by itself.
        await using var lying = await pcscd.InsertAsync(await LyingPersona.CardOfAsync(shared.Scene, "hanako"));
        await holder.FinishSignIn();
    }

    // The card is removed at the fourth command: after the application was selected, before the PIN is verified.
    [Theory]
    [MemberData(nameof(Setting.PairwiseWithScript), MemberType = typeof(Setting))]
    public async Task Card_that_is_taken_away_half_way_begins_again_at_the_PIN_and_loses_no_try(Setting setting)
    {
        await using var lying = await pcscd.InsertAsync(new TornCard(await LyingPersona.CardOfAsync(shared.Scene, "hanako"), first: 4));
        var holder = await AtAgentAsync(setting);
        await holder.EnterSecret(HolderActs.Pin);
        await holder.Walk.At("0.3");
        var looked = new TaskCompletionSource();
        await holder.Walk.Page.RouteAsync("**/step/cards", async route =>
        {
            await looked.Task;
            await route.ContinueAsync();
        });
        await holder.Walk.Press("読み取り開始");
        await holder.Walk.At("0.5", "card-removed");
        await Expect(Heading(holder)).ToHaveTextAsync(holder.Walk.Exactly("読み取りの途中でカードが離れました"));
        // The card is put back after a second, and the page goes on by itself as soon as it hears of it.
        looked.SetResult();
        await holder.Walk.At("0.2");
        await Expect(holder.Walk.Page.Locator("main")).ToContainTextAsync(
                holder.Walk.Within("利用者証明用電子証明書の暗証番号。あと3回まで入力できます。"));
        await holder.Walk.Press(GiveUp);
        await holder.Walk.At("0.1");
    }

    [Theory]
    [MemberData(nameof(Setting.PairwiseWithScript), MemberType = typeof(Setting))]
    public async Task Wrong_PIN_says_tries_left_and_the_right_one_goes_on(Setting setting)
    {
        await using var lying = await pcscd.InsertAsync(await LyingPersona.CardOfAsync(shared.Scene, "hanako"));
        var holder = await AtAgentAsync(setting);
        await EnterAsync(holder, "9999");
        await holder.Walk.At("0.5", "wrong-pin");
        await holder.Walk.MustShowErrorAsync("secret");
        await Expect(holder.Walk.Page.Locator(".error-summary")).ToContainTextAsync(
            holder.Walk.Within("暗証番号が違います。あと2回間違えるとロックされ、お住まいの市区町村の窓口での解除が必要になります。"));
        await holder.FinishSignIn();
    }

    [Theory]
    [MemberData(nameof(Setting.PairwiseWithScript), MemberType = typeof(Setting))]
    public async Task Locked_PIN_is_told_by_agent_and_portal_with_who_unlocks_it(Setting setting)
    {
        await using var lying = await pcscd.InsertAsync(await LyingPersona.CardOfAsync(shared.Scene, "hanako"));
        var holder = await AtAgentAsync(setting);
        foreach (var wrong in new[] { "9999", "9998", "9997" }) await EnterAsync(holder, wrong);
        await holder.Walk.At("0.5", "pin-locked");
        await Expect(Heading(holder)).ToHaveTextAsync(holder.Walk.Exactly("暗証番号がロックされています"));
        await Expect(holder.Walk.Page.Locator("main")).ToContainTextAsync(
            holder.Walk.Within(Locked));
        await Expect(holder.Walk.Page.Locator("input[name=secret]")).ToHaveCountAsync(0);
        await holder.Walk.Press(GiveUp);
        await PortalSaysAsync(holder, "pin-locked-portal", "暗証番号がロックされています", Locked);
    }

    [Theory]
    [MemberData(nameof(Setting.PairwiseWithScript), MemberType = typeof(Setting))]
    public async Task Card_of_another_kind_is_told_before_a_PIN_is_asked_for(Setting setting)
    {
        await using var lying = await pcscd.InsertAsync(new OtherCard());
        var holder = await AtAgentAsync(setting);
        await holder.Walk.At("0.5", "other-card");
        await Expect(Heading(holder)).ToHaveTextAsync(holder.Walk.Exactly("マイナンバーカードではありません"));
        await Expect(holder.Walk.Page.Locator("input[name=secret]")).ToHaveCountAsync(0);
        await holder.Walk.Press(GiveUp);
        await PortalSaysAsync(holder, "other-card-portal", "カードを読み取れませんでした", "カードを置きなおして、もう一度お試しください。");
    }

    [Theory]
    [MemberData(nameof(Certificates))]
    public async Task Certificate_that_does_not_hold_is_told_with_where_to_get_another(Setting setting, string persona, string heading, string words)
    {
        await using var lying = await pcscd.InsertAsync(await LyingPersona.CardOfAsync(shared.Scene, persona));
        var holder = await AtAgentAsync(setting);
        await EnterAsync(holder, HolderActs.Pin);
        await holder.Walk.At("0.4");
        await holder.Walk.Press("次へ");
        await PortalSaysAsync(holder, persona, heading, words);
    }

    private async Task<HolderActs> AtAgentAsync(Setting setting)
    {
        var holder = new HolderActs(await shared.WalkAsync(setting, nameof(CardFaultWalks)), shared.Scene, setting);
        await holder.AskToSignIn();
        return holder;
    }

    private static async Task EnterAsync(HolderActs holder, string pin)
    {
        await holder.EnterSecret(pin);
        await holder.Walk.At("0.3");
        await holder.Walk.Press("読み取り開始");
    }

    // The way back leads to where the person was.
    private static async Task PortalSaysAsync(HolderActs holder, string which, string heading, string words)
    {
        await Expect(holder.Walk.Page.Locator("main .notice")).ToContainTextAsync(holder.Walk.Within(heading));
        await Expect(holder.Walk.Page.Locator("main .notice")).ToContainTextAsync(holder.Walk.Within(words));
        holder.Walk.Expects(422);
        await holder.Walk.At("0.5", which);
        await holder.Walk.Press("もとの画面に戻る");
        await holder.Walk.At("0.1");
    }

    private static ILocator Heading(HolderActs holder) => holder.Walk.Page.Locator("h1");
}

/// <summary>One scene for walks whose agent finds the card in the machine's readers.</summary>
public sealed class PcScScene(WalkRecord record) : OneScene(record, Scene.OpenWithPcScAsync);

/// <summary>The walks with pcscd share it, and a scene.</summary>
[CollectionDefinition(nameof(PcScWalks))]
public sealed class PcScWalks : ICollectionFixture<Pcscd>, ICollectionFixture<PcScScene>;
