using Akashi.Credentials.Format;
using Akashi.Service.Cards;
using Akashi.Service.Issuing;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Issuing.Portal.Show;
using Akashi.Service.Issuing.Portal.Withdraw;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Orders;
using Akashi.Service.Tests.Registers;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Issuing.Issue;

/// <summary>V14, decision 0032: what a holder leaves out is in no code that follows from it, and nothing else changes.</summary>
public class LeftOutTests
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");
    private static readonly LeftOut All = new([OmittableFact.BirthDate, OmittableFact.Kana, OmittableFact.FormerName]);

    [Fact]
    public async Task By_default_nothing_is_left_out()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await EntryAsync(desk);
        await desk.WithAsync((IssueHandler issue) => issue.HandleAsync(entry, Hanako, CancellationToken.None));
        var facts = FactsOf(Assert.Single(await desk.RowsAsync<IssuedCredential>()));
        Assert.Equal((true, "ヤマダ　ハナコ", "山川"), (facts.BirthOn is not null, facts.Kana, facts.FormerName));
    }

    [Fact]
    public async Task What_is_left_out_is_not_in_the_code_and_the_rest_is()
    {
        await using var desk = await Desk.OpenAsync();
        await IssueAsync(desk, await EntryAsync(desk), All);
        var facts = FactsOf(Assert.Single(await desk.RowsAsync<IssuedCredential>()));
        Assert.Equal((null, null, null), (facts.BirthOn, facts.Kana, facts.FormerName));
        Assert.Equal(("D-0123456", "山田　花子"), (facts.RegistrationNumber, facts.Name));
    }

    [Theory]
    [InlineData(OmittableFact.BirthDate)]
    [InlineData(OmittableFact.Kana)]
    [InlineData(OmittableFact.FormerName)]
    public void A_procedure_that_does_not_say_so_lets_nothing_be_left_out(OmittableFact fact)
    {
        var silent = Procedure(null);
        Assert.Equal(fact, new LeftOut([fact]).FirstBeyond(silent));
        Assert.Null(LeftOut.Nothing.FirstBeyond(silent));
        Assert.Null(new LeftOut([fact]).FirstBeyond(Procedure([fact])));
        Assert.Equal(OmittableFact.BirthDate, All.FirstBeyond(Procedure([OmittableFact.Kana, OmittableFact.FormerName])));
    }

    [Fact]
    public async Task A_change_of_what_was_left_out_replaces_nothing()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await EntryAsync(desk);
        await IssueAsync(desk, entry, All);
        await ChangeAsync(desk, entry, new ChangedFacts(null, "ヤマタ　ハナコ", "山本", null, null));
        Assert.Equal(CredentialState.Valid, Assert.Single(await desk.RowsAsync<IssuedCredential>()).State);
    }

    [Fact]
    public async Task G7_a_change_of_what_is_in_it_replaces_it_all_the_same()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await EntryAsync(desk);
        await IssueAsync(desk, entry, new LeftOut([OmittableFact.BirthDate, OmittableFact.FormerName]));
        await ChangeAsync(desk, entry, new ChangedFacts(null, "ヤマタ　ハナコ", null, null, null));
        Assert.Equal(CredentialState.Replaced, Assert.Single(await desk.RowsAsync<IssuedCredential>()).State);
    }

    /// <summary>Nobody left out what the register did not have.</summary>
    [Fact]
    public async Task G7_a_fact_that_the_register_gets_afterwards_replaces_it()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        await IssueAsync(desk, entry, new LeftOut([OmittableFact.BirthDate]));
        await ChangeAsync(desk, entry, new ChangedFacts(null, null, "山川", null, null));
        Assert.Equal(CredentialState.Replaced, Assert.Single(await desk.RowsAsync<IssuedCredential>()).State);
    }

    [Fact]
    public async Task A_reissue_leaves_out_what_the_old_one_left_out()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await EntryAsync(desk);
        await IssueAsync(desk, entry, new LeftOut([OmittableFact.BirthDate, OmittableFact.FormerName]));
        var old = Assert.Single(await desk.RowsAsync<IssuedCredential>());
        Assert.IsType<IssueOutcome.Issued>(await desk.WithAsync((IssueHandler issue) => issue.ReplaceAsync(old, CancellationToken.None)));
        var facts = FactsOf(Assert.Single(await desk.RowsAsync<IssuedCredential>(), c => c.Id != old.Id));
        Assert.Equal((null, "ヤマダ　ハナコ", null), (facts.BirthOn, facts.Kana, facts.FormerName));
    }

    [Fact]
    public async Task A_reissue_ends_on_the_day_that_was_chosen_and_keeps_the_note()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await EntryAsync(desk);
        var day = DateOnly.FromDateTime(desk.Clock.GetUtcNow().UtcDateTime).AddDays(20);
        await desk.WithAsync((IssueHandler issue) => issue.HandleAsync(entry, Hanako, new CredentialChoice(LeftOut.Nothing, day), CancellationToken.None));
        await desk.WithAsync((NoteHandler notes) => KeepAsync(notes));
        var old = Assert.Single(await desk.RowsAsync<IssuedCredential>());
        await desk.WithAsync((IssueHandler issue) => issue.ReplaceAsync(old, CancellationToken.None));
        var anew = Assert.Single(await desk.RowsAsync<IssuedCredential>(), c => c.Id != old.Id);
        Assert.Equal((EndRules.EndOf(day), day, "北病院"), (anew.ExpiresAt, anew.LastDay, anew.Note));

        async Task<bool> KeepAsync(NoteHandler notes)
        {
            await notes.KeepAsync((await desk.RowsAsync<IssuedCredential>())[0].Id, Hanako, "北病院", CancellationToken.None);
            return true;
        }
    }

    /// <summary>V23: what its holder made invalid gets no successor, even if that was being drawn.</summary>
    [Fact]
    public async Task Nothing_is_issued_in_place_of_what_was_withdrawn_meanwhile()
    {
        await using var desk = await Desk.OpenAsync();
        await IssueAsync(desk, await EntryAsync(desk), LeftOut.Nothing);
        var old = Assert.Single(await desk.RowsAsync<IssuedCredential>());
        await desk.WithAsync((WithdrawHandler withdraw) => withdraw.HandleAsync(old.Id, Hanako, CancellationToken.None));
        var outcome = await desk.WithAsync((IssueHandler issue) => issue.ReplaceAsync(old, CancellationToken.None));
        Assert.IsType<IssueOutcome.AlreadyReplaced>(outcome);
        Assert.Single(await desk.RowsAsync<IssuedCredential>());
    }

    [Fact]
    public async Task A_last_day_beyond_the_limit_is_refused()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await EntryAsync(desk);
        var beyond = DateOnly.FromDateTime(desk.Clock.GetUtcNow().UtcDateTime).AddDays(366);
        var outcome = await desk.WithAsync((IssueHandler issue) =>
            issue.HandleAsync(entry, Hanako, new CredentialChoice(LeftOut.Nothing, beyond), CancellationToken.None));
        Assert.IsType<IssueOutcome.WrongEnd>(outcome);
        Assert.Empty(await desk.RowsAsync<IssuedCredential>());
    }

    /// <summary>V12: nothing is issued that no verifier would call valid.</summary>
    [Fact]
    public async Task Nothing_is_issued_when_the_signing_certificate_is_over()
    {
        var end = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
        await using var desk = await Desk.OpenAsync(end);
        var entry = await EntryAsync(desk);
        desk.Clock.SetUtcNow(end);
        Assert.IsType<IssueOutcome.NoKey>(await IssueAsync(desk, entry, LeftOut.Nothing));
        Assert.Empty(await desk.RowsAsync<IssuedCredential>());
    }

    [Fact]
    public async Task A_key_signs_within_the_dates_of_its_certificate()
    {
        await using var desk = await Desk.OpenAsync();
        var key = desk.Services.GetRequiredService<IssuerKeys>().OfCodes;
        var (begin, end) = (new DateTimeOffset(key.Certificate.NotBefore), new DateTimeOffset(key.Certificate.NotAfter));
        Assert.Equal((false, true), (CodeWriter.CanSign(key, begin.AddSeconds(-1)), CodeWriter.CanSign(key, begin)));
        Assert.Equal((true, false), (CodeWriter.CanSign(key, end.AddSeconds(-1)), CodeWriter.CanSign(key, end.AddMilliseconds(-999))));
    }

    [Fact]
    public async Task A_credential_ends_with_the_signing_certificate_at_the_latest()
    {
        var end = new DateTimeOffset(2027, 3, 1, 0, 0, 0, TimeSpan.Zero);
        await using var desk = await Desk.OpenAsync(end);
        await IssueAsync(desk, await EntryAsync(desk), LeftOut.Nothing);
        Assert.Equal(end, Assert.Single(await desk.RowsAsync<IssuedCredential>()).ExpiresAt);
    }

    private static Task<Guid> EntryAsync(Desk desk) => desk.EntryAsync(
        "D-0123456", new RegistrationFacts("山田　花子", "ヤマダ　ハナコ", "山川", new DateOnly(1990, 12, 31), Sex.Female, null, null, new DateOnly(2019, 4, 1)),
        Hanako);

    private static Task<IssueOutcome> IssueAsync(Desk desk, Guid entry, LeftOut leftOut) =>
        desk.WithAsync((IssueHandler issue) => issue.HandleAsync(entry, Hanako, new CredentialChoice(leftOut, null), CancellationToken.None));

    private static Task ChangeAsync(Desk desk, Guid entry, ChangedFacts changed) =>
        desk.OrderAsync(new RegisterOrder.Amend(desk.Clerk.Actor, entry, "261124-AAAA-BBBB", changed));

    private static CredentialFacts FactsOf(IssuedCredential issued)
    {
        var origin = new Uri(new Uri(issued.Url).GetLeftPart(UriPartial.Authority));
        Assert.True(CredentialUrl.TryRead(issued.Url, origin, out var bytes, out _));
        return Credential.TryRead(bytes, out var read, out var fault) ? read!.Claims.Facts : throw new InvalidOperationException($"Not readable: {fault}.");
    }

    private static Procedure Procedure(IReadOnlyList<OmittableFact>? mayOmit) => new(
        new ProcedureKey("first", "1"), "first", Wording.Unsaid, Wording.Unsaid, [], 1, [], [], [], [])
    {
        MayOmit = mayOmit,
    };
}
