using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Akashi.CardAgent.Tests.Given;

namespace Akashi.CardAgent.Tests;

/// <summary>The single file that people download behaves like its tested parts: trimming removed nothing that it needs.</summary>
public sealed class PublishedAgentTests(PublishedAgentTests.Published published) : IClassFixture<PublishedAgentTests.Published>
{
    [Theory]
    [InlineData("authenticate", Agent.Pin)]
    [InlineData("read-facts", Agent.HelperPin)]
    [InlineData("sign", Agent.Password)]
    public async Task Published_file_does_each_action_with_the_card(string action, string secret)
    {
        await using var agent = await Agent.StartPublishedAsync(published.File);
        if (action == "read-facts") agent.Portal.AsksForFacts();
        if (action == "sign") agent.Portal.AsksForSignature();
        using var person = await agent.ArrivesAsync();
        if (action != "authenticate") await person.PressAsync("読み取る");
        await person.PressAsync("次へ", secret);
        await person.PressAsync("読み取り開始");
        await person.PressAsync("次へ");
        Assert.Equal((HttpStatusCode.SeeOther, agent.Portal.Home), (person.Page.Status, person.Page.Location!.ToString()));
        Assert.False(agent.Portal.Result.TryGetProperty("failure", out _));
    }

    [Fact]
    public async Task Published_file_brings_what_its_pages_need_and_is_alone()
    {
        await using var agent = await Agent.StartPublishedAsync(published.File);
        using var person = await agent.ArrivesAsync();
        var parts = person.Page.Html.QuerySelectorAll("link[href], script[src], img[src]");
        foreach (var address in parts.Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!))
            Assert.Equal(HttpStatusCode.OK, (await person.SendAsync(new HttpRequestMessage(HttpMethod.Get, address))).Status);
        Assert.Equal(
            ["Akashi.CardAgent", "CHANGES.en.txt", "CHANGES.ja.txt", "SHA256SUMS", "VERSION"],
            Directory.EnumerateFiles(Path.GetDirectoryName(published.File)!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Published_file_says_its_own_digest()
    {
        await using var agent = await Agent.StartPublishedAsync(published.File);
        using var person = agent.Browser();
        var words = (await person.OpenAsync("/about")).Words;
        var bytes = await File.ReadAllBytesAsync(published.File, TestContext.Current.CancellationToken);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(bytes)), words, StringComparison.Ordinal);
        Assert.Contains(published.File, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Published_file_speaks_English_too()
    {
        await using var agent = await Agent.StartPublishedAsync(published.File);
        using var person = agent.Browser("en");
        Assert.Equal("Enter your PIN to sign in", (await person.OpenAsync(agent.StartAddress)).Heading);
        Assert.Equal("ログインするための暗証番号を入力してください", (await person.OpenAsync(agent.StartAddress + "&lang=ja")).Heading);
    }

    /// <summary>Published once, for this machine.</summary>
    public sealed class Published : IAsyncLifetime
    {
        internal string File { get; private set; } = "";

        public async ValueTask InitializeAsync() => File = (await Tool.MustRunAsync(Path.Combine(Root(), "tools", "publish-agent"), "linux-x64")).Trim();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
    }
}
