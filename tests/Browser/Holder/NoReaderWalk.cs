using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Holder;

/// <summary>Row 0.5 on a machine without a reader: no pcscd runs during these walks.</summary>
[Collection(nameof(AfterWalks))]
public sealed class NoReaderWalk(PcScScene shared) : IClassFixture<PcScScene>
{
    [Theory]
    [MemberData(nameof(Setting.PairwiseWithScript), MemberType = typeof(Setting))]
    public async Task Without_a_reader_the_page_says_so_and_giving_up_leads_home(Setting setting)
    {
        var holder = new HolderActs(await shared.WalkAsync(setting, nameof(NoReaderWalk)), shared.Scene, setting);
        await holder.AskToSignIn();
        await holder.Walk.At("0.5", "no-reader");
        await Expect(holder.Walk.Page.Locator("h1")).ToHaveTextAsync(holder.Walk.Exactly("カードリーダーが見つかりません"));
        await holder.Walk.Press("もう一度ためす");
        await Expect(holder.Walk.Page.Locator("h1")).ToHaveTextAsync(holder.Walk.Exactly("カードリーダーが見つかりません"));
        await holder.Walk.Press("やめて、もとの画面に戻る");
        await holder.Walk.At("0.1");
    }
}
