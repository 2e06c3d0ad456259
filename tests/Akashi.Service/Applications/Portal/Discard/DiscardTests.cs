using System.Net;
using Akashi.Service.Applications;
using Akashi.Service.Applications.Portal.Discard;
using Akashi.Service.Audit;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Applications.Portal.Discard;

/// <summary>Row 1.7.4: a draft is offered with what is known of it, and removed at a press.</summary>
public sealed class DiscardTests(World world)
{
    [Fact]
    public async Task Home_and_list_say_where_the_holder_was_and_until_when_it_is_kept()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        var day = Akashi.Hosting.Dates.JapaneseDate.FormatBoth(Akashi.Hosting.Dates.JapanTime.DayOf(world.Now.AddDays(30)));
        foreach (var path in new[] { "/home", "/applications/mine" })
        {
            var page = await holder.Browser.OpenAsync(path);
            string[] shown = ["「情報の入力」の途中です。", "続きから再開する", "保存期限：" + day];
            Assert.All(shown, words => Assert.Contains(words, page.Words, StringComparison.Ordinal));
        }
        var resume = holder.Browser.Page.Document.QuerySelector("main .card a.button--primary")!.GetAttribute("href")!;
        (await holder.Browser.OpenAsync(resume)).MustBe("1.5.9");
    }

    [Fact]
    public async Task Press_removes_a_draft_after_a_page_that_says_what_goes()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.FillsInAsync();
        var id = Applying.IdOf(draft);
        var page = (await holder.Browser.OpenAsync(draft + "/discard")).MustBe("1.7.4");
        string[] shown = ["添付したファイル", "1件", "確認と同意"];
        Assert.All(shown, words => Assert.Contains(words, page.Words, StringComparison.Ordinal));
        Assert.True(await world.InDbAsync(db => db.Set<Application>().AnyAsync(a => a.Id == id)));
        page = (await holder.Browser.PressAsync("削除する")).MustBe("1.7.1");
        Assert.Contains("作成中の申請を削除しました。", page.Words, StringComparison.Ordinal);
        Assert.False(await world.InDbAsync(db => db.Set<Application>().AnyAsync(a => a.Id == id)));
        var account = await holder.AccountIdAsync();
        var lines = await world.InDbAsync(db => db.Set<AuditEntry>().Select(e => e.Text).ToListAsync());
        var line = lines.Single(l => l.Contains("application.draft-removed", StringComparison.Ordinal)
            && l.Contains($"account:{account}", StringComparison.Ordinal));
        Assert.Contains("\"files\":\"1\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E9_draft_of_another_is_not_found()
    {
        var (holder, other) = (await world.HolderSignedIn(), await world.HolderSignedIn("taro"));
        var draft = await holder.BeginsAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.OpenAsync(draft + "/discard")).Status);
        await other.Browser.OpenAsync("/contacts/preferences");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.PostAsync(draft + "/discard")).Status);
        var id = Applying.IdOf(draft);
        Assert.True(await world.InDbAsync(db => db.Set<Application>().AnyAsync(a => a.Id == id)));
    }

    [Fact]
    public async Task E9_signed_one_stays()
    {
        await using var desk = await Desk.OpenAsync();
        var account = new Guid("01990000-0000-7000-8000-000000000001");
        var session = new Guid("01990000-0000-7000-8000-00000000000a");
        var id = await desk.DraftAsync(account);
        var request = await desk.AskToSignAsync(id, account, session);
        await desk.AnswerAsync(request);
        await desk.SubmitAsync(id, account, session, request);
        Assert.False(await desk.WithAsync((DiscardHandler discard) => discard.HandleAsync(id, account, CancellationToken.None)));
        Assert.Single(await desk.RowsAsync<Application>());
    }

    [Fact]
    public async Task E9_returned_one_stays_and_its_page_leads_to_the_withdrawal()
    {
        await using var desk = await Desk.OpenAsync();
        var account = new Guid("01990000-0000-7000-8000-000000000001");
        var id = await desk.ReturnedAsync(account);
        Assert.False(await desk.WithAsync((DiscardHandler discard) => discard.HandleAsync(id, account, CancellationToken.None)));
        Assert.Equal(ApplicationState.Returned, (await desk.RowAsync(id)).State);
        var holder = await world.HolderSignedIn();
        var application = await holder.AppliesAsync();
        await (await world.StaffSignedIn()).ReturnsAsync(application, ("field:phone", "昼間につながる番号を書いてください。"));
        (await holder.Browser.OpenAsync(application + "/discard")).MustBe("1.7.3");
    }
}
