using System.Net;
using Akashi.Hosting;
using Akashi.Service.Cards.Portal.Agent;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.Configuration;

namespace Akashi.Service.Tests.Cards.Portal.Agent;

/// <summary>The portal says that a newer card agent is there, and lets in none older than its operator wants. C21, C22.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class AgentUpdateTests(AgentUpdateTests.Offering offering) : IClassFixture<AgentUpdateTests.Offering>
{
    private const string Note = "カードリーダー用アプリの新しい版があります";
    private readonly World world = offering.World;

    [Fact]
    public async Task Who_came_with_an_older_agent_is_told_what_is_new_and_goes_on_as_before()
    {
        var holder = await ReturnedAsync("akashi-card-agent/0.1.9");
        foreach (var path in new[] { "/cards/agent", await StartAgainAsync(holder) })
        {
            var words = (await holder.Browser.OpenAsync(path)).Words;
            Assert.Contains("お使いの版は0.1.9、新しい版は0.2.0です。", words, StringComparison.Ordinal);
            Assert.Contains("速くなりました。", words, StringComparison.Ordinal);
        }
        Assert.Equal("true", holder.Browser.Page.Document.QuerySelector("[data-card-request]")!.GetAttribute("data-by-itself"));
        var english = (await holder.Browser.OpenAsync("/cards/agent?lang=en")).Words;
        Assert.Contains("You use version 0.1.9, and the newer version is 0.2.0.", english, StringComparison.Ordinal);
        Assert.Contains("It is faster.", english, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("akashi-card-agent/0.2.0")]
    [InlineData("akashi-card-agent/9.9.9")]
    [InlineData("akashi-card-agent/0.0.1<script>")]
    [InlineData("another-agent/0.0.1")]
    [InlineData(null)]
    public async Task C21_other_agents_are_let_in_and_told_nothing(string? name)
    {
        var holder = await ReturnedAsync(name);
        Assert.DoesNotContain(Note, (await holder.Browser.OpenAsync("/cards/agent")).Words, StringComparison.Ordinal);
        Assert.Equal("true", (await WaitingAsync(holder)).GetAttribute("data-by-itself"));
    }

    [Fact]
    public async Task Agent_below_the_minimum_is_refused_before_the_claim_and_the_page_says_how_to_get_on()
    {
        var holder = Arriving();
        var tx = await holder.AsksToSignInAsync();
        var old = world.Agent("akashi-card-agent/0.1.4");
        Refused(await old.SeenAsync(tx));
        Refused(await old.TryClaimAsync(tx));
        var page = await holder.Browser.OpenAsync("/cards/wait/" + tx);
        Assert.Contains("カードリーダー用アプリが古くなっています", page.Words, StringComparison.Ordinal);
        Assert.Contains(page.Links, l => l.Contains("/start?", StringComparison.Ordinal));
        Assert.NotNull(page.Document.QuerySelector("a[download]"));
        // No script leads to the old agent again.
        Assert.Null(page.Document.QuerySelector("[data-card-request]"));
        await holder.Browser.OpenAsync(await world.Agent("akashi-card-agent/0.2.0").AnswerAsync(tx, holder.Card));
        Assert.Equal("/home", holder.Browser.Page.Path);
    }

    [Fact]
    public async Task Old_agent_does_not_disturb_a_request_that_another_has_claimed()
    {
        var holder = Arriving();
        var tx = await holder.AsksToSignInAsync();
        var claimed = await world.Agent().ClaimAsync(tx);
        Refused(await world.Agent("akashi-card-agent/0.1.4").SeenAsync(tx));
        var answer = await world.Agent().ProveAsync(claimed, holder.Card.Authentication);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData("/cards/return?code=none&agent=0.0.1")]
    [InlineData("/cards/agent?agent=0.0.1")]
    public async Task C22_an_address_from_elsewhere_announces_no_update(string address)
    {
        var holder = await ReturnedAsync("akashi-card-agent/0.2.0");
        Assert.DoesNotContain(Note, (await holder.Browser.OpenAsync(address)).Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Note, (await holder.Browser.OpenAsync("/cards/agent")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.2.1", "is newer than akashi-card-agent-linux-x64")]
    [InlineData("newest", "is not a version")]
    public void Minimum_that_is_not_offered_stops_the_start(string minimum, string message)
    {
        var settings = new Dictionary<string, string?> { ["CardAgent:Downloads"] = offering.Folder, ["CardAgent:Minimum"] = minimum };
        var reader = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        AgentDownloads.Read(reader, new Uri("http://127.0.0.1:8083"));
        Assert.Contains(message, Assert.Throws<SettingsException>(reader.ThrowIfFaulty).Message, StringComparison.Ordinal);
    }

    private static void Refused(ChannelAnswer answer) => Assert.Equal((HttpStatusCode.Forbidden, "agent-outdated"), (answer.Status, answer.Code));

    private Holder Arriving() => new(world, world.CardInSandbox("hanako")) { Browser = { Device = "Mozilla/5.0 (X11; Linux x86_64)" } };

    private async Task<Holder> ReturnedAsync(string? agent)
    {
        var holder = Arriving();
        var tx = await holder.AsksToSignInAsync();
        await holder.Browser.OpenAsync(await world.Agent(agent).AnswerAsync(tx, holder.Card));
        return holder;
    }

    private static async Task<AngleSharp.Dom.IElement> WaitingAsync(Holder holder) =>
        (await holder.Browser.OpenAsync(await StartAgainAsync(holder))).Document.QuerySelector("[data-card-request]")!;

    // Signed in; now the card is asked for the facts.
    private static async Task<string> StartAgainAsync(Holder holder)
    {
        await holder.BeginsAsync();
        await holder.Browser.SubmitAsync("main form", ("state", "Registered"));
        return (await holder.Browser.SubmitAsync("main form")).Path;
    }

    /// <summary>A portal that offers version 0.2.0 and lets in 0.1.5.</summary>
    public sealed class Offering : IAsyncLifetime
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("akashi-agents-").FullName;

        public OwnWorld World { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var folder = Directory.CreateDirectory(Path.Combine(Folder, "linux-x64")).FullName;
            foreach (var (name, text) in new[]
            {
                ("Akashi.CardAgent", "agent"), ("VERSION", "0.2.0\n"), ("CHANGES.ja.txt", "速くなりました。\n"), ("CHANGES.en.txt", "It is faster.\n"),
            })
                await File.WriteAllTextAsync(Path.Combine(folder, name), text);
            World = await OwnWorld.StartAsync("CardAgent:Downloads=" + Folder, "CardAgent:Minimum=0.1.5");
        }

        public async ValueTask DisposeAsync()
        {
            await World.DisposeAsync();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
