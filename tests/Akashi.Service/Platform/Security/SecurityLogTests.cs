using System.Net;
using Akashi.Service.Platform.Security;
using Akashi.Service.Staff;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Platform.Security;

/// <summary>O15: a forbidden attempt leaves a log line for the operator, without personal facts, and nothing permanent.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class SecurityLogTests(World world)
{
    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0/24")]
    [InlineData("2001:db8:1234:5678::9", "2001:db8:1234::/48")]
    [InlineData(null, "-")]
    public void A_line_names_the_network_and_not_the_address(string? address, string expected) =>
        Assert.Equal(expected, SecurityLog.NetworkOf(address is null ? null : IPAddress.Parse(address)));

    [Fact]
    public async Task O15_a_refused_return_is_logged_and_leaves_nothing_in_the_audit_trail()
    {
        var holder = new Holder(world, world.CardInSandbox("hanako"));
        await holder.AsksToSignInAsync();
        var stranger = await MustNoteAsync("ReturnRefused at cards/return", () => holder.Browser.OpenAsync("/cards/return?code=made-up-code"));
        Assert.DoesNotContain("made-up-code", stranger, StringComparison.Ordinal);
        Assert.False(await world.InDbAsync(db => Task.FromResult(db.Set<Akashi.Service.Audit.AuditEntry>().Any(e => e.Text.Contains("return-refused")))));
    }

    [Fact]
    public async Task O15_a_passkey_that_signs_nobody_in_is_logged()
    {
        using var stranger = world.Stranger();
        await stranger.OpenAsync("/office/staff/sign-in");
        await MustNoteAsync("PasskeyRefused at office/staff/sign-in", () => stranger.SubmitAsync("main form", ("credential", "{}")));
    }

    [Fact]
    public async Task O15_a_link_that_enrols_nobody_is_logged()
    {
        using var stranger = world.Stranger();
        await stranger.OpenAsync("/office/staff/sign-in");
        await MustNoteAsync(
            "EnrolmentRefused at office/staff/enrol", () => stranger.PostAsync("/office/staff/enrol", ("code", "made-up"), ("credential", "{}")));
    }

    [Fact]
    public async Task O15_an_insufficient_role_is_logged()
    {
        var application = await (await world.HolderSignedIn()).AppliesAsync();
        var auditor = await world.StaffSignedIn("sssc", StaffRole.Auditor);
        await auditor.Browser.OpenAsync(Clerk.ReviewOf(application));
        await MustNoteAsync("Forbidden at ", () => auditor.Browser.PostAsync(Clerk.ReviewOf(application) + "?handler=begin"));
    }

    [Fact]
    public async Task O15_a_form_from_another_site_is_logged()
    {
        var holder = await world.HolderSignedIn();
        await MustNoteAsync("ForeignForm at ", async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/accounts/sign-out") { Content = new FormUrlEncodedContent([]) };
            using var answer = await holder.Browser.SendAsync(request);
            return answer.StatusCode;
        });
    }

    [Fact]
    public async Task O15_an_agent_without_a_request_is_logged()
    {
        using var stranger = world.Stranger();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/card-requests/made-up/seen");
        await MustNoteAsync("AgentRefused at /card-requests/{tx}/seen", () => stranger.SendAsync(request), "Unknown");
    }

    private async Task<string> MustNoteAsync<T>(string what, Func<Task<T>> act, string detail = "-")
    {
        await act();
        var line = world.Logs.Lines.LastOrDefault(l => l.StartsWith($"Warning {SecurityLog.Category}: {what}", StringComparison.Ordinal));
        var noted = world.Logs.Lines.Where(l => l.Contains(SecurityLog.Category, StringComparison.Ordinal)).TakeLast(5);
        Assert.True(line is not null, $"Not noted: {what}\n" + string.Join('\n', noted));
        Assert.Contains($"from 127.0.0.0/24: {detail}", line.Replace("from ::/48", "from 127.0.0.0/24", StringComparison.Ordinal), StringComparison.Ordinal);
        return line;
    }
}
