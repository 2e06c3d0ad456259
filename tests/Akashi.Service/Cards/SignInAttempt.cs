using System.Net;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Cards;

/// <summary>A sign-in in which the agent may do anything; it ends at the page on which the browser returns.</summary>
internal sealed class SignInAttempt
{
    private SignInAttempt(Browser browser, Claimed claimed, BackChannel agent) => (Browser, Claimed, Agent) = (browser, claimed, agent);

    public Browser Browser { get; }

    public Claimed Claimed { get; }

    public BackChannel Agent { get; }

    /// <summary>Begins a sign-in and claims its request.</summary>
    public static async Task<SignInAttempt> ClaimedAsync(World world)
    {
        var holder = new Holder(world, world.CardInSandbox("hanako"));
        var tx = await holder.AsksToSignInAsync();
        var agent = world.Agent();
        return new SignInAttempt(holder.Browser, await agent.ClaimAsync(tx), agent);
    }

    /// <summary>Does the whole sign-in: the agent answers with a key and a signature.</summary>
    public static async Task<Page> WithAsync(World world, TestKey key, Func<Claimed, byte[]>? sign = null)
    {
        var attempt = await ClaimedAsync(world);
        return await attempt.ComesHomeAsync(await attempt.Agent.ProveAsync(attempt.Claimed, key, sign?.Invoke(attempt.Claimed)));
    }

    /// <summary>Begins a sign-in in which the agent reports a failure.</summary>
    public static async Task<Page> FailingAsync(World world, string failure)
    {
        var attempt = await ClaimedAsync(world);
        return await attempt.ComesHomeAsync(await attempt.Agent.ResultAsync(attempt.Claimed, new { failure }));
    }

    public async Task<Page> ComesHomeAsync(ChannelAnswer answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var page = await Browser.OpenAsync(answer.WayHome);
        if (page.Status != HttpStatusCode.OK) await NobodyIsInAsync();
        return page;
    }

    /// <summary>Checks that a refusal has its effect: the session is not signed in.</summary>
    public async Task NobodyIsInAsync()
    {
        using var home = await Browser.GetAsync("/home");
        Assert.Equal(HttpStatusCode.Redirect, home.StatusCode);
    }
}

/// <summary>Headings of the pages of row 0.5.</summary>
internal static class FaultHeadings
{
    public const string BadSignature = "カードの応答を確認できませんでした";
    public const string NotTrusted = "このカードは使えません";
    public const string Expired = "電子証明書の有効期限が切れています";
    public const string Revoked = "電子証明書が失効しています";
    public const string CannotCheck = "いま電子証明書を確認できません";
    public const string NotYours = "この読み取りは使えません";
}
