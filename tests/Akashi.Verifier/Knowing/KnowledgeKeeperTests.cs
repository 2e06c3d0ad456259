using System.Text;
using Akashi.Credentials.Status;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Knowing;

/// <summary>V3, V4: what the Verifier accepts from a Service that is gone, late, broken or an impostor.</summary>
public sealed class KnowledgeKeeperTests(RunningSandbox sandbox)
{
    private const string NoState = "unknown status-unavailable";

    [Fact]
    public async Task V3_without_a_list_from_the_start_nothing_is_valid()
    {
        await using var world = await World.StartAsync(sandbox, w => w.Publication.Answers.TryRemove("/status/1", out _), wait: false);
        await world.Publication.WasReadAsync("/status/1");
        Assert.Equal(NoState, await world.VerdictAsync());
        var page = await world.PressAsync(world.Code());
        Assert.Equal("確認できませんでした", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("4.3.2 4.4.4", page.QuerySelector("main")!.GetAttribute("data-screen"));
        Assert.DoesNotMatch("有効です|無効です", page.Body!.TextContent);
        Assert.Contains("しばらくしてから、もう一度検証してください。お急ぎの場合は、交付機関に確認してください。", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_news_of_the_Service_a_code_is_not_called_foreign()
    {
        await using var world = await World.StartAsync(sandbox, w => w.Publication.Answers.Clear(), wait: false);
        await world.Publication.WasReadAsync("/status");
        Assert.Equal("unknown signing-certificate-unknown", await world.VerdictAsync());
    }

    [Fact]
    public async Task V3_a_list_past_its_end_says_nothing()
    {
        await using var world = await World.StartAsync(sandbox, w => w.Publish(w.List(World.Now.AddHours(-25))));
        Assert.Equal(NoState, await world.VerdictAsync());
    }

    [Fact]
    public async Task V3_a_revocation_is_seen_with_the_next_list()
    {
        await using var world = await World.StartAsync(sandbox);
        Assert.Equal("valid", await world.VerdictAsync());
        world.Publish(world.List(World.Now, StatusValue.Revoked));
        await Wait.UntilAsync(async () => await world.VerdictAsync() == "invalid revoked");
    }

    [Fact]
    public async Task A_Service_that_went_down_is_outlived_and_the_answer_says_as_of_when()
    {
        var issuedAt = DateTimeOffset.FromUnixTimeSeconds(World.Now.AddHours(-1).ToUnixTimeSeconds());
        await using var world = await World.StartAsync(sandbox, w => w.Publish(w.List(issuedAt)));
        await world.Publication.StopAsync();
        var answer = await world.AskAsync(world.Code());
        Assert.Equal("valid", answer.GetProperty("result").GetString());
        Assert.Equal(issuedAt, answer.GetProperty("asOf").GetDateTimeOffset());
        var page = await world.PressAsync(world.Code());
        Assert.Contains(
            page.QuerySelectorAll("time"),
            t => DateTimeOffset.Parse(t.GetAttribute("datetime")!, System.Globalization.CultureInfo.InvariantCulture) == issuedAt);
    }

    [Fact]
    public async Task V4_an_older_list_that_is_played_again_is_not_taken()
    {
        await using var world = await World.StartAsync(sandbox, w => w.Publish(w.List(World.Now, StatusValue.Revoked)));
        world.Publish(world.List(World.Now.AddHours(-1)));
        await world.Publication.WasReadAsync("/status/1");
        Assert.Equal("invalid revoked", await world.VerdictAsync());
    }

    [Fact]
    public async Task A_list_from_the_future_is_not_taken()
    {
        await using var world = await World.StartAsync(sandbox, w => w.Publish(w.List(World.Now, StatusValue.Revoked)));
        world.Publish(world.List(World.Now.AddDays(1)));
        await world.Publication.WasReadAsync("/status/1");
        Assert.Equal("invalid revoked", await world.VerdictAsync());
    }

    [Fact]
    public async Task A_list_signed_by_a_stranger_is_not_taken()
    {
        await using var world = await World.StartAsync(sandbox, w => w.Publish(w.List(World.Now, signer: IssuingKey.Foreign())));
        Assert.Equal(NoState, await world.VerdictAsync());
    }

    [Fact]
    public async Task A_list_of_another_address_is_not_taken()
    {
        await using var world = await World.StartAsync(sandbox, w => w.Publish(w.List(World.Now, uri: w.Publication.Origin + "/status/2")));
        Assert.Equal(NoState, await world.VerdictAsync());
    }

    [Fact]
    public async Task A_list_of_another_origin_is_not_fetched()
    {
        await using var other = await Publication.StartAsync();
        await using var world = await World.StartAsync(sandbox, w => w.PublishLists(other.ListUri, w.Publication.ListUri));
        await world.Publication.WasReadAsync("/status/1");
        Assert.Empty(other.Asked);
    }

    [Fact]
    public async Task A_list_that_was_altered_is_not_taken()
    {
        await using var world = await World.StartAsync(sandbox, w =>
        {
            var list = w.List(World.Now);
            list[^1] ^= 1;
            w.Publish(list);
        });
        Assert.Equal(NoState, await world.VerdictAsync());
    }

    [Fact]
    public async Task A_list_that_is_missing_keeps_no_other_from_being_fetched()
    {
        await using var world = await World.StartAsync(sandbox, w => w.PublishLists(w.Publication.Origin + "/status/0", w.Publication.ListUri), wait: false);
        await Wait.UntilAsync(async () => await world.VerdictAsync() == "valid");
    }

    [Theory]
    [InlineData("/status", "[]")]
    [InlineData("/status", "\"text\"")]
    [InlineData("/status", "{\"status_lists\":{}}")]
    [InlineData("/status", "{\"status_lists\":[1,null,{}]}")]
    [InlineData("/status", "{\"status_lists\":")]
    [InlineData("/status", "")]
    [InlineData("/status/1", "")]
    [InlineData("/status/1", "<html>Bad gateway</html>")]
    [InlineData("/trust/list", "")]
    [InlineData("/trust/list", "<html>Bad gateway</html>")]
    public async Task A_broken_answer_of_the_Service_changes_nothing(string path, string answer)
    {
        await using var world = await World.StartAsync(sandbox);
        world.Publication.Answers[path] = Encoding.UTF8.GetBytes(answer);
        await world.Publication.WasReadAsync(path);
        Assert.Equal("valid", await world.VerdictAsync());
        Assert.False(world.HasEnded);
    }
}
