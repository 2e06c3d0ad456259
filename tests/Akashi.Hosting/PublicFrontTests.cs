using System.Net;
using System.Net.Sockets;

namespace Akashi.Hosting.Tests;

/// <summary>Threats O11 and O12: who is trusted to name the client, and at which address a program answers.</summary>
[Collection(SmallProgram.OneConsole)]
public class PublicFrontTests
{
    private const string Origin = "https://portal.example.go.jp";
    private const string Proxy = "127.0.0.2";

    [Theory]
    [InlineData(Proxy, "192.0.2.7", "192.0.2.7 https")]
    [InlineData(Proxy, "2001:db8::7", "2001:db8::7 https")]
    [InlineData(Proxy, "203.0.113.1, 192.0.2.7", "192.0.2.7 https")]
    [InlineData(Proxy, "192.0.2.7, 127.0.4.1", "127.0.4.1 https")]
    [InlineData("127.0.4.9", "192.0.2.7", "192.0.2.7 https")]
    public async Task A_configured_proxy_says_who_the_client_is_and_how_it_came(string peer, string forwarded, string client) =>
        Assert.Equal((HttpStatusCode.OK, client), await AskAsync("/client", peer, headers: [("X-Forwarded-For", forwarded), ("X-Forwarded-Proto", "https")]));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.3")]
    public async Task Nobody_else_is_trusted(string peer) =>
        Assert.Equal(
            (HttpStatusCode.OK, $"{peer} http"),
            await AskAsync(
                "/client", peer, "localhost", "http://localhost",
                [
                    ("X-Forwarded-For", "192.0.2.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "portal.example.go.jp"),
                    ("Forwarded", "for=192.0.2.7;proto=https")]));

    [Fact]
    public async Task Only_as_many_proxies_are_trusted_as_configured() =>
        Assert.Equal(
            (HttpStatusCode.OK, "192.0.2.7 https"),
            await AskAsync(
                "/client", Proxy, headers: [("X-Forwarded-For", "203.0.113.1, 192.0.2.7, 127.0.4.1"), ("X-Forwarded-Proto", "https")],
                settings: ["--Proxy:Hops=2"]));

    [Fact]
    public async Task A_client_has_one_address_where_both_families_are_open() =>
        Assert.Equal((HttpStatusCode.OK, "127.0.0.1 http"), await AskAsync("/client", "127.0.0.1", "localhost", "http://localhost", [], listen: "[::]"));

    [Theory]
    [InlineData("portal.example.go.jp", "https", HttpStatusCode.OK)]
    [InlineData("PORTAL.example.go.jp:443", "https", HttpStatusCode.OK)]
    [InlineData("portal.example.go.jp", "http", HttpStatusCode.MisdirectedRequest)]
    [InlineData("portal.example.go.jp", null, HttpStatusCode.MisdirectedRequest)]
    [InlineData("portal.example.go.jp:8080", "https", HttpStatusCode.MisdirectedRequest)]
    [InlineData("portal.example.go.jp.", "https", HttpStatusCode.MisdirectedRequest)]
    [InlineData("evil.example", "https", HttpStatusCode.MisdirectedRequest)]
    [InlineData("10.0.3.7:8080", "https", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost", "https", HttpStatusCode.MisdirectedRequest)]
    public async Task Only_the_public_origin_is_answered(string host, string? scheme, HttpStatusCode expected)
    {
        var (status, body) = await AskAsync("/", Proxy, host, headers: scheme is null ? [] : [("X-Forwarded-Proto", scheme)]);
        Assert.Equal(expected, status);
        Assert.Contains(expected == HttpStatusCode.OK ? "here" : $"This service answers at {Origin} only.", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:8080")]
    [InlineData("monitor.internal")]
    public async Task Monitoring_is_answered_under_any_name(string host) =>
        Assert.Equal((HttpStatusCode.OK, "well"), await AskAsync("/health", "127.0.0.1", host));

    [Theory]
    [InlineData("http://localhost", "127.0.0.1:9", HttpStatusCode.OK)]
    [InlineData("http://localhost", "portal.localhost", HttpStatusCode.OK)]
    [InlineData("http://localhost", "rebound.example", HttpStatusCode.MisdirectedRequest)]
    public async Task On_a_developers_machine_each_name_of_loopback_will_do_and_no_other(string origin, string host, HttpStatusCode expected) =>
        Assert.Equal(expected, (await AskAsync("/", "127.0.0.1", host, origin)).Status);

    [Theory]
    [InlineData("0.0.0.0/0", "is everybody")]
    [InlineData("::/0", "is everybody")]
    [InlineData("10.0.0.1/8", "is neither an address nor a network")]
    [InlineData("proxy.internal", "is neither an address nor a network")]
    [InlineData("10.0.0.1, x", "\"x\" is neither")]
    public async Task A_value_that_names_no_proxy_stops_the_start(string trusted, string problem)
    {
        using var folder = new Folder();
        Assert.Contains("Proxy:Trusted: ", await FaultAsync(folder, "--Proxy:Trusted=" + trusted), StringComparison.Ordinal);
        Assert.Contains(problem, await FaultAsync(folder, "--Proxy:Trusted=" + trusted), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "--PublicOrigin=https://portal.example.go.jp",
        "PublicOrigin: is https, but no endpoint of Listen is; name the proxy that ends TLS in Proxy:Trusted")]
    [InlineData("--Proxy:Hops=2", "Proxy:Hops: counts only together with Proxy:Trusted, which is not set")]
    [InlineData("--Hsts:IncludeSubDomains=yes", "Hsts:IncludeSubDomains: \"yes\" is neither true nor false")]
    public async Task Half_of_what_is_needed_stops_the_start(string setting, string fault)
    {
        using var folder = new Folder();
        Assert.Contains(fault, await FaultAsync(folder, setting), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_frameworks_switch_that_trusts_everyone_stops_the_start()
    {
        using var folder = new Folder();
        using var variable = new Variable("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true");
        Assert.Contains("ASPNETCORE_FORWARDEDHEADERS_ENABLED: lets every sender choose its own address", await FaultAsync(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_frameworks_own_settings_open_no_second_endpoint()
    {
        using var folder = new Folder();
        var other = FreePort.Take();
        using var kestrel = new Variable("Kestrel__Endpoints__Other__Url", $"http://127.0.0.1:{other}");
        using var urls = new Variable("ASPNETCORE_URLS", $"http://127.0.0.1:{other}");
        var (code, _) = await SmallProgram.RunAsync(
            ["--Data=" + folder.Path, "--Listen=http://localhost:" + FreePort.Take()],
            async host =>
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, host.Listen.Port, TestContext.Current.CancellationToken);
                using var second = new TcpClient();
                await Assert.ThrowsAnyAsync<SocketException>(async () => await second.ConnectAsync(IPAddress.Loopback, other, TestContext.Current.CancellationToken));
            });
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task An_address_that_others_reach_needs_the_public_origin()
    {
        using var folder = new Folder();
        var pem = folder.WriteCertificate("tls.pem");
        var (_, errors) = await SmallProgram.RunAsync(
            ["--Data=" + folder.Path, "--Listen=https://0.0.0.0:" + FreePort.Take(), "--Tls:Certificate=" + pem, "--Tls:Key=" + pem],
            reach: Reach.Network, isPublic: true);
        Assert.Contains("PublicOrigin: is missing", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Origin, "https", "max-age=31536000")]
    [InlineData(Origin, "https", "max-age=31536000; includeSubDomains", "--Hsts:IncludeSubDomains=true")]
    [InlineData(Origin, "http", null)]
    [InlineData("https://portal.localhost", "https", null)]
    public async Task Browsers_are_told_for_a_year_to_use_only_TLS(string origin, string scheme, string? expected, params string[] more)
    {
        string? strict = null;
        foreach (var path in new[] { "/", "/not-there" })
        {
            await AskAsync(
                path, Proxy, new Uri(origin).Host, origin, [("X-Forwarded-Proto", scheme)], more,
                answer: a => strict = a.Headers.TryGetValues("Strict-Transport-Security", out var v) ? v.Single() : null);
            Assert.Equal(expected, strict);
        }
    }

    private static async Task<string> FaultAsync(Folder folder, params string[] settings)
    {
        var (code, errors) = await SmallProgram.RunAsync(
            ["--Data=" + folder.Path, "--Listen=http://localhost:" + FreePort.Take(), .. settings], isPublic: true);
        Assert.Equal(AkashiHost.BadSettings, code);
        return errors;
    }

    // Sends a request from a loopback address to a program behind 127.0.0.2 and the proxies of 127.0.4.0/24.
    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(
        string path, string peer, string host =
            "portal.example.go.jp", string origin = Origin, IEnumerable<(string, string)>? headers = null, IEnumerable<string>? settings = null,
        string listen = "127.0.0.1", Action<HttpResponseMessage>? answer = null)
    {
        using var folder = new Folder();
        var port = FreePort.Take();
        var said = (HttpStatusCode.Unused, "");
        string[] args = [
            "--Data=" + folder.Path, $"--Listen=http://{listen}:{port}", "--PublicOrigin=" + origin, $"--Proxy:Trusted={Proxy}, 127.0.4.0/24",
            .. settings ?? []];
        var (code, errors) = await SmallProgram.RunAsync(args, async _ =>
        {
            using var client = new HttpClient(From(peer));
            using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}{path}");
            request.Headers.Host = host;
            foreach (var (name, value) in headers ?? []) request.Headers.TryAddWithoutValidation(name, value);
            using var got = await client.SendAsync(request, TestContext.Current.CancellationToken);
            answer?.Invoke(got);
            said = (got.StatusCode, await got.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }, Reach.Network, isPublic: true);
        Assert.True(code == 0, errors);
        return said;
    }

    private static SocketsHttpHandler From(string address) => new()
    {
        ConnectCallback = async (context, ct) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(context.DnsEndPoint, ct);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };
}
