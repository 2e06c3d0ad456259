using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;

namespace Akashi.Service.Tests.Proxied;

/// <summary>Debian's HAProxy, run as a process.</summary>
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

    /// <summary>Its output, including its log.</summary>
    public IReadOnlyList<string> Said => [.. said];

    /// <summary>
    /// Starts it with deploy/haproxy.cfg, in which only ports, folders and the portal's name are replaced, and waits until it listens.
    /// </summary>
    /// <param name="folder">Folder for its configuration and certificate.</param>
    /// <param name="pem">Certificate and key.</param>
    /// <param name="tls">Port with TLS.</param>
    /// <param name="plain">Port without TLS.</param>
    /// <param name="service">Where the Service listens.</param>
    /// <param name="verifier">Where the Verifier listens.</param>
    public static async Task<Haproxy> StartAsync(string folder, string pem, int tls, int plain, Uri service, Uri verifier)
    {
        var certificates = Directory.CreateDirectory(Path.Combine(folder, "certs")).FullName;
        await File.WriteAllTextAsync(Path.Combine(certificates, "portal.pem"), pem);
        return await RunAsync(Path.Combine(folder, "haproxy.cfg"), Substituted(certificates, tls, plain, service, verifier), tls);
    }

    /// <summary>Starts one without TLS that, like many proxies, keeps the client addresses it is told and appends the one it sees.</summary>
    /// <param name="folder">Folder for its configuration.</param>
    /// <param name="port">Port on which it listens.</param>
    /// <param name="service">Where it forwards requests to.</param>
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
        var start = new ProcessStartInfo(Program, ["-db", "-f", file]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var started = new Haproxy(Process.Start(start)!);
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
            ("[::]:80 v4v6", $"127.0.0.1:{plain}"), ("[::]:443 v4v6", $"127.0.0.1:{tls}"),
            ("/etc/haproxy/certs/", certificates), ("log /dev/log local0", "log stdout format raw local0"),
            ("127.0.0.1:8080", $"127.0.0.1:{service.Port}"), ("127.0.0.1:8081", $"127.0.0.1:{verifier.Port}"), ("portal.example.go.jp", ProxiedWorld.Portal),
        ];
        foreach (var (place, by) in places)
        {
            Assert.Contains(place, text, StringComparison.Ordinal);
            text = text.Replace(place, by, StringComparison.Ordinal);
        }
        // Only root can become another user.
        if (Environment.IsPrivilegedProcess) return text;
        var lines = text.Split('\n').Where(l => l.Trim() is not ("chroot /var/lib/haproxy" or "user haproxy" or "group haproxy"));
        return string.Join('\n', lines);
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
