using Akashi.Service.Applications;
using Akashi.Service.Contacts.Notices;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Contacts.Notices;

/// <summary>Row 1.7.5: a notice in the portal at every change of state.</summary>
[Collection(MailWorldGroup.Name)]
public sealed class NoticesTests(MailWorld world)
{
    [Fact]
    public async Task Notice_follows_each_change_of_state_and_leads_to_the_time_line()
    {
        var holder = await world.HolderSignedIn();
        var application = await holder.AppliesAsync(Registering.NewNumber());
        Assert.Contains("未読のお知らせが1件あります", (await holder.Browser.OpenAsync("/home")).Words, StringComparison.Ordinal);
        await (await world.StaffSignedIn()).ReviewsAsync(application);
        var page = (await holder.Browser.OpenAsync("/contacts/notices")).MustBe("1.7.5");
        Assert.Equal(
            ["申請の審査が始まりました。", "申請を受け付けました。審査をお待ちください。"],
            page.Document.QuerySelectorAll("main .card strong").Select(e => e.TextContent));
        Assert.Contains(application + "/timeline", page.Links);
        Assert.Equal(2, page.Document.QuerySelectorAll("main .tag--info").Length);
        page = await holder.Browser.PressAsync("すべて既読にする");
        Assert.Empty(page.Document.QuerySelectorAll("main .tag--info"));
        Assert.DoesNotContain("未読のお知らせ", (await holder.Browser.OpenAsync("/home")).Words, StringComparison.Ordinal);
        Assert.Contains("未読：0件", (await holder.Browser.OpenAsync("/home/me")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notice_is_read_in_the_present_language()
    {
        var holder = await world.HolderSignedIn();
        await holder.AppliesAsync(Registering.NewNumber());
        var page = await holder.Browser.OpenAsync("/contacts/notices?lang=en");
        Assert.Contains("We have received your application.", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wants_no_mail_has_notices_all_the_same()
    {
        var (holder, address) = await world.ReachableAsync();
        var account = await holder.AccountIdAsync();
        await world.InDbAsync(db => db.Set<Akashi.Service.Contacts.Contact>().Where(c => c.AccountId == account)
            .ExecuteUpdateAsync(u => u.SetProperty(c => c.WantsMail, false)));
        await holder.AppliesAsync(Registering.NewNumber());
        Assert.Equal(1, await world.InDbAsync(db => db.Set<Notice>().CountAsync(n => n.AccountId == account)));
        Assert.Single(world.Mails.To(address));
    }

    [Fact]
    public async Task E11_notices_of_another_are_neither_shown_nor_marked()
    {
        var (holder, other) = (await world.HolderSignedIn(), await world.HolderSignedIn("taro"));
        await holder.AppliesAsync(Registering.NewNumber());
        var page = (await other.Browser.OpenAsync("/contacts/notices")).MustBe("1.7.5");
        Assert.Contains("お知らせはありません。", page.Words, StringComparison.Ordinal);
        await other.Browser.OpenAsync("/contacts/preferences");
        await other.Browser.PostAsync("/contacts/notices");
        var account = await holder.AccountIdAsync();
        Assert.Null(await world.InDbAsync(db => db.Set<Notice>().Where(n => n.AccountId == account).Select(n => n.ReadAt).SingleAsync()));
    }

    // A new state tells its holders by a line in NoticeWords.resx, or is named here.
    [Fact]
    public void Every_state_has_words_but_a_draft_and_what_is_between_two_officers()
    {
        var words = new NoticeWords(new TextsOf<NoticeWords>());
        Assert.Equal([ApplicationState.Draft, ApplicationState.AwaitingSecond], Enum.GetValues<ApplicationState>().Where(s => !words.Has(s.ToString())));
    }
}
