using Akashi.Service.Applications;
using Akashi.Service.Applications.Portal.Begin;
using Akashi.Service.Audit;
using Akashi.Service.Cards;
using Akashi.Service.Contacts;
using Akashi.Service.Decisions;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Issuing;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Payments;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Accounts.Join;

/// <summary>Threat J8: when two accounts of one person are joined, everything goes over, nothing twice and nothing half.</summary>
public sealed class JoinedRecordsTests
{
    private static readonly CertifiedFacts Hanako = Desk.Certified(Desk.Hanako);

    /// <summary>
    /// Tables that name an account. Those marked with + hand their rows over; the others tell what happened in the account that they name. Whoever adds
    /// one decides which it is, and follows AccountsJoined.
    /// </summary>
    private static readonly string[] Known =
    [
        "+access_entries", "+applications", "+charges", "+contacts", "+credentials", "+decisions", "+notices",
        "+outgoing_mails", "+registrations", "+sign_in_keys", "+way_joins", "way_statements",
    ];

    [Fact]
    public async Task J8_every_table_that_names_an_account_is_thought_of()
    {
        await using var desk = await Desk.OpenAsync();
        var tables = await desk.WithAsync((AkashiDb db) => Task.FromResult(
            db.Model.GetEntityTypes().Where(e => e.FindProperty("AccountId") is not null).Select(e => e.GetTableName()!).Distinct().ToList()));
        Assert.Equal(Known.Select(t => t.TrimStart('+')).Order(), tables.Order());
    }

    [Fact]
    public async Task J8_all_records_of_the_other_account_are_hers_afterwards_and_the_trail_still_fits()
    {
        await using var desk = await Desk.OpenAsync();
        var entrance = new Entrance(desk);
        var (visit, other) = (await entrance.SignsInAsync(Entrance.Phone("hanako")), await entrance.SignsInAsync(Entrance.Card("hanako")));
        var entry = await desk.EntryAsync("D-0123456", holder: other.Account);
        Assert.IsType<IssueOutcome.Issued>(
            await desk.WithAsync((IssueHandler issue) => issue.HandleAsync(entry, other.Account, CancellationToken.None)));
        var draft = await desk.WithAsync((BeginHandler begin) => begin.HandleAsync(other.Account, Desk.CareWorker, CancellationToken.None));
        await entrance.AddsAsync(visit, Entrance.Phone("hanako"), Entrance.Card("hanako"), Hanako);
        Assert.Equal([visit.Account], (await desk.RowsAsync<Application>()).Select(a => a.AccountId));
        Assert.Equal([visit.Account], (await desk.RowsAsync<IssuedCredential>()).Select(c => c.AccountId));
        Assert.Equal(CredentialState.Valid, (await desk.RowsAsync<IssuedCredential>())[0].State);
        var registration = Assert.Single(await desk.RowsAsync<Registration>());
        Assert.Equal((visit.Account, 2), (registration.AccountId, registration.Version));
        Assert.Null(await entrance.LiveAsync(other.Cookie));
        Assert.NotNull(await entrance.LiveAsync(visit.Cookie));
        Assert.Equal(visit.Account, (await entrance.SignsInAsync(Entrance.Card("hanako"))).Account);
        Assert.Null((await desk.WithAsync((AuditFace audit) => audit.VerifyAsync(null, CancellationToken.None))).Fault);
        // An act that began in the closed account opens nothing there.
        Assert.Null(await desk.WithAsync((BeginHandler begin) => begin.HandleAsync(other.Account, Desk.CareWorker, CancellationToken.None)));
        Assert.NotNull(draft);
    }

    // An address that only waits does not push a confirmed one away, and her wishes stay.
    [Fact]
    public async Task J8_confirmed_address_of_the_other_account_comes_along()
    {
        await using var desk = await Desk.OpenAsync();
        var entrance = new Entrance(desk);
        var (visit, other) = (await entrance.SignsInAsync(Entrance.Phone("hanako")), await entrance.SignsInAsync(Entrance.Card("hanako")));
        var (waits, confirmed) = (EmailAddress.Stored("waits@mail.example"), EmailAddress.Stored("confirmed@mail.example"));
        await desk.WithAsync(async (AkashiDb db) =>
        {
            var (kept, closed) = (new Contact { AccountId = visit.Account, Language = "en", WantsMail = false }, new Contact { AccountId = other.Account });
            kept.Ask(waits, "digest of one code", desk.Clock.GetUtcNow());
            closed.Ask(confirmed, "digest of another code", desk.Clock.GetUtcNow());
            closed.Confirm(desk.Clock.GetUtcNow());
            db.AddRange(kept, closed);
            return await db.SaveChangesAsync();
        });
        await entrance.AddsAsync(visit, Entrance.Phone("hanako"), Entrance.Card("hanako"), Hanako);
        var contact = Assert.Single(await desk.RowsAsync<Contact>());
        Assert.Equal(
            (visit.Account, confirmed.Text, waits.Text, "en", false),
            (contact.AccountId, contact.Email, contact.PendingEmail, contact.Language, contact.WantsMail));
    }

    // Accepted before the join, paid after it: the entry is linked to the account that she has now.
    [Fact]
    public async Task J8_order_that_waits_for_the_fee_is_carried_out_for_the_joined_account()
    {
        using var catalog = new FeeCatalog();
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var entrance = new Entrance(desk);
        var visit = await entrance.SignsInAsync(Entrance.Phone("hanako"));
        var other = Guid.CreateVersion7(desk.Clock.GetUtcNow());
        await desk.EntryAsync("D-0123456");
        var application = await desk.SubmittedAsync(other);
        Assert.Equal(DecideOutcome.Decided, await desk.AcceptAsync(application));
        await entrance.AddsAsync(visit, Entrance.Phone("hanako"), new CardKey(CardWay.Card, Desk.CardOf(other)), Hanako);
        var charge = Assert.Single(await desk.RowsAsync<Charge>());
        Assert.Equal(visit.Account, charge.AccountId);
        Assert.Equal(visit.Account, Assert.Single(await desk.RowsAsync<Decision>()).AccountId);
        await using var scope = desk.Services.CreateAsyncScope();
        var commit = scope.ServiceProvider.GetRequiredService<Commit>();
        var captured = new ChargeCaptured(charge.Id, application, Guid.Empty, charge.Total);
        await commit.RunAsync(() => commit.RaiseAsync(captured, CancellationToken.None), CancellationToken.None);
        Assert.Equal(visit.Account, Assert.Single(await desk.RowsAsync<Registration>()).AccountId);
    }
}
