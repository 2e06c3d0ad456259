using System.Net;
using Akashi.Service.Audit;
using Akashi.Service.Staff;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Staff;

/// <summary>P8: a one-time link enrols one passkey of one member, once.</summary>
public sealed class EnrolmentTests(World world)
{
    private const string LinkIsOver = "このリンクは使えません";

    [Fact]
    public async Task Link_shows_for_whom_it_is()
    {
        var clerk = await Clerk.AddedAsync(world, "sssc", StaffRole.Clerk);
        Assert.Contains("試験 係員", (await clerk.Browser.OpenAsync(clerk.Link)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_works_once()
    {
        var clerk = await world.StaffSignedIn();
        Assert.Contains(LinkIsOver, (await world.Stranger().OpenAsync(clerk.Link)).Words, StringComparison.Ordinal);
    }

    // Opened twice before it is used: whoever answers second finds it used.
    [Fact]
    public async Task Link_opened_in_two_browsers_enrols_one()
    {
        var clerk = await Clerk.AddedAsync(world, "sssc", StaffRole.Clerk);
        var thief = clerk.InAnotherBrowser(world);
        await thief.Browser.OpenAsync(clerk.Link);
        var options = await thief.OptionsAsync("enrol");
        var form = thief.Browser.FormOf("form[data-passkey=enrol]");
        await clerk.EnrolAsync();
        var page = await thief.Browser.SubmitAsync(form, [("credential", thief.Passkey.Create(options))]);
        Assert.Contains(LinkIsOver, page.Words, StringComparison.Ordinal);
        Assert.Equal(1, await world.InDbAsync(db => db.Set<StaffPasskey>().CountAsync(p => p.StaffMemberId == clerk.Id)));
    }

    [Fact]
    public async Task Passkey_that_did_not_verify_the_person_is_not_enrolled()
    {
        var clerk = await Clerk.AddedAsync(world, "sssc", StaffRole.Clerk);
        clerk.Passkey.VerifiesPerson = false;
        await RefusedAsync(clerk, clerk.Passkey.Create);
    }

    [Fact]
    public async Task Passkey_of_another_origin_is_not_enrolled()
    {
        var clerk = await Clerk.AddedAsync(world, "sssc", StaffRole.Clerk);
        clerk.Passkey.Origin = "http://evil.localhost";
        await RefusedAsync(clerk, clerk.Passkey.Create);
    }

    [Fact]
    public async Task Link_still_works_after_a_passkey_was_refused()
    {
        var clerk = await Clerk.AddedAsync(world, "sssc", StaffRole.Clerk);
        await RefusedAsync(clerk, _ => "{}");
        (await clerk.EnrolAsync()).MustBe("6.2");
    }

    // Options begun for one member do not enrol a passkey with another's link.
    [Fact]
    public async Task Options_of_one_member_do_not_enrol_another()
    {
        var (one, other) = (await Clerk.AddedAsync(world, "sssc", StaffRole.Clerk), await Clerk.AddedAsync(world, "mhlw", StaffRole.Administrator));
        await one.Browser.OpenAsync(one.Link);
        var options = await one.OptionsAsync("enrol");
        var page = await one.Browser.SubmitAsync("form[data-passkey=enrol]", ("credential", one.Passkey.Create(options)), ("code", other.Link.Split('=')[1]));
        Assert.NotEqual("/office/decisions/queue", page.Path);
        Assert.Equal(0, await world.InDbAsync(db => db.Set<StaffPasskey>().CountAsync(p => p.StaffMemberId == other.Id)));
    }

    [Theory]
    [InlineData("/office/staff/enrol")]
    [InlineData("/office/staff/enrol?code=")]
    [InlineData("/office/staff/enrol?code=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Made_up_link_enrols_nobody(string address) =>
        Assert.Contains(LinkIsOver, (await world.Stranger().OpenAsync(address)).Words, StringComparison.Ordinal);

    [Fact]
    public async Task Expired_link_enrols_nobody()
    {
        var clerk = await Clerk.AddedAsync(world, "sssc", StaffRole.Clerk);
        await world.InDbAsync(db => db.Set<EnrolmentLink>()
            .Where(l => l.StaffMemberId == clerk.Id)
            .ExecuteUpdateAsync(u => u.SetProperty(l => l.ExpiresAt, world.Now)));
        Assert.Contains(LinkIsOver, (await clerk.Browser.OpenAsync(clerk.Link)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Made_up_link_gets_no_options()
    {
        using var stranger = world.Stranger();
        await stranger.OpenAsync("/office/staff/sign-in");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync("/office/staff/enrol?handler=options", ("code", "made-up"))).Status);
    }

    [Fact]
    public async Task Enrolment_is_recorded_in_the_trail()
    {
        var clerk = await world.StaffSignedIn();
        var acts = await world.InDbAsync(db => db.Set<AuditEntry>().Where(e => e.Text.Contains(clerk.Id.ToString())).Select(e => e.Text).ToListAsync());
        Assert.Contains(acts, a => a.Contains("staff.enrolled", StringComparison.Ordinal));
    }

    private static async Task RefusedAsync(Clerk clerk, Func<string, string> answer)
    {
        await clerk.Browser.OpenAsync(clerk.Link);
        Assert.Contains("パスキーを確認できませんでした", (await clerk.AnswerAsync("enrol", answer)).Words, StringComparison.Ordinal);
        (await clerk.Browser.OpenAsync("/office/decisions/queue")).MustBe("6.1");
    }
}
