namespace Akashi.Browser.Tests.Deciding;

/// <summary>Row 5.4.3 and the end of 1.7.2: an application that nobody pays and one that nobody corrects, on the days of the last reminder and the end.</summary>
public sealed class DeadlineWalks(SharedScene shared) : IClassFixture<SharedScene>
{
    private const string Name = "髙﨑　𠮷乃";
    private static readonly Setting Office = new(1280, true);

    // 30 days to pay and as many until the end; 60 days to correct; the last reminder 3 days before.
    private static readonly TimeSpan Reminded = TimeSpan.FromDays(58);
    private static readonly TimeSpan Ended = TimeSpan.FromDays(62);

    [Fact]
    public async Task Fee_that_nobody_pays_and_return_that_nobody_corrects_are_reminded_of_and_end()
    {
        var staff = await shared.StaffAsync(Office, nameof(DeadlineWalks));
        var unpaid = await ApplyAsync("社会福祉士", AnswerInPagesAsync);
        await staff.OpenApplicationOf(Name);
        await staff.AcceptWithNumber("A-0099001", "決済待ち");
        var returned = await ApplyAsync("介護福祉士", holder => holder.AnswerAsNew("タカサキ　ヨシノ"));
        await staff.OpenApplicationOf(Name);
        await staff.Return("field:phone", "昼間につながる番号を書いてください。");
        await shared.WithClockAsync(Reminded, async () =>
        {
            var charge = await SeeRemindersAsync(unpaid, returned);
            await shared.WithClockAsync(Ended, () => SeeEndsAsync(unpaid, returned, charge));
        });
    }

    // Address of the page on which it could be paid.
    private async Task<string> SeeRemindersAsync(string unpaid, string returned)
    {
        var charge = "";
        foreach (var setting in Setting.Pairwise.Select(row => row.Data))
        {
            var walk = (await shared.SignedInAsync("yoshino", setting, nameof(DeadlineWalks))).Walk;
            await OpenWhenAsync(walk, unpaid, "期限のお知らせ");
            await walk.At("5.4.3", "reminded");
            charge = (await walk.Pressable("手数料の支払いへ").GetAttributeAsync("href"))!;
            await OpenWhenAsync(walk, returned, "期限のお知らせ");
            await walk.At("1.7.2", "reminded");
            await walk.Page.Context.CloseAsync();
        }
        return charge;
    }

    private async Task SeeEndsAsync(string unpaid, string returned, string charge)
    {
        foreach (var setting in Setting.Pairwise.Select(row => row.Data))
        {
            var walk = (await shared.SignedInAsync("yoshino", setting, nameof(DeadlineWalks))).Walk;
            await OpenWhenAsync(walk, unpaid, "期限切れで終了");
            await walk.At("5.4.3", "ended");
            await OpenWhenAsync(walk, returned, "期限切れで終了");
            await walk.At("1.7.1", "ended");
            // Somebody who was at the provider's when it ended.
            await walk.Page.GotoAsync(new Uri(shared.Scene.Stack.Settings.Service, charge.Replace("/check", "/return", StringComparison.Ordinal)).ToString());
            await walk.At("5.4.3", "too-late");
            await walk.Page.Context.CloseAsync();
        }
    }

    // The work that reminds and ends follows the clock within seconds.
    private static Task OpenWhenAsync(Walk walk, string timeline, string word) => Wait.UntilAsync(async () =>
    {
        await walk.Page.GotoAsync(timeline);
        return walk.Within(word).IsMatch(await walk.Page.Locator(".time-line").InnerTextAsync());
    });

    // Address of its time line.
    private async Task<string> ApplyAsync(string qualification, Func<HolderActs, Task> answer)
    {
        var holder = await shared.SignedInAsync("yoshino", Setting.Phone, nameof(DeadlineWalks));
        await holder.BeginFromTheList(qualification, "登録していない");
        await holder.ReadFacts(Name);
        await answer(holder);
        await holder.CheckConsentAndSign();
        var address = holder.Walk.Page.Url.Replace("/received", "/timeline", StringComparison.Ordinal);
        await holder.Walk.Page.Context.CloseAsync();
        return address;
    }

    private static async Task AnswerInPagesAsync(HolderActs holder)
    {
        var (walk, page) = (holder.Walk, holder.Walk.Page);
        await page.Locator("[name='passed-in.era']").SelectOptionAsync("Reiwa");
        await page.Locator("[name='passed-in.year']").FillAsync("8");
        await page.Locator("[name='passed-in.month']").FillAsync("3");
        await page.Locator("[name=not-disqualified]").CheckAsync();
        await walk.Press("次へ");
        await page.Locator("[name=kana]").FillAsync("タカサキ　ヨシノ");
        await page.Locator("[name='domicile.is'][value=Prefecture]").CheckAsync();
        await page.Locator("[name='domicile.prefecture']").SelectOptionAsync("Tokyo");
        await walk.Press("次へ");
        await page.Locator("[name=phone]").FillAsync("03-1234-5678");
        await walk.Press("次へ");
        await holder.Attach("pass-certificate", "合格証書.png");
        await holder.Attach("family-register", "戸籍抄本.png");
        await walk.Press("次へ");
    }
}
