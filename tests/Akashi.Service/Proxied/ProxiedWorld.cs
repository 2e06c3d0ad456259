using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Akashi.Service.Tests.Given;
using Akashi.Verifier;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Proxied;

/// <summary>
/// Service and Verifier without TLS on loopback, behind an HAProxy that terminates TLS: the installation described in docs/operations/install.md.
/// </summary>
public class ProxiedWorld : World
{
    /// <summary>Name of the portal, in place of the one in the example.</summary>
    public const string Portal = "portal.localhost";

    /// <summary>Name of the Verifier, as in the example.</summary>
    public const string Verify = "verify.example.go.jp";

    private readonly string folder = Directory.CreateTempSubdirectory("akashi-proxied-").FullName;
    private readonly int tls = FreePort.Take();
    private readonly int plain = FreePort.Take();
    private readonly int adds = FreePort.Take();
    private readonly SeenClients seen = new();
    private RunningHost? verifier;
    private Haproxy? haproxy;
    private Haproxy? adding;

    /// <summary>The public origin, which is HAProxy's.</summary>
    public override Uri Origin => new($"https://{Portal}:{tls}");

    /// <summary>HAProxy's port without TLS.</summary>
    public int PlainPort => plain;

    /// <summary>HAProxy's log.</summary>
    public IReadOnlyList<string> ProxyLog => haproxy!.Said;

    /// <summary>Number of proxies between a browser and the Service.</summary>
    protected virtual int Hops => 1;

    protected override IEnumerable<string> MoreSettings => ["PublicOrigin=" + Origin, "Proxy:Trusted=127.0.0.1", $"Proxy:Hops={Hops}"];

    /// <summary>The client that the Service saw for a path, and the scheme.</summary>
    public string? ClientAt(string path) => seen.ByPath.GetValueOrDefault(path);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var trust = Path.Combine(Path.GetDirectoryName(Data)!, "sandbox");
        string[] settings =
            ["PublicOrigin=https://" + Verify, "Proxy:Trusted=127.0.0.1", $"Service:Origin={Listens}", $"Trust:Issuer={trust}/trust/issuer.pem"];
        verifier = await RunningHost.StartAsync("Verifier", "http://localhost", Path.Combine(folder, "verifier"), settings, VerifierHost.Build);
        var tlsFolder = Path.Combine(trust, "tls");
        var certificate = await File.ReadAllTextAsync(Path.Combine(tlsFolder, "server.crt.pem"));
        var pem = certificate + await File.ReadAllTextAsync(Path.Combine(tlsFolder, "server.key.pem"));
        adding = await Haproxy.StartAddingAsync(folder, adds, Listens);
        haproxy = await Haproxy.StartAsync(folder, pem, tls, plain, Hops == 1 ? Listens : new Uri($"http://127.0.0.1:{adds}"), verifier.Origin);
    }

    public override async ValueTask DisposeAsync()
    {
        if (haproxy is not null) await haproxy.DisposeAsync();
        if (adding is not null) await adding.DisposeAsync();
        if (verifier is not null) await verifier.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Sends a request under TLS to HAProxy, from a loopback address.</summary>
    public Task<HttpResponseMessage> ThroughProxyAsync(string from, string address, HttpMethod method, params (string Name, string Value)[] headers) =>
        SendAsync(from, tls, new HttpRequestMessage(method, address), headers);

    /// <summary>Sends a request to the proxy that only appends the address it sees, from a loopback address.</summary>
    public async Task<HttpResponseMessage> ThroughAddingAsync(string from, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{adds}{path}");
        request.Headers.Host = Origin.Authority;
        return await SendAsync(from, adds, request, headers);
    }

    /// <summary>Sends a request to a port of this machine, from a loopback address.</summary>
    public static async Task<HttpResponseMessage> SendAsync(string from, int port, HttpRequestMessage request, params (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        // No certificate of the Sandbox contains its name.
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null;
        handler.ConnectCallback = async (_, ct) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(IPAddress.Loopback, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        };
        using var client = new HttpClient(handler);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    protected override void Prepare(WebApplicationBuilder builder) => builder.Services.AddSingleton<IStartupFilter>(seen);

    // Records each request once the Service has handled it.
    private sealed class SeenClients : IStartupFilter
    {
        public ConcurrentDictionary<string, string> ByPath { get; } = new();

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                var path = context.Request.Path.Value!;
                await rest(context);
                ByPath[path] = $"{context.Connection.RemoteIpAddress} {context.Request.Scheme}";
            });
            next(app);
        };
    }
}
