using System.Text.Json;
using Akashi.Credentials.Status;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Nqs;

/// <summary>Codes of the layout in use today, checked by a real Verifier whose operator configured a key and a host.</summary>
public sealed class NqsCodesTests(RunningSandbox sandbox) : IAsyncLifetime
{
    private readonly NqsKey key = new();
    private World world = null!;

    public async ValueTask InitializeAsync()
    {
        string[] settings = [];
        world = await World.StartAsync(sandbox, w => settings = key.Settings(w.Publication.Origin + "/status/"), more: () => settings);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        key.Dispose();
    }

    [Fact]
    public async Task Page_says_valid_and_shows_the_facts_as_they_are_written()
    {
        var page = await world.PressAsync(key.Code(world.Origin));
        Assert.Equal("有効です", page.QuerySelector("h1")!.TextContent);
        Assert.All(
            ["看護師", "山田　花子", "1990年12月31日", "第01234567号", "厚生労働大臣"],
            f => Assert.Contains(f, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal));
        Assert.Null(page.QuerySelector("details"));
    }

    [Fact]
    public async Task Page_says_revoked_as_the_list_does()
    {
        var page = await world.PressAsync(key.Code(world.Origin, (int)StatusValue.Revoked));
        Assert.Equal("無効です（取消）", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task API_names_what_was_signed_by_its_two_letters()
    {
        var answer = await world.AskAsync(key.Code(world.Origin));
        Assert.Equal("valid", answer.GetProperty("result").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("facts").ValueKind);
        Assert.Equal("山田　花子", answer.GetProperty("nqs").GetProperty("UN").GetString());
        Assert.False(answer.TryGetProperty("unchecked", out _));
    }

    [Fact]
    public async Task Page_of_an_unknown_key_says_so_and_links_to_the_listed_host_only()
    {
        using var other = new NqsKey { KeyId = "P-000002" };
        var answer = await world.PostAsync("/w/verify", new FormUrlEncodedContent([new("c", other.Code(NqsKey.Elsewhere))]));
        var page = await World.ParseAsync(answer);
        Assert.Equal("この証明書は、ここでは確認できません", page.QuerySelector("h1")!.TextContent);
        var link = page.QuerySelector("main a")!;
        Assert.StartsWith(NqsKey.Elsewhere + "/w/?c=", link.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("noreferrer", link.GetAttribute("rel"));
    }

    /// <summary>Nothing unchecked looks checked: the facts are collapsed, under words that say so.</summary>
    [Fact]
    public async Task Facts_that_nobody_checked_stand_apart()
    {
        using var other = new NqsKey { KeyId = "P-000002" };
        var page = await world.PressAsync(other.Code(world.Origin));
        var apart = page.QuerySelector("main details")!;
        Assert.False(apart.HasAttribute("open"));
        Assert.Contains("未確認", apart.QuerySelector("summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("山田　花子", apart.TextContent, StringComparison.Ordinal);
        apart.Remove();
        Assert.DoesNotContain("山田　花子", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "Valid")]
    [InlineData(false, "This certificate cannot be checked here")]
    public async Task Page_is_in_English_too_and_marks_what_the_code_says(bool known, string heading)
    {
        using var other = new NqsKey { KeyId = "P-000002" };
        using var content = new FormUrlEncodedContent([new("c", (known ? key : other).Code(world.Origin))]);
        var page = await World.ParseAsync(await world.PostAsync("/w/verify?lang=en", content));
        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent);
        Assert.Contains("山田　花子", page.QuerySelectorAll("dd[lang=ja]").Select(d => d.TextContent));
        Assert.Empty(UnmarkedJapanese.In(page.DocumentElement.OuterHtml));
    }

    [Fact]
    public async Task A_forged_code_shows_no_facts()
    {
        using var forger = new NqsKey();
        var answer = await world.AskAsync(forger.Code(world.Origin));
        Assert.Equal("tampered", answer.GetProperty("reason").GetString());
        Assert.False(answer.TryGetProperty("nqs", out _) || answer.TryGetProperty("unchecked", out _));
    }

    [Fact]
    public async Task Credentials_of_our_own_are_verified_beside_them() => Assert.Equal("valid", await world.VerdictAsync());
}
