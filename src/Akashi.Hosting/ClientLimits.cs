using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Hosting;

/// <summary>
/// How much one client may ask for. A client is an address, or for IPv6 its 64-bit network, as <see cref="PublicFront"/> provides it. Requests on the
/// machine itself that bypass every proxy are not limited: the card agent, monitoring, measurements.
/// </summary>
/// <param name="Requests">Requests per minute; half as many at once.</param>
/// <param name="Starts">Requests per ten minutes to endpoints under <see cref="StartPolicy"/>.</param>
public sealed record ClientLimits(int Requests, int Starts)
{
    /// <summary>Name of the policy for requests that write something for a stranger: a session, a challenge.</summary>
    public const string StartPolicy = "start";

    private const int MostRequests = 100_000;
    private const int SecondsOfMinute = 60;
    private const string RetryAtOnce = "1";
    private const int Ipv6Network = 8;
    private static readonly TimeSpan StartWindow = TimeSpan.FromMinutes(10);

    /// <summary>Reads the limits; faults are collected in the reader.</summary>
    public static ClientLimits Read(SettingsReader reader) =>
        new(reader.Number("Limits:Requests", 600, SecondsOfMinute, MostRequests), reader.Number("Limits:Starts", 300, 1, MostRequests));

    /// <summary>Enforces the limits: 429 with Retry-After.</summary>
    public void AddTo(IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = OfAllRequests();
        options.AddPolicy(
            StartPolicy,
            http =>
                ClientOf(http) is { } client && HttpMethods.IsPost(http.Request.Method)
                    ? RateLimitPartition.GetFixedWindowLimiter(client, _ => Window())
                    : Unlimited());
        options.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = RetryAfter(context.Lease);
            return ValueTask.CompletedTask;
        };
    });

    /// <summary>
    /// Enforces the limit of all requests alone, for a program without requests under <see cref="StartPolicy"/>. The services of the framework's own
    /// limiter would take a part of the start.
    /// </summary>
    /// <param name="app">The program.</param>
    /// <param name="refuse">Answers a client that asked too often; status and Retry-After are set.</param>
    public void Guard(IApplicationBuilder app, Func<HttpContext, Task> refuse)
    {
        var all = OfAllRequests();
        app.Use(async (context, next) =>
        {
            using var lease = all.AttemptAcquire(context);
            if (lease.IsAcquired)
            {
                await next(context);
                return;
            }
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = RetryAfter(lease);
            await refuse(context);
        });
    }

    /// <summary>The client; null where it is not to be limited.</summary>
    internal static string? ClientOf(HttpContext http)
    {
        // The page that says "too many" does not count as another request.
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null) return null;
        if (http.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address)) return null;
        return address.AddressFamily == AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, Ipv6Network))
            : address.MapToIPv4().ToString();
    }

    private static string RetryAfter(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
        ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture)
        : RetryAtOnce;

    private PartitionedRateLimiter<HttpContext> OfAllRequests() => PartitionedRateLimiter.Create<HttpContext, string>(
        http => ClientOf(http) is { } client ? RateLimitPartition.GetTokenBucketLimiter(client, _ => Bucket()) : Unlimited());

    private static RateLimitPartition<string> Unlimited() => RateLimitPartition.GetNoLimiter("");

    private TokenBucketRateLimiterOptions Bucket() => new()
    {
        TokenLimit = Requests / 2,
        TokensPerPeriod = Requests / SecondsOfMinute,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };

    private FixedWindowRateLimiterOptions Window() => new() { PermitLimit = Starts, Window = StartWindow, QueueLimit = 0 };
}
