using System.Net;
using System.Net.Sockets;

namespace Akashi.Hosting.Tests;

/// <summary>Threats O12 and O13: where a program listens, and that nothing is sent unencrypted.</summary>
[Collection(SmallProgram.OneConsole)]
public class ListenTests
{
    [Fact]
    public async Task A_program_answers_at_each_of_its_endpoints()
    {
        using var folder = new Folder();
        var (one, two) = (FreePort.Take(), FreePort.Take());
        var (code, _) = await RunAsync(folder, $"http://localhost:{one}, http://127.0.0.2:{two}", async _ =>
        {
            using var client = new HttpClient();
            Assert.Equal("here", await client.GetStringAsync(new Uri($"http://localhost:{one}"), TestContext.Current.CancellationToken));
            Assert.Equal("here", await client.GetStringAsync(new Uri($"http://127.0.0.2:{two}"), TestContext.Current.CancellationToken));
        });
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task An_address_is_opened_and_no_other()
    {
        using var folder = new Folder();
        var port = FreePort.Take();
        await RunAsync(folder, $"http://127.0.0.2:{port}", async _ =>
        {
            using var client = new TcpClient();
            await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken).AsTask());
        });
    }

    [Theory]
    [InlineData("0.0.0.0", "127.0.0.3")]
    [InlineData("[::]", "127.0.0.3")]
    [InlineData("[::]", "::1")]
    public async Task All_addresses_are_opened_where_TLS_is_on(string all, string one)
    {
        using var folder = new Folder();
        var (port, pem) = (FreePort.Take(), folder.WriteCertificate("tls.pem"));
        var (code, errors) = await SmallProgram.RunAsync(
            ["--Data=" + folder.Path, $"--Listen=https://{all}:{port}", "--Tls:Certificate=" + pem, "--Tls:Key=" + pem],
            async _ =>
            {
                using var client = new TcpClient(IPAddress.Parse(one).AddressFamily);
                await client.ConnectAsync(IPAddress.Parse(one), port, TestContext.Current.CancellationToken);
            },
            Reach.Network);
        Assert.Equal((0, ""), (code, errors));
    }

    [Theory]
    [InlineData(
        "http://0.0.0.0:8080",
        "is plain http beyond this machine, where others could read and change what is sent; "
        + "make it https, or name the proxy that ends TLS in Proxy:Trusted")]
    [InlineData("http://localhost:1,http://[::]:2", "\"http://[::]:2\" is plain http beyond this machine")]
    [InlineData("http://192.0.2.1:8080", "is plain http beyond this machine")]
    [InlineData("https://portal.example.jp", "has a name; Listen takes an address of this machine")]
    [InlineData("http://localhost:1/path", "is not an origin")]
    [InlineData("http://user@localhost:1", "is not an origin")]
    [InlineData("http://localhost:1, http://LOCALHOST:1", "has localhost:1 twice")]
    [InlineData("ftp://localhost", "is not an origin")]
    [InlineData(" , ", "is missing")]
    public void An_unsafe_endpoint_is_refused_with_the_reason(string listen, string problem)
    {
        var reader = new SettingsReader(SettingsSource.Given(new Dictionary<string, string> { ["Listen"] = listen }));
        ListenSettings.Read(reader, Reach.Network);
        Assert.Contains(problem, Assert.Throws<SettingsException>(reader.ThrowIfFaulty).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proxy_that_is_named_may_be_met_by_plain_http()
    {
        var reader = new SettingsReader(
            SettingsSource.Given(new Dictionary<string, string> { ["Listen"] = "http://10.0.3.7:8080", ["Proxy:Trusted"] = "10.0.3.4" }));
        Assert.Equal([new Uri("http://10.0.3.7:8080")], ListenSettings.Read(reader, Reach.Network));
        reader.ThrowIfFaulty();
    }

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("https://[::]:8443")]
    [InlineData("https://192.0.2.1")]
    public void A_program_for_one_machine_is_never_opened_to_others(string listen)
    {
        var reader = new SettingsReader(SettingsSource.Given(new Dictionary<string, string> { ["Listen"] = listen, ["Proxy:Trusted"] = "10.0.3.4" }));
        ListenSettings.Read(reader, Reach.ThisMachine);
        Assert.Contains(
            "is not loopback; this program is for this machine only", Assert.Throws<SettingsException>(reader.ThrowIfFaulty).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_not_of_this_machine_is_told_in_words()
    {
        using var folder = new Folder();
        var pem = folder.WriteCertificate("tls.pem");
        var (code, errors) = await SmallProgram.RunAsync(
            ["--Data=" + folder.Path, "--Listen=https://192.0.2.1:8443", "--Tls:Certificate=" + pem, "--Tls:Key=" + pem], reach: Reach.Network);
        Assert.Equal(AkashiHost.PortInUse, code);
        Assert.Equal("akashi test: https://192.0.2.1:8443/ cannot be opened: this machine has no such address. Choose another with --Listen.\n", errors);
    }

    private static Task<(int Code, string Errors)> RunAsync(Folder folder, string listen, Func<HostSettings, Task> act) =>
        SmallProgram.RunAsync(["--Data=" + folder.Path, "--Listen=" + listen], act);
}
