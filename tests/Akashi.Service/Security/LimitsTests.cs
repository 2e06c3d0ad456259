using System.Net;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Tests.Given;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Security;

/// <summary>O19: a stranger behind the proxy who sends requests without end.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class LimitsTests
{
    private const int Many = 1_000;

    [Fact]
    public async Task O19_a_stranger_leaves_no_more_than_the_limit_and_a_holder_beside_them_notices_nothing()
    {
        await using var world = await OwnWorld.StartAsync("Proxy:Trusted=127.0.0.1,::1", "Limits:Starts=3", "Limits:Requests=60");
        using var stranger = ClientAt(world, "203.0.113.9");
        var form = await FormAsync(stranger);
        var audited = await AuditedAsync(world);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < Many; i++) statuses.Add((await PostAsync(stranger, form)).Status);
        Assert.Equal(3, statuses.Count(s => s != HttpStatusCode.TooManyRequests));
        Assert.InRange(await world.InDbAsync(db => db.Set<Session>().CountAsync()), 1, 3);
        Assert.InRange(await world.InDbAsync(db => db.Set<CardRequest>().CountAsync()), 1, 3);
        Assert.Equal(audited, await AuditedAsync(world));

        var (_, words, wait) = await PostAsync(stranger, form);
        Assert.Contains("アクセスが集中しています", words, StringComparison.Ordinal);
        Assert.True(wait >= 1);
        // Only now and then, however many requests come: the log must not be flooded either.
        Assert.InRange(world.Logs.Lines.Count(l => l.Contains("Akashi.Security: TooMany", StringComparison.Ordinal)), 1, Many / 100);

        using var holder = ClientAt(world, "198.51.100.7");
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(holder, await FormAsync(holder))).Status);
        using var verifier = ClientAt(world, "203.0.113.9");
        for (var i = 0; i < 100; i++)
        {
            using var list = await verifier.GetAsync("/trust/list", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, list.StatusCode);
        }

        // What the stranger left expires by itself.
        world.MoveClock(TimeSpan.FromHours(25));
        await world.Services.GetRequiredService<Housekeeper>().RunOnceAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, 0), (await world.InDbAsync(db => db.Set<Session>().CountAsync()), await world.InDbAsync(db => db.Set<CardRequest>().CountAsync())));
    }

    private static Task<int> AuditedAsync(World world) => world.InDbAsync(db => db.Set<Akashi.Service.Audit.AuditEntry>().CountAsync());

    private static HttpClient ClientAt(World world, string address)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = world.Origin };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    private static async Task<FormUrlEncodedContent> FormAsync(HttpClient client)
    {
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/", TestContext.Current.CancellationToken));
        return new FormUrlEncodedContent(Forms.FieldsOf((IHtmlFormElement)page.QuerySelector("main form")!, []));
    }

    private static async Task<(HttpStatusCode Status, string Words, double Wait)> PostAsync(HttpClient client, FormUrlEncodedContent form)
    {
        using var copy = new ByteArrayContent(await form.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        copy.Headers.ContentType = form.Headers.ContentType;
        using var answer = await client.PostAsync("/", copy, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, text, answer.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0);
    }
}
