using System.Net.Security;
using System.Net.Sockets;

namespace Akashi.Hosting.Tests;

/// <summary>Threats O13 and O14: our own TLS, as seen by OpenSSL and a .NET client.</summary>
[Collection(SmallProgram.OneConsole)]
public sealed class ServerCertificateTests : IDisposable
{
    private readonly Folder folder = new();
    private readonly TlsAuthority authority = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Intermediates_are_sent_so_that_a_client_with_only_the_root_can_check(bool ownFile)
    {
        var (certificate, key) = authority.Issue("portal.example.go.jp");
        string[] chain = ownFile ? ["--Tls:Chain=" + folder.Write("chain.pem", authority.Intermediate)] : [];
        var root = folder.Write("root.pem", authority.Root);
        await RunAsync(folder.Write("tls.pem", certificate + (ownFile ? "" : authority.Intermediate)), folder.Write("tls.key", key), chain, async port =>
        {
            var connect = $"openssl s_client -connect 127.0.0.1:{port} -servername portal.example.go.jp -CAfile {root} -verify_return_error -showcerts";
            var said = await Tool.MustRunAsync("sh", "-c", connect + " </dev/null 2>/dev/null");
            Assert.Equal(2, said.Split("-----BEGIN CERTIFICATE-----").Length - 1);
            Assert.Contains("Verify return code: 0 (ok)", said, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("-tls1_3", true)]
    [InlineData("-tls1_2", true)]
    [InlineData("-tls1_1", false)]
    [InlineData("-tls1", false)]
    public async Task Broken_versions_are_not_offered(string version, bool spoken)
    {
        var (certificate, key) = authority.Issue("portal.example.go.jp");
        await RunAsync(folder.Write("tls.pem", certificate), folder.Write("tls.key", key), [], async port =>
        {
            // OpenSSL's lowest security level, so that our program is the one that refuses.
            var (exit, said) = await Tool.RunAsync("sh", "-c", $"openssl s_client -connect 127.0.0.1:{port} {version} -cipher ALL:@SECLEVEL=0 </dev/null 2>&1");
            Assert.True(spoken == (exit == 0), said);
            if (!spoken) Assert.Contains("alert protocol version", said, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Browsers_are_offered_HTTP_2()
    {
        var (certificate, key) = authority.Issue("portal.example.go.jp");
        await RunAsync(folder.Write("tls.pem", certificate), folder.Write("tls.key", key), [], async port =>
            Assert.Contains(
                "ALPN protocol: h2",
                await Tool.MustRunAsync("sh", "-c", $"openssl s_client -connect 127.0.0.1:{port} -alpn h2,http/1.1 </dev/null 2>/dev/null"),
                StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_renewed_certificate_is_shown_without_another_start_and_a_broken_one_never()
    {
        var (certificate, key) = authority.Issue("first");
        var (pem, keyFile) = (folder.Write("tls.pem", certificate + authority.Intermediate), folder.Write("tls.key", key));
        await RunAsync(pem, keyFile, [], async port =>
        {
            Assert.Equal("CN=first", await SubjectAsync(port));
            File.WriteAllText(pem, "broken");
            var (second, secondKey) = authority.Issue("second");
            // A good certificate that follows is taken only after the broken one was examined, or in its place.
            File.WriteAllText(keyFile, secondKey);
            Assert.Equal("CN=first", await SubjectAsync(port));
            File.WriteAllText(pem, second + authority.Intermediate);
            await Wait.UntilAsync(async () => await SubjectAsync(port) == "CN=second");
            // As CA clients do it: a link to another file.
            var (third, thirdKey) = authority.Issue("third");
            folder.Write("third.pem", third + thirdKey + authority.Intermediate);
            foreach (var file in new[] { pem, keyFile })
            {
                File.CreateSymbolicLink(file + ".new", folder.File("third.pem"));
                File.Move(file + ".new", file, overwrite: true);
            }
            await Wait.UntilAsync(async () => await SubjectAsync(port) == "CN=third");
        });
    }

    [Fact]
    public void What_cannot_be_taken_is_told_once_and_what_was_taken_before_stays()
    {
        var (certificate, key) = authority.Issue("first");
        var (pem, keyFile) = (folder.Write("tls.pem", certificate), folder.Write("tls.key", key));
        var taken = Read(pem, keyFile).Certificate!;
        File.WriteAllText(pem, authority.Issue("second").Certificate);
        // A file that has just changed may be half of a pair.
        Assert.Equal((false, null), Renew(taken));
        var (renewed, fault) = Renew(taken);
        Assert.False(renewed);
        Assert.Contains("is not that of the first certificate", fault, StringComparison.Ordinal);
        Assert.Equal((false, null), Renew(taken));
        Assert.Equal("CN=first", taken.Current.ServerCertificateContext!.TargetCertificate.Subject);
        File.Delete(pem);
        Assert.Equal((false, null), Renew(taken));
        Assert.Contains("tls.pem", Renew(taken).Fault, StringComparison.Ordinal);
        File.WriteAllText(pem, certificate);
        Assert.Equal((false, null), Renew(taken));
        Assert.Equal((true, null), Renew(taken));
    }

    [Fact]
    public void A_key_of_another_certificate_stops_the_start()
    {
        var (pem, key) = (folder.Write("tls.pem", authority.Issue("one").Certificate), folder.Write("tls.key", authority.Issue("two").Key));
        Assert.Equal($"Tls:Certificate: the key in \"{key}\" is not that of the first certificate in \"{pem}\"", Read(pem, key).Fault);
    }

    [Fact]
    public void A_chain_of_somebody_else_stops_the_start()
    {
        var (certificate, key) = authority.Issue("one");
        var other = folder.Write("other.pem", new TlsAuthority("Other").Intermediate);
        Assert.Equal(
            "Tls:Certificate: \"CN=Other intermediate\" is not on the way from \"CN=one\" to its root",
            Read(folder.Write("tls.pem", certificate), folder.Write("tls.key", key), other).Fault);
    }

    [Theory]
    [InlineData("", "holds no certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "cannot be read as PEM")]
    public void A_file_without_a_certificate_stops_the_start(string text, string problem) =>
        Assert.Contains(problem, Read(folder.Write("tls.pem", text), folder.Write("tls.key", authority.Issue("one").Key)).Fault, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://localhost:1", "Tls:Certificate: is set, but no endpoint of Listen is https", "Tls:Certificate", "Tls:Key")]
    [InlineData("https://localhost:1", "Tls:Key: is missing", "Tls:Certificate")]
    [InlineData("http://localhost:1", "Tls:Key: counts only together with Tls:Certificate, which is not set", "Tls:Key")]
    public void Half_of_what_TLS_needs_stops_the_start(string listen, string fault, params string[] set)
    {
        var (certificate, key) = authority.Issue("one");
        var pem = folder.Write("tls.pem", certificate + key);
        var reader = new SettingsReader(SettingsSource.Given(set.ToDictionary(k => k, _ => pem)));
        ServerCertificate.Read(reader, [new Uri(listen)]);
        Assert.Equal([fault], Assert.Throws<SettingsException>(reader.ThrowIfFaulty).Faults);
    }

    private static (ServerCertificate? Certificate, string? Fault) Read(string pem, string key, string? chain = null)
    {
        var values = new Dictionary<string, string> { ["Tls:Certificate"] = pem, ["Tls:Key"] = key };
        if (chain is not null) values["Tls:Chain"] = chain;
        var reader = new SettingsReader(SettingsSource.Given(values));
        var certificate = ServerCertificate.Read(reader, [new Uri("https://localhost:1")]);
        return (certificate, (Record.Exception(reader.ThrowIfFaulty) as SettingsException)?.Faults.Single());
    }

    private static (bool Renewed, string? Fault) Renew(ServerCertificate certificate)
    {
        var renewed = certificate.TryRenew(out var fault);
        return (renewed, fault);
    }

    private async Task RunAsync(string pem, string key, string[] more, Func<int, Task> act)
    {
        var port = FreePort.Take();
        var (code, errors) = await SmallProgram.RunAsync(
            ["--Data=" + folder.Path, "--Listen=https://localhost:" + port, "--Tls:Certificate=" + pem, "--Tls:Key=" + key, .. more], _ => act(port));
        Assert.True(code == 0, errors);
    }

    private static async Task<string> SubjectAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken);
        var subject = "";
        await using var tls = new SslStream(client.GetStream(), false, (_, c, _, _) => (subject = c!.Subject).Length > 0);
        await tls.AuthenticateAsClientAsync("portal.example.go.jp");
        return subject;
    }
}
