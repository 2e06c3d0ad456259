using Akashi.Sandbox.Personas;
using Akashi.Service.Applications;
using Akashi.Service.Registers;
using Akashi.Service.Staff.Openings;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Security;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Decisions.Office.Review;

/// <summary>Row 1.5.2 on the review page: a clear match is said to be one, candidates stand side by side, and staff choose.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class CandidatesPageTests(World world)
{
    private static int days;

    [Fact]
    public async Task Clear_match_is_said_to_be_one()
    {
        var (holder, person) = await NewPersonAsync();
        var number = Registering.NewNumber();
        await world.RegisteredAsync(number, person);
        var page = await (await world.StaffSignedIn()).ReviewsAsync(await holder.AppliesAsync(number));
        Assert.Contains("一致する登録が1件あります。", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("ご本人の登録を選んでください", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Candidate_with_another_number_and_another_form_of_the_name_is_chosen_with_a_reason()
    {
        var (holder, person) = await NewPersonAsync("髙橋　花子");
        var number = Registering.NewNumber();
        var entry = await world.RegisteredAsync(number, person with { Name = "高橋　花子" });
        var application = await holder.AppliesAsync(Registering.NewNumber());
        var clerk = await world.StaffSignedIn();
        var page = await clerk.ReviewsAsync(application);
        var name = Row(page, "氏名");
        Assert.All(["髙橋 花子", "高橋 花子", "表記のみ相違"], words => Assert.Contains(words, name, StringComparison.Ordinal));
        Assert.Contains("不一致", Row(page, "登録番号"), StringComparison.Ordinal);
        Assert.Contains("登録簿にないため、承認できません", (await clerk.Browser.PressAsync("承認する")).Errors, StringComparison.Ordinal);
        await clerk.Browser.OpenAsync(Clerk.ReviewOf(application) + Assert.Single(page.Links, l => l.EndsWith("entry=" + entry, StringComparison.Ordinal)));
        Assert.Contains("承認する理由を", (await clerk.Browser.PressAsync("承認する")).Errors, StringComparison.Ordinal);
        page = await clerk.Browser.PressAsync("承認する", ("identityReason", "登録証の写しで確認しました。"), ("identityConfirmed", "true"));
        Assert.Equal(("", "完了"), (page.Errors, page.Text(".tag")));
        var linked = await world.InDbAsync(db => db.Set<Registration>().SingleAsync(r => r.Id == entry));
        Assert.Equal((await holder.AccountIdAsync(), "高橋　花子"), (linked.AccountId!.Value, (await world.InDbAsync(db => db.Set<RegistrationVersion>()
            .SingleAsync(v => v.RegistrationId == entry && v.Number == linked.Version))).Name));
    }

    [Fact]
    public async Task L7_every_candidate_on_the_page_is_noted_as_opened_and_there_are_five_at_most()
    {
        var (holder, person) = await NewPersonAsync();
        var entries = new List<Guid>();
        for (var i = 0; i < 7; i++) entries.Add(await world.RegisteredAsync(Registering.NewNumber(), person));
        var clerk = await world.StaffSignedIn();
        var page = await clerk.ReviewsAsync(await holder.AppliesAsync(Registering.NewNumber()));
        var opened = await world.InDbAsync(db =>
            db.Set<RecordOpening>().Where(o => o.StaffMemberId == clerk.Id && o.Kind == OpenedKind.Entry).Select(o => o.RecordId).ToListAsync());
        var shown = page.Links.Where(l => l.Contains("entry=", StringComparison.Ordinal)).Select(l => Guid.Parse(l[^36..])).ToList();
        Assert.Equal(5, shown.Count);
        Assert.Subset(entries.ToHashSet(), shown.ToHashSet());
        Assert.Equal(shown.Order(), opened.Order());
    }

    [Fact]
    public async Task Five_candidates_that_differ_in_much_cost_little_more_than_the_page_without_them()
    {
        var (holder, person) = await NewPersonAsync();
        for (var i = 0; i < 5; i++)
            await world.RegisteredAsync(Registering.NewNumber(), person with { Name = $"小林　美咲{i}", Address = $"神奈川県横浜市中区日本大通{i}－１０－７" });
        var clerk = await world.StaffSignedIn();
        var application = await holder.AppliesAsync(Registering.NewNumber());
        Assert.Equal(5, (await clerk.ReviewsAsync(application)).Links.Count(l => l.Contains("entry=", StringComparison.Ordinal)));
        using var answer = await clerk.Browser.GetAsync(Clerk.ReviewOf(application));
        Assert.InRange(await WireTests.BytesAsync(answer), 1, WireTests.MostBytes + 1_500);
    }

    [Fact]
    public async Task L4_pages_of_the_holder_are_the_same_whether_the_number_is_theirs_anothers_or_nobodys()
    {
        var (holder, person) = await NewPersonAsync();
        var (own, anothers, nobodys) = (Registering.NewNumber(), Registering.NewNumber(), Registering.NewNumber());
        await world.RegisteredAsync(own, person);
        await world.RegisteredAsync(anothers, world.NewCard("yoshino").Persona, Guid.CreateVersion7(world.Now));
        var shown = new List<string>();
        foreach (var number in new[] { own, anothers, nobodys }) shown.Add(await SeenByHolderAsync(holder, number));
        Assert.Single(shown.Distinct());
    }

    // Everything from the answers to the time line, without the number, the receipt number, ids and the time.
    private async Task<string> SeenByHolderAsync(Holder holder, string number)
    {
        var draft = await holder.BeginsWithFactsAsync();
        List<string> pages = [(await holder.AnswersAsync(Applying.Answers(number), "certificate-copy")).MustBe("1.5.10").Words];
        pages.Add((await holder.Browser.SubmitAsync("main form")).MustBe("1.5.11").Words);
        await holder.ConsentsAsync();
        pages.Add((await holder.CardAnswersAsync()).MustBe("1.6.1").Words);
        pages.Add((await holder.Browser.OpenAsync(draft + "/timeline")).MustBe("1.7.1").Words);
        var receipt = (await world.InDbAsync(db => db.Set<Application>().SingleAsync(a => a.Id == Applying.IdOf(draft)))).Submission!.ReceiptNumber;
        var text = string.Join('\n', pages).Replace(number, "N", StringComparison.Ordinal).Replace(receipt, "R", StringComparison.Ordinal);
        return System.Text.RegularExpressions.Regex.Replace(text, @"\d{1,2}[:時]\d{2}分?", "T");
    }

    // Somebody born on a day of their own, so that no entry of another test is a candidate.
    private async Task<(Holder Holder, Persona Persona)> NewPersonAsync(string name = "山田　花子")
    {
        var birth = new DateOnly(1961, 1, 1).AddDays(Interlocked.Increment(ref days));
        var card = world.NewCard(p => p with { Name = name, Birth = birth, Certificate = p.Certificate! with { Name = name } });
        return (await world.HolderSignedIn(card), card.Persona);
    }

    private static string Row(Page page, string label) =>
        page.Document.QuerySelectorAll("table").First(t => t.QuerySelector("#candidates-caption") is not null)
            .QuerySelectorAll("tbody tr").First(r => r.QuerySelector("th")!.TextContent.Trim() == label).TextContent.Replace('　', ' ');
}
