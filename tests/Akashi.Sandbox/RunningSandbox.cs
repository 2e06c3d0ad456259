using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Akashi.Hosting;
using Akashi.Sandbox.CertificateAuthorities;
using Akashi.Sandbox.Personas;
using Akashi.Sandbox.Reader;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Sandbox.Tests;

/// <summary>The real program on a free port, with a separate data folder.</summary>
public sealed class RunningSandbox : IAsyncLifetime
{
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication app = null!;
    private Task<int> run = null!;

    public string Data { get; } = Directory.CreateTempSubdirectory("akashi-sandbox-").FullName;

    public HttpClient Http { get; private set; } = null!;

    public string Origin { get; private set; } = "";

    public int ReaderPort => app.Services.GetRequiredService<CardReader>().Port;

    internal Authorities Authorities => app.Services.GetRequiredService<Authorities>();

    internal Profiles Profiles => app.Services.GetRequiredService<Profiles>();

    public async ValueTask InitializeAsync()
    {
        SandboxKeys.PutAuthorities(Data);
        Origin = $"http://localhost:{FreePort.Take()}";
        Http = new HttpClient(LoopbackNames.Handler()) { BaseAddress = new Uri(Origin) };
        string[] args = [
            $"--Data={Data}", $"--Listen={Origin}", "--Reader:Port=0", "--Tls:Names=portal.localhost", $"--Clock={Path.Combine(Data, "clock")}",
            "--environment=Development"];
        run = AkashiHost.RunAsync(args, "sandbox", (builder, reader, host) =>
        {
            app = SandboxHost.Build(builder, reader, host);
            app.Lifetime.ApplicationStarted.Register(started.SetResult);
            return app;
        });
        if (await Task.WhenAny(run, started.Task) == run) throw new InvalidOperationException($"The Sandbox ended with {await run}.");
        var cards = app.Services.GetRequiredService<Cards>();
        SandboxKeys.PutCards(Data, cards.All.Select(p => p.Id));
        cards.MakeUsual();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        app.Lifetime.StopApplication();
        await run;
        Directory.Delete(Data, recursive: true);
    }

    public X509Certificate2 CardCertificate(string persona, string kind) =>
        X509CertificateLoader.LoadCertificateFromFile(Path.Combine(Data, "cards", persona, kind + ".crt.pem"));

    public X509Certificate2 Root(string authority) => X509CertificateLoader.LoadCertificateFromFile(Path.Combine(Data, "trust", authority + ".pem"));

    public static async Task<(int Exit, string Output)> OpensslAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("openssl", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
