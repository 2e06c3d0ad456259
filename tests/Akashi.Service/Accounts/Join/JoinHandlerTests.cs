using Akashi.Service.Accounts;
using Akashi.Service.Accounts.Join;
using Akashi.Service.Accounts.Portal.Remove;
using Akashi.Service.Audit;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;

namespace Akashi.Service.Tests.Accounts.Join;

/// <summary>Threats J1 to J5: who may add a way to an account, and what is left of it (decision 0029).</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class JoinHandlerTests
{
    private static readonly CertifiedFacts Hanako = Desk.Certified(Desk.Hanako);
    private static readonly CertifiedFacts Taro = Hanako with { Name = "鈴木　太郎", BirthOn = new DateOnly(1985, 3, 1), Sex = Sex.Male };
    private static readonly CardKey Card = Entrance.Card("hanako");
    private static readonly CardKey Phone = Entrance.Phone("hanako");

    [Fact]
    public async Task Both_keys_proven_in_one_session_lead_to_one_account()
    {
        await using var desk = await Desk.OpenAsync();
        var entrance = new Entrance(desk);
        var visit = await entrance.SignsInAsync(Card);
        await entrance.AddsAsync(visit, Card, Phone, Hanako);
        Assert.Equal(visit.Account, (await entrance.SignsInAsync(Phone)).Account);
        var account = Assert.Single(await desk.RowsAsync<Account>());
        Assert.Equal((Hanako.BirthOn, Sex.Female), (account.BirthOn, account.Sex));
        Assert.Equal(["card", "phone"], (await desk.RowsAsync<WayStatement>()).Select(s => s.Way).Order());
        Assert.Empty(await desk.RowsAsync<WayJoin>());
    }

    [Fact]
    public async Task Joining_and_removing_leave_lines_in_the_trail_and_on_her_page()
    {
        await using var desk = await Desk.OpenAsync();
        var entrance = new Entrance(desk);
        var visit = await entrance.SignsInAsync(Card);
        await entrance.SignsInAsync(Phone);
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        await entrance.AddsAsync(visit, Card, Phone, Hanako);
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(RemoveOutcome.Removed, await entrance.RemovesAsync(visit, Phone));
        var lines = (await desk.RowsAsync<AuditEntry>()).OrderBy(e => e.Number).Select(e => e.Text.Split('"')[3]);
        Assert.Equal(
            ["account.opened", "account.signed-in", "account.opened", "account.signed-in", "account.joined", "account.bound", "account.way-added",
                "account.way-removed"],
            lines);
        var added = Assert.Single(await desk.RowsAsync<AuditEntry>(), e => e.Text.Contains("way-added", StringComparison.Ordinal)).Text;
        Assert.Contains("\"documents\":", added, StringComparison.Ordinal);
        Assert.DoesNotContain("山田", added, StringComparison.Ordinal);
        var told = await desk.WithAsync((AccountsFace face) => face.AccessAsync(visit.Account, CancellationToken.None));
        Assert.Equal([AccessKind.WayRemoved, AccessKind.WayAdded, AccessKind.SignedIn, AccessKind.SignedIn], told.Select(t => t.Kind));
        Assert.Null((await desk.WithAsync((AuditFace audit) => audit.VerifyAsync(null, CancellationToken.None))).Fault);
    }

    [Fact]
    public async Task J1_equal_facts_without_the_other_key_join_nothing()
    {
        await using var desk = await Desk.OpenAsync();
        var entrance = new Entrance(desk);
        var (visit, twin) = (await entrance.SignsInAsync(Card), await entrance.SignsInAsync(Entrance.Phone("twin")));
        await entrance.BeginsAsync(visit, CardWay.Phone);
        // The signature says the same facts, but nobody has signed in by the twin's key.
        Assert.IsType<JoinOutcome.Next>(await entrance.StepsAsync(visit, Phone, Hanako));
        Assert.Equal(JoinRefusal.OtherCard, WhyOf(await entrance.StepsAsync(visit, Entrance.Phone("twin"), Hanako)));
        Assert.Equal(twin.Account, await entrance.AccountOfAsync(Entrance.Phone("twin")));
        Assert.NotEqual(visit.Account, twin.Account);
    }

    [Fact]
    public async Task J2_key_of_another_person_is_refused_though_both_are_proven()
    {
        await using var desk = await Desk.OpenAsync();
        var entrance = new Entrance(desk);
        var visit = await entrance.SignsInAsync(Card);
        var husband = await entrance.SignsInAsync(Entrance.Phone("taro"));
        await entrance.BeginsAsync(visit, CardWay.Phone);
        await entrance.StepsAsync(visit, Entrance.Phone("taro"), Taro);
        await entrance.StepsAsync(visit, Entrance.Phone("taro"), Taro);
        await entrance.ProvesOwnAsync(visit, Card, Hanako);
        var refused = Assert.IsType<JoinOutcome.Refused>(await entrance.StepsAsync(visit, Card, Hanako));
        Assert.Equal(["name", "birth", "sex"], refused.Which);
        Assert.Equal((visit.Account, husband.Account), (await entrance.AccountOfAsync(Card), await entrance.AccountOfAsync(Entrance.Phone("taro"))));
        Assert.Empty(await desk.RowsAsync<WayStatement>());
        Assert.All(await desk.RowsAsync<Account>(), a => Assert.Null(a.BirthOn));
        Assert.Equal(JoinRefusal.Ended, WhyOf(await entrance.StepsAsync(visit, Card, Hanako)));
    }

    // What the account is bound to (C15) stops another person before the second signature.
    [Fact]
    public async Task J2_account_that_is_bound_takes_no_signature_of_another_person()
    {
        await using var desk = await Desk.OpenAsync();
        var entrance = new Entrance(desk);
        var visit = await entrance.SignsInAsync(Card);
        await entrance.AddsAsync(visit, Card, Phone, Hanako);
        await entrance.BeginsAsync(visit, CardWay.Phone);
        await entrance.StepsAsync(visit, Entrance.Phone("taro"), Taro);
        var refused = Assert.IsType<JoinOutcome.Refused>(await entrance.StepsAsync(visit, Entrance.Phone("taro"), Taro));
        Assert.Equal((JoinRefusal.FactsDiffer, "birth sex"), (refused.Why, string.Join(' ', refused.Which)));
    }

    [Fact]
    public async Task J3_only_the_key_of_the_session_signs_for_it()
    {
        await using var desk = await Desk.OpenAsync();
        var entrance = new Entrance(desk);
        var visit = await entrance.SignsInAsync(Card);
        await entrance.SignsByAddedAsync(visit, Phone, Hanako);
        // A twin with the same name, birth date and sex sits down at the open session with her own card.
        Assert.Equal(JoinRefusal.OtherCard, WhyOf(await entrance.StepsAsync(visit, Entrance.Card("twin"), Hanako)));
        await entrance.ProvesOwnAsync(visit, Card, Hanako);
        Assert.Equal(JoinRefusal.OtherCard, WhyOf(await entrance.StepsAsync(visit, Entrance.Card("twin"), Hanako)));
        Assert.Equal(JoinRefusal.OtherCard, WhyOf(await entrance.StepsAsync(visit, Phone, Hanako)));
        Assert.Null(await entrance.AccountOfAsync(Phone));
    }

    // Beside a signature an agent only states a certificate, which can be read from a card without a PIN: only a sign-in proves the key.
    [Fact]
    public async Task J3_agent_that_states_the_key_of_the_session_joins_nothing()
    {
        await using var desk = await Desk.OpenAsync();
        var entrance = new Entrance(desk);
        var visit = await entrance.SignsInAsync(Card);
        await entrance.SignsByAddedAsync(visit, Phone, Hanako);
        var document = await entrance.StatementAsync(visit);
        var stated = await entrance.AnsweredAsync(visit.Id, CardAction.Sign, Entrance.Signed(Card, Hanako), document.Transaction, document.Bytes);
        Assert.Equal(JoinRefusal.NoAnswer, WhyOf(await entrance.TakesAsync(visit, stated)));
        Assert.Null(await entrance.AccountOfAsync(Phone));
        await entrance.ProvesOwnAsync(visit, Card, Hanako);
        Assert.IsType<JoinOutcome.Added>(await entrance.StepsAsync(visit, Card, Hanako));
    }

    // By phone each signature comes with a token for the key, so nobody signs in a second time.
    [Fact]
    public async Task Session_by_phone_signs_without_another_sign_in()
    {
        await using var desk = await Desk.OpenAsync();
        var entrance = new Entrance(desk);
        var visit = await entrance.SignsInAsync(Phone);
        await entrance.SignsByAddedAsync(visit, Card, Hanako);
        Assert.IsType<JoinOutcome.Added>(await entrance.StepsAsync(visit, Phone, Hanako));
    }

    [Fact]
    public async Task J4_nothing_is_joined_in_a_session_that_has_ended_or_after_its_time()
    {
        await using var desk = await Desk.OpenAsync();
        var entrance = new Entrance(desk);
        var (visit, other) = (await entrance.SignsInAsync(Card), await entrance.SignsInAsync(Card));
        await entrance.BeginsAsync(visit, CardWay.Phone);
        var request = await entrance.AsksAsync(visit, Phone, Hanako);
        await desk.WithAsync((SessionStore sessions) => sessions.EndAsync(visit.Id, Surface.Holder, visit.Account, CancellationToken.None));
        Assert.Equal(JoinRefusal.Ended, WhyOf(await entrance.TakesAsync(visit, request)));
        await entrance.SignsByAddedAsync(other, Phone, Hanako);
        await entrance.ProvesOwnAsync(other, Card, Hanako);
        desk.Clock.Advance(WayJoin.Life);
        Assert.Equal(JoinRefusal.Ended, WhyOf(await entrance.StepsAsync(other, Card, Hanako)));
        Assert.Equal(1, await desk.WithAsync(async (IEnumerable<Akashi.Service.Platform.Housekeeping.IHousekeeping> all) =>
            await all.OfType<EndedJoins>().Single().RemoveEndedAsync(1, CancellationToken.None)));
    }

    [Fact]
    public async Task J5_statement_of_another_account_or_an_earlier_one_is_refused()
    {
        await using var desk = await Desk.OpenAsync();
        var entrance = new Entrance(desk);
        var (visit, stranger) = (await entrance.SignsInAsync(Card), await entrance.SignsInAsync(Entrance.Card("other")));
        await entrance.BeginsAsync(stranger, CardWay.Phone);
        await entrance.StepsAsync(stranger, Phone, Hanako);
        var foreign = (await DocumentOfAsync(desk, await entrance.AsksAsync(stranger, Phone, Hanako)))!;
        await entrance.BeginsAsync(visit, CardWay.Phone);
        await entrance.StepsAsync(visit, Phone, Hanako);
        var earlier = (await DocumentOfAsync(desk, await entrance.AsksAsync(visit, Phone, Hanako)))!;
        foreach (var document in new[] { foreign, earlier })
        {
            await entrance.BeginsAsync(visit, CardWay.Phone);
            await entrance.StepsAsync(visit, Phone, Hanako);
            var replayed = await entrance.AnsweredAsync(visit.Id, CardAction.Sign, Entrance.Signed(Phone, Hanako), document: document);
            Assert.Equal(JoinRefusal.ChangedSince, WhyOf(await entrance.TakesAsync(visit, replayed)));
        }
        // An answer works once, and only in its session.
        await entrance.BeginsAsync(visit, CardWay.Phone);
        var request = await entrance.AsksAsync(visit, Phone, Hanako);
        Assert.Equal(JoinRefusal.NoAnswer, WhyOf(await entrance.TakesAsync(visit, await entrance.AsksAsync(stranger, Phone, Hanako))));
        Assert.IsType<JoinOutcome.Next>(await entrance.TakesAsync(visit, request));
        Assert.Equal(JoinRefusal.NoAnswer, WhyOf(await entrance.TakesAsync(visit, request)));
    }

    // The statement says which account is closed; a key that has come to lead elsewhere meanwhile is not moved.
    [Fact]
    public async Task J5_key_that_leads_elsewhere_since_the_first_signature_is_refused()
    {
        await using var desk = await Desk.OpenAsync();
        var entrance = new Entrance(desk);
        var visit = await entrance.SignsInAsync(Card);
        await entrance.SignsByAddedAsync(visit, Phone, Hanako);
        await entrance.ProvesOwnAsync(visit, Card, Hanako);
        var opened = await entrance.SignsInAsync(Phone);
        Assert.Equal(JoinRefusal.ChangedSince, WhyOf(await entrance.StepsAsync(visit, Card, Hanako)));
        Assert.Equal(opened.Account, await entrance.AccountOfAsync(Phone));
    }

    private static JoinRefusal WhyOf(JoinOutcome outcome) => Assert.IsType<JoinOutcome.Refused>(outcome).Why;

    private static async Task<byte[]?> DocumentOfAsync(Desk desk, string request) =>
        (await desk.RowsAsync<CardRequest>()).Single(r => r.Id == request).Document;
}
