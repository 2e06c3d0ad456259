using Akashi.Service.Audit;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Matching;
using Akashi.Service.Registers.Orders;
using Akashi.Service.Tests.Platform.Storage;

namespace Akashi.Service.Tests.Registers.Matching;

/// <summary>Row 1.5.2: what is read of a register to find an entry, on both engines; and that nothing is read of it while somebody applies.</summary>
public class MatchQueryTests
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");

    [Fact]
    public async Task Entries_of_the_number_and_of_the_birth_date_are_read_with_their_history()
    {
        await using var desk = await Desk.OpenAsync();
        var byNumber = await desk.EntryAsync("D-0123456", "小林　美咲", birth: new DateOnly(1992, 9, 3));
        var byBirth = await desk.EntryAsync("D-0777777");
        await desk.OrderAsync(new RegisterOrder.Amend(desk.Clerk.Actor, byBirth, "1", new ChangedFacts("佐藤　花子", "サトウ　ハナコ", null, "大阪府大阪市北区１", null)));
        await desk.EntryAsync("D-0888888", birth: new DateOnly(1990, 5, 16));
        await desk.EntryAsync("D-0123456", qualification: "certified-social-worker");
        var match = await MatchAsync(desk, "D-0123456");
        Assert.Equal([byNumber, byBirth], match.Candidates.Select(c => c.Entry.Id));
        var facts = match.Candidates[1].Facts;
        Assert.Equal((Agreement.Former, Agreement.Former, Agreement.Former), (facts[MatchFact.Name], facts[MatchFact.Kana], facts[MatchFact.Address]));
        Assert.Equal(("佐藤　花子", 2), (match.Candidates[1].Entry.Facts.Name, match.Candidates[1].Entry.Version));
    }

    [Fact]
    public async Task After_a_correction_of_the_birth_date_an_entry_is_found_by_the_new_one_only()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0777777", birth: new DateOnly(1990, 5, 16));
        Assert.IsType<RegisterMatch.None>(await MatchAsync(desk, "D-0123456"));
        await Corrections.CorrectAsync(desk, entry, f => f with { BirthOn = Desk.Hanako.BirthOn });
        Assert.Equal(entry, Assert.Single((await MatchAsync(desk, "D-0123456")).Candidates).Entry.Id);
    }

    [Fact]
    public async Task L4_whoever_applies_has_nothing_read_of_the_register()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.EntryAsync("D-0123456");
        using var heard = new HeardQueries();
        await heard.UntilHeardAsync(desk.RowsAsync<AuditEntry>);
        await desk.SubmittedAsync(Hanako);
        Assert.NotEmpty(heard.All);
        Assert.DoesNotContain(heard.All, q => q.Sql.Contains("registration", StringComparison.Ordinal));
    }

    private static Task<RegisterMatch> MatchAsync(Desk desk, string number) => desk.WithAsync((RegistersFace registers) =>
        registers.MatchAsync(Desk.CareWorker, new MatchClaim(Hanako, number, null, Desk.Hanako, "ヤマダ　ハナコ", null), CancellationToken.None));
}
