using System.Net;
using Akashi.Service.Accounts;
using Akashi.Service.Applications.Portal.Sign;
using Akashi.Service.Audit;
using Akashi.Service.Cards;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;

namespace Akashi.Service.Tests.Accounts.Binding;

/// <summary>
/// Threat C15: the first signature decides who an account's person is. Name and address may change later; birth date and sex may not.
/// </summary>
public sealed class BindingTests(World world)
{
    private static readonly Guid Person = new("01990000-0000-7000-8000-000000000001");
    private static readonly CertifiedFacts Hanako = Desk.Certified(Desk.Hanako);

    [Fact]
    public async Task First_signature_binds_birth_date_and_sex_and_the_trail_names_them_without_their_values()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.SubmittedAsync(Person);
        var account = Assert.Single(await desk.RowsAsync<Account>());
        Assert.Equal((Desk.Hanako.BirthOn, Sex.Female), (account.BirthOn, account.Sex));
        var line = Assert.Single(await desk.RowsAsync<AuditEntry>(), e => e.Text.Contains("account.bound", StringComparison.Ordinal)).Text;
        Assert.Equal(
            $$"""
            {"act":"account.bound","by":"account:{{Person}}","details":{"facts":"birth sex","signed":"application:{{id}}"},"subject":"account:{{Person}}"}
            """,
            line);
    }

    [Fact]
    public async Task Account_is_bound_to_nobody_before_a_signature()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.DraftAsync(Person);
        var account = Assert.Single(await desk.RowsAsync<Account>());
        Assert.Equal((null, null), (account.BirthOn, account.Sex));
    }

    [Theory]
    [InlineData("birth")]
    [InlineData("sex")]
    public async Task C15_later_signature_of_another_person_is_refused_though_the_facts_read_agree(string fact)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.SubmittedAsync(Person);
        var other = fact == "birth" ? Desk.Hanako with { BirthOn = new DateOnly(1992, 9, 3) } : Desk.Hanako with { Sex = Sex.Male };
        var outcome = await SignsAsync(desk, other, Desk.Certified(other));
        Assert.Equal([fact], Assert.IsType<SubmitOutcome.OtherPerson>(outcome).Which);
        Assert.Equal((Desk.Hanako.BirthOn, Sex.Female), ((await desk.RowsAsync<Account>())[0].BirthOn, (await desk.RowsAsync<Account>())[0].Sex));
    }

    [Fact]
    public async Task Later_signature_with_another_name_and_address_is_taken()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.SubmittedAsync(Person);
        var married = Desk.Hanako with { Name = "佐藤　花子", Address = "大阪府大阪市北区中之島１" };
        Assert.IsType<SubmitOutcome.Submitted>(await SignsAsync(desk, married, Desk.Certified(married)));
        Assert.Single(await desk.RowsAsync<AuditEntry>(), e => e.Text.Contains("account.bound", StringComparison.Ordinal));
    }

    // A fact that one certificate lacks is bound by the next certificate that has it.
    [Fact]
    public async Task Fact_that_the_certificate_lacks_is_bound_by_the_first_signature_that_says_it()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.SubmittedAsync(Person, certified: Hanako with { BirthOn = null, Sex = null });
        Assert.DoesNotContain(await desk.RowsAsync<AuditEntry>(), e => e.Text.Contains("account.bound", StringComparison.Ordinal));
        Assert.IsType<SubmitOutcome.Submitted>(await SignsAsync(desk, Desk.Hanako, Hanako with { BirthOn = null }));
        Assert.IsType<SubmitOutcome.Submitted>(await SignsAsync(desk, Desk.Hanako, Hanako));
        var lines = (await desk.RowsAsync<AuditEntry>()).OrderBy(e => e.Number).Select(e => e.Text);
        var bound = lines.Where(t => t.Contains("account.bound", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, bound.Count);
        Assert.Contains("\"facts\":\"sex\"", bound[0], StringComparison.Ordinal);
        Assert.Contains("\"facts\":\"birth\"", bound[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sex_recorded_as_neither_binds_nothing()
    {
        await using var desk = await Desk.OpenAsync();
        var neither = Desk.Hanako with { Sex = Sex.NotApplicable };
        await desk.AccountAsync(Person);
        Assert.IsType<SubmitOutcome.Submitted>(await SignsAsync(desk, neither, Desk.Certified(neither)));
        Assert.Null(Assert.Single(await desk.RowsAsync<Account>()).Sex);
    }

    // Two windows sign for two people at the same time: one is bound, the other is refused.
    [Fact]
    public async Task C15_only_one_of_two_simultaneous_first_signatures_binds()
    {
        await using var desk = await Desk.OpenAsync();
        var one = await PreparedAsync(desk, Desk.Hanako, Desk.CareWorker);
        var other = await PreparedAsync(desk, Desk.Hanako with { BirthOn = new DateOnly(1992, 9, 3) }, "certified-social-worker");
        var outcomes = await Task.WhenAll(new[] { one, other }.Select(p => Task.Run(() => desk.SubmitAsync(p.Id, Person, p.Session, p.Request))));
        Assert.Equal(1, outcomes.Count(o => o is SubmitOutcome.Submitted));
        Assert.Equal(1, outcomes.Count(o => o is SubmitOutcome.OtherPerson));
    }

    [Fact]
    public async Task C15_signature_with_another_card_binds_nothing()
    {
        await using var desk = await Desk.OpenAsync();
        var (id, session, request) = await PreparedAsync(desk, Desk.Hanako, Desk.CareWorker);
        await desk.AnswerAsync(request, Hanako, account: Guid.CreateVersion7(desk.Clock.GetUtcNow()));
        Assert.Equal(Desk.Hanako.Name, Assert.IsType<SubmitOutcome.OtherCard>(await desk.SubmitAsync(id, Person, session, request)).Name);
        Assert.Null(Assert.Single(await desk.RowsAsync<Account>()).BirthOn);
    }

    // The card of the sign-in with another person's facts, as only a forged agent
    // sends them: what the account is bound to stops them when they are read.
    [Fact]
    public async Task C15_facts_of_another_person_are_refused_when_read_once_the_account_is_bound()
    {
        var hanako = await world.HolderSignedIn();
        await hanako.AppliesAsync();
        (await hanako.Browser.OpenAsync("/applications/begin/certified-social-worker")).MustBe("1.5.1");
        await hanako.Browser.SubmitAsync("main form");
        await hanako.Browser.SubmitAsync("main form", ("state", "Registered"));
        await hanako.Browser.SubmitAsync("main form");
        var lie = hanako.Card with { Persona = world.NewCard("misaki").Persona };
        var page = await hanako.Browser.OpenAsync(await world.Agent().AnswerAsync(Holder.WaitsFor(hanako.Browser.Page), lie));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "生年月日"), (page.Status, page.Text("main .notice li")));
        Assert.Contains("入力した内容と添付した書類は保存されています。", page.Words, StringComparison.Ordinal);
    }

    private static async Task<SubmitOutcome> SignsAsync(Desk desk, BasicFacts read, CertifiedFacts certified)
    {
        var (id, session, request) = await PreparedAsync(desk, read, Desk.CareWorker);
        await desk.AnswerAsync(request, certified);
        return await desk.SubmitAsync(id, Person, session, request);
    }

    private static async Task<(Guid Id, Guid Session, string Request)> PreparedAsync(Desk desk, BasicFacts read, string qualification)
    {
        var id = await desk.DraftAsync(Person, qualification: qualification, facts: read);
        var session = Guid.CreateVersion7(desk.Clock.GetUtcNow());
        var request = await desk.AskToSignAsync(id, Person, session);
        await desk.AnswerAsync(request, read);
        return (id, session, request);
    }
}
