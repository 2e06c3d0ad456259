using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Deciding;

/// <summary>Lists of more than a page on a phone (rows 1.7.1 and 6.2); what makes them long is put into the database.</summary>
public sealed class ListWalks(SharedScene shared) : IClassFixture<SharedScene>
{
    private const int Phone = 360;
    private const int SmallestTarget = 44;
    private const string NextPage = "次の50件";
    private const string PreviousPage = "前の50件";

    [Theory]
    [InlineData("hanako", true, "ja")]
    [InlineData("taro", false, "en")]
    public async Task Holder_reads_many_applications_page_by_page(string persona, bool script, string language)
    {
        var holder = await shared.HolderAsync(persona, new Setting(Phone, script, language), nameof(ListWalks));
        await holder.SignIn();
        Fill("registered-nurse", 60, "(SELECT \"Id\" FROM accounts ORDER BY \"OpenedAt\" DESC LIMIT 1)");
        await holder.Open("/applications/mine");
        var cards = holder.Walk.Page.Locator("main .card");
        await Expect(holder.Walk.Page.Locator("main [role=status]")).ToHaveTextAsync(holder.Walk.Exactly("60件"));
        await Expect(cards).ToHaveCountAsync(50);
        await LooksRight(holder.Walk, "1.7.1", "first-page");
        await holder.Walk.Press(NextPage);
        await Expect(cards).ToHaveCountAsync(10);
        await LooksRight(holder.Walk, "1.7.1", "last-page");
        await holder.Walk.Press(PreviousPage);
        await Expect(cards).ToHaveCountAsync(50);
    }

    [Fact]
    public async Task Staff_read_a_long_queue_page_by_page_and_come_back_to_their_place()
    {
        var staff = await shared.StaffAsync(new Setting(Phone, true), nameof(ListWalks));
        Fill("certified-social-worker", 120, "'01990000-0000-7000-8000-000000000001'");
        var page = staff.Walk.Page;
        await page.GotoAsync(new Uri(shared.Scene.Stack.Settings.Service, "/office/decisions/queue?state=Submitted").ToString());
        await page.Locator("[name=qualification]").SelectOptionAsync("社会福祉士");
        await staff.Walk.Press("絞り込む");
        var rows = page.Locator("tbody tr");
        await Expect(page.Locator("main [role=status]")).ToHaveTextAsync("120件");
        await LooksRight(staff.Walk, "6.2", "first-page");
        await staff.Walk.Press(NextPage);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = PreviousPage })).ToBeVisibleAsync();
        var second = await rows.First.InnerTextAsync();
        await LooksRight(staff.Walk, "6.2", "second-page");
        await staff.Walk.Press(NextPage);
        await Expect(rows).ToHaveCountAsync(20);
        await Expect(page.Locator("[name=qualification]")).ToHaveValueAsync("certified-social-worker");
        await staff.Walk.Press(PreviousPage);
        await Expect(rows).ToHaveCountAsync(50);
        Assert.Equal(second, await rows.First.InnerTextAsync());
    }

    private static async Task LooksRight(Walk walk, string screen, string which)
    {
        await walk.At(screen, which);
        foreach (var link in await walk.Page.Locator("nav.pages a").AllAsync())
        {
            var box = await link.BoundingBoxAsync();
            Assert.True(box is { Height: >= SmallestTarget, Width: >= SmallestTarget }, $"A way to another page is {box?.Width} × {box?.Height} px.");
        }
    }

    private void Fill(string qualification, int count, string account) => ServiceRows.Put(
        shared.Scene,
        $$"""
        INSERT INTO applications ("Id", "AccountId", "QualificationId", "ProcedureId", "ProcedureName", "ProcedureVersion", "State", "StartedAt",
          "ChangedAt", "SubmittedAt", "Facts", "Answers", "DaysWithHolder", "Reminders", "EndingDays", "Revision",
          "Submission_ReceiptNumber", "Submission_Round", "Submission_Document", "Submission_Signature", "Submission_Check")
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {{count}})
        SELECT upper(substr(hex(randomblob(16)), 1, 8) || '-0000-7000-8000-' || printf('%012X', i)), {{account}}, '{{qualification}}',
          'initial-registration', "Name", "Version", 'Submitted', at, at, at,
          '{"Name":"山田　花子","Address":"東京都","BirthOn":"1990-05-15","Sex":2}', '{}', 0, 0, 0, 1,
          substr(hex(randomblob(16)), 1, 20), 1, x'01', x'02', '{}'
        FROM (SELECT i, strftime('%Y-%m-%dT%H:%M:%S.0000000Z', 1767225600 + i, 'unixepoch') AS at FROM n)
          JOIN procedure_versions ON "Name" = 'initial-registration'
        """, count);
}
