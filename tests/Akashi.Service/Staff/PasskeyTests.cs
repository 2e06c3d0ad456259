using System.Net;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Staff;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Staff;

/// <summary>P8: only a passkey that has verified the person lets staff in.</summary>
public sealed class PasskeyTests(World world)
{
    [Fact]
    public async Task Enrolled_passkey_signs_in_from_another_browser()
    {
        var clerk = await world.StaffSignedIn();
        await SignedOutAsync(clerk);
        (await clerk.SignInAsync()).MustBe("6.2");
    }

    [Fact]
    public async Task Passkey_that_nobody_enrolled_does_not_sign_in()
    {
        var clerk = await world.StaffSignedIn();
        await SignedOutAsync(clerk);
        await RefusedAsync(clerk, new Passkey(world.Origin).Get);
    }

    [Fact]
    public async Task Another_key_under_the_same_id_does_not_sign_in()
    {
        var clerk = await world.StaffSignedIn();
        await SignedOutAsync(clerk);
        clerk.Passkey.ForgetKey();
        await RefusedAsync(clerk, clerk.Passkey.Get);
    }

    [Fact]
    public async Task Passkey_that_did_not_verify_the_person_does_not_sign_in()
    {
        var clerk = await world.StaffSignedIn();
        await SignedOutAsync(clerk);
        clerk.Passkey.VerifiesPerson = false;
        await RefusedAsync(clerk, clerk.Passkey.Get);
    }

    [Theory]
    [InlineData("http://evil.localhost")]
    [InlineData("https://localhost")]
    public async Task Passkey_used_on_another_origin_does_not_sign_in(string origin)
    {
        var clerk = await world.StaffSignedIn();
        await SignedOutAsync(clerk);
        clerk.Passkey.Origin = origin;
        await RefusedAsync(clerk, clerk.Passkey.Get);
    }

    [Fact]
    public async Task Passkey_for_another_relying_party_does_not_sign_in()
    {
        var clerk = await world.StaffSignedIn();
        await SignedOutAsync(clerk);
        clerk.Passkey.RelyingParty = "evil.localhost";
        await RefusedAsync(clerk, clerk.Passkey.Get);
    }

    [Fact]
    public async Task Replayed_answer_does_not_sign_in_again()
    {
        var clerk = await world.StaffSignedIn();
        await SignedOutAsync(clerk);
        var recorded = "";
        await clerk.AnswerAsync("sign-in", options => recorded = clerk.Passkey.Get(options));
        await SignedOutAsync(clerk);
        await RefusedAsync(clerk, _ => recorded);
    }

    // The challenge belongs to the browser that received it.
    [Fact]
    public async Task Answer_to_the_challenge_of_another_browser_does_not_sign_in()
    {
        var (clerk, other) = (await world.StaffSignedIn(), await world.StaffSignedIn());
        await SignedOutAsync(clerk);
        await SignedOutAsync(other);
        var options = await other.OptionsAsync("sign-in");
        await RefusedAsync(clerk, _ => clerk.Passkey.Get(options));
    }

    [Fact]
    public async Task Answer_to_an_expired_challenge_does_not_sign_in()
    {
        var clerk = await world.StaffSignedIn();
        await SignedOutAsync(clerk);
        var options = await clerk.OptionsAsync("sign-in");
        var digest = Secrets.Digest(clerk.Browser.Cookies.GetCookies(world.Origin)["akashi-staff"]!.Value);
        await world.InDbAsync(async db =>
        {
            var session = await db.Set<Session>().Where(s => s.KeyDigest == digest).Select(s => s.Id).SingleAsync();
            return await db.Set<PasskeyCeremony>().Where(c => c.SessionId == session).ExecuteUpdateAsync(u => u.SetProperty(c => c.ExpiresAt, world.Now));
        });
        var page = await clerk.Browser.SubmitAsync("form[data-passkey=sign-in]", ("credential", clerk.Passkey.Get(options)));
        page.MustBe("6.1");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("no JSON")]
    public async Task Malformed_answer_does_not_sign_in(string credential)
    {
        var clerk = await world.StaffSignedIn();
        await SignedOutAsync(clerk);
        await RefusedAsync(clerk, _ => credential);
    }

    [Fact]
    public async Task Disabled_member_does_not_sign_in()
    {
        var clerk = await world.StaffSignedIn();
        await SignedOutAsync(clerk);
        await DisableAsync(clerk);
        await RefusedAsync(clerk, clerk.Passkey.Get);
    }

    [Fact]
    public async Task Member_disabled_while_signed_in_sees_nothing_more()
    {
        var clerk = await world.StaffSignedIn();
        await DisableAsync(clerk);
        (await clerk.Browser.OpenAsync("/office/decisions/queue")).MustBe("6.1");
    }

    [Fact]
    public async Task Sign_out_ends_the_session()
    {
        var clerk = await world.StaffSignedIn();
        var stolen = clerk.Browser.Cookies.GetCookies(world.Origin)["akashi-staff"]!.Value;
        await clerk.Browser.SubmitAsync("form[action='/office/staff/sign-out']");
        using var thief = world.Stranger();
        thief.Cookies.Add(world.Origin, new Cookie("akashi-staff", stolen));
        (await thief.OpenAsync("/office/decisions/queue")).MustBe("6.1");
    }

    // A second sign-in in the same browser must not leave the first session behind.
    [Fact]
    public async Task Sign_in_replaces_the_session()
    {
        var clerk = await world.StaffSignedIn();
        var before = clerk.Browser.Cookies.GetCookies(world.Origin)["akashi-staff"]!.Value;
        await clerk.SignInAsync();
        using var thief = world.Stranger();
        thief.Cookies.Add(world.Origin, new Cookie("akashi-staff", before));
        (await thief.OpenAsync("/office/decisions/queue")).MustBe("6.1");
    }

    // There is no other way in: a holder's card, with correct answers, opens no page of the back office.
    [Fact]
    public async Task Holder_does_not_get_into_the_back_office()
    {
        var holder = await world.HolderSignedIn();
        (await holder.Browser.OpenAsync("/office/decisions/queue")).MustBe("6.1");
    }

    private static Task<Page> SignedOutAsync(Clerk clerk)
    {
        foreach (Cookie cookie in clerk.Browser.Cookies.GetCookies(clerk.Browser.Origin)) cookie.Expired = true;
        return clerk.Browser.OpenAsync("/office/staff/sign-in");
    }

    private static async Task RefusedAsync(Clerk clerk, Func<string, string> answer)
    {
        var page = (await clerk.AnswerAsync("sign-in", answer)).MustBe("6.1");
        Assert.Contains("パスキーを確認できませんでした", page.Words, StringComparison.Ordinal);
        (await clerk.Browser.OpenAsync("/office/decisions/queue")).MustBe("6.1");
    }

    private Task<int> DisableAsync(Clerk clerk) =>
        world.InDbAsync(db => db.Set<StaffMember>().Where(m => m.Id == clerk.Id).ExecuteUpdateAsync(u => u.SetProperty(m => m.DisabledAt, world.Now)));
}
