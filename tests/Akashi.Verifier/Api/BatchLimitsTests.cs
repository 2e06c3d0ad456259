using System.Net;
using System.Text.Json;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Api;

/// <summary>O19: large requests at the same time as others and as a single code.</summary>
public sealed class BatchLimitsTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    [Fact]
    public async Task O19_a_single_code_is_answered_while_more_batches_wait_than_are_answered_at_once()
    {
        var world = shared.World;
        var code = world.Code();
        var batch = JsonSerializer.SerializeToUtf8Bytes(new { codes = Enumerable.Repeat(code, 1000) });
        var batches = Enumerable.Range(0, (4 * Environment.ProcessorCount) + 4).Select(_ => PostAsync(world, batch)).ToList();
        using (var one = await world.PostJsonAsync(new { code })) Assert.Equal(HttpStatusCode.OK, one.StatusCode);
        Assert.All(await Wait.ForAsync(Task.WhenAll(batches)), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task O19_batches_that_nobody_could_answer_in_time_are_refused_with_when_to_come_again()
    {
        var world = shared.World;
        // Bodies that never arrive keep their places. Some are given up meanwhile, so more are sent before each request.
        var held = new List<Held>();
        try
        {
            await HoldAsync(world, held, (2 * Environment.ProcessorCount) + 100);
            HttpStatusCode last = default;
            double? wait = null;
            await Wait.UntilAsync(async () =>
            {
                await HoldAsync(world, held, 4 * Environment.ProcessorCount);
                using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
                try
                {
                    using var answer = await world.Http.PostAsync(
                        World.Api, new ByteArrayContent(new byte[100_000]) { Headers = { ContentType = new("application/json") } }, limit.Token);
                    (last, wait) = (answer.StatusCode, answer.Headers.RetryAfter?.Delta?.TotalSeconds);
                    if (last == HttpStatusCode.TooManyRequests) Assert.Equal("busy", (await World.JsonAsync(answer)).GetProperty("code").GetString());
                }
                catch (OperationCanceledException)
                {
                    // It waits in the queue: not all have arrived yet.
                }
                return last == HttpStatusCode.TooManyRequests;
            });
            Assert.Equal(1, wait);
            using var one = await world.PostJsonAsync(new { code = world.Code() });
            Assert.Equal(HttpStatusCode.OK, one.StatusCode);
        }
        finally
        {
            foreach (var h in held) h.Dispose();
        }
    }

    private static async Task HoldAsync(World world, List<Held> held, int count)
    {
        var more = Enumerable.Range(0, count).Select(_ => new Held(world.Origin)).ToList();
        held.AddRange(more);
        await Task.WhenAll(more.Select(h => h.BeginAsync()));
    }

    private static async Task<HttpStatusCode> PostAsync(World world, byte[] batch)
    {
        using var content = new ByteArrayContent(batch) { Headers = { ContentType = new("application/json") } };
        using var answer = await world.Http.PostAsync(World.Api, content);
        return answer.StatusCode;
    }

    // A connection that announces a large body and sends none of it.
    private sealed class Held(string origin) : IDisposable
    {
        private readonly System.Net.Sockets.TcpClient client = new();

        public async Task BeginAsync()
        {
            var uri = new Uri(origin);
            await client.ConnectAsync(IPAddress.Loopback, uri.Port);
            await client.GetStream().WriteAsync(
                System.Text.Encoding.ASCII.GetBytes(
                    $"POST {World.Api} HTTP/1.1\r\nHost: {uri.Authority}\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n"));
        }

        public void Dispose() => client.Dispose();
    }
}
