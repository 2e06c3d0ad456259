using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;

namespace Akashi.Service.Tests.Proxied;

/// <summary>Debian's HAProxy as a process.</summary>
internal sealed class Haproxy : IAsyncDisposable
{
    private const string Program = "/usr/sbin/haproxy";
    private readonly Process process;
    private readonly ConcurrentQueue<string> said = new();

    private Haproxy(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Its log and what else it said.</summary>
    public IReadOnlyList<string> Said => [.. said];

    /// <summary>Starts it with deploy/haproxy.cfg as it stands, but for ports, folders and the portal's name, and waits until it listens.</summary>
    /// <param name="folder">For its configuration and certificate.</param>
    /// <param name="pem">Certificate and key.</param>
    /// <param name="tls">Port under TLS.</param>
    /// <param name="plain">Port without.</param>
    /// <param name="service">Where the Service listens.</param>
    /// <param name="verifier">Where the Verifier listens.</param>
    public static async Task<Haproxy> StartAsync(string folder, string pem, int tls, int plain, Uri service, Uri verifier)
    {
        var certificates = Directory.CreateDirectory(Path.Combine(folder, "certs")).FullName;
        await File.WriteAllTextAsync(Path.Combine(certificates, "portal.pem"), pem);
        return await RunAsync(Path.Combine(folder, "haproxy.cfg"), Substituted(certificates, tls, plain, service, verifier), tls);
    }

    /// <summary>Starts one without TLS that takes nothing away: it adds the address it sees behind those that it is told, as many proxies do.</summary>
    /// <param name="folder">For its configuration.</param>
    /// <param name="port">Where it listens.</param>
    /// <param name="service">Where it hands on to.</param>
    public static Task<Haproxy> StartAddingAsync(string folder, int port, Uri service) => RunAsync(
        Path.Combine(folder, "adding.cfg"),
        $"""
        defaults
        	mode http
        	timeout connect 60s
        	timeout client 60s
        	timeout server 60s
        listen adding
        	bind 127.0.0.1:{port}
        	option forwardfor
        	server service1 127.0.0.1:{service.Port}

        """,
        port);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<Haproxy> RunAsync(string file, string configuration, int port)
    {
        await File.WriteAllTextAsync(file, configuration);
        var started = new Haproxy(Process.Start(new ProcessStartInfo(Program, ["-db", "-f", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!);
        await Wait.UntilAsync(async () =>
        {
            Assert.False(started.process.HasExited, string.Join('\n', started.said));
            return await IsOpenAsync(port, TestContext.Current.CancellationToken);
        }, "HAProxy listens");
        return started;
    }

    private static string Substituted(string certificates, int tls, int plain, Uri service, Uri verifier)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Akashi.slnx"))) root = Path.GetDirectoryName(root)!;
        var text = File.ReadAllText(Path.Combine(root, "deploy", "haproxy.cfg"));
        (string, string)[] places =
        [
            ("[::]:80 v4v6", $"127.0.0.1:{plain}"), ("[::]:443 v4v6", $"127.0.0.1:{tls}"), ("/etc/haproxy/certs/", certificates), ("log /dev/log local0", "log stdout format raw local0"),
            ("127.0.0.1:8080", $"127.0.0.1:{service.Port}"), ("127.0.0.1:8081", $"127.0.0.1:{verifier.Port}"), ("portal.example.go.jp", ProxiedWorld.Portal),
        ];
        foreach (var (place, by) in places)
        {
            Assert.Contains(place, text, StringComparison.Ordinal);
            text = text.Replace(place, by, StringComparison.Ordinal);
        }
        // Who is not root cannot become another user.
        return Environment.IsPrivilegedProcess ? text : string.Join('\n', text.Split('\n').Where(l => l.Trim() is not ("chroot /var/lib/haproxy" or "user haproxy" or "group haproxy")));
    }

    private static async Task<bool> IsOpenAsync(int port, CancellationToken ct)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, ct);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (line is not null) said.Enqueue(line);
    }
}
