using System.Net.Http.Json;
using Akashi.Hosting;
using Akashi.Launcher.Stack;
using Microsoft.Playwright;

namespace Akashi.Browser.Tests;

/// <summary>All programs as separate processes, over TLS with a name each, and a Chromium that trusts their CA. Two run at once.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";

    // The same engine without a browser around it: half the work for a machine.
    internal const string HeadlessShell = "/usr/bin/chromium-headless-shell";

    // A machine with two cores runs all programs, the browser and other tests at once; what has not appeared by then never will.
    private const int PatienceMs = 180_000;

    // A person's browser gives each site a process; a walk needs one for all.
    private static readonly string[] OneProcess = ["--disable-site-isolation-trials", "--renderer-process-limit=1"];

    // The program that drives browsers; it ends with this one.
    internal static readonly Lazy<Task<IPlaywright>> Driver = new(Playwright.CreateAsync);

    private enum Kind
    {
        Usual,
        PublicPortal,
        PcSc,
    }

    private readonly string data = Directory.CreateTempSubdirectory("akashi-scene-").FullName;
    private readonly HttpClient http = new(LoopbackNames.Handler());
    private UnusedStack? unused;
    private DevelopmentStack stack = null!;
    private IBrowser browser = null!;
    private IBrowser? filmed;

    static Scene() => Assertions.SetDefaultExpectTimeout(PatienceMs);

    public DevelopmentStack Stack => stack;

    public static Task<Scene> OpenAsync(CancellationToken ct) => OpenAsync(Kind.Usual, ct);

    /// <summary>
    /// The same, but in the whole Chromium, which treats the portal as a site of the public web, as in production, so that its restrictions on loopback
    /// apply.
    /// </summary>
    public static Task<Scene> OpenPublicAsync(CancellationToken ct) => OpenAsync(Kind.PublicPortal, ct);

    /// <summary>The same, but the agent finds the card in the machine's readers, as on a holder's machine.</summary>
    public static Task<Scene> OpenWithPcScAsync(CancellationToken ct) => OpenAsync(Kind.PcSc, ct);

    private static async Task<Scene> OpenAsync(Kind kind, CancellationToken ct)
    {
        var scene = new Scene();
        try
        {
            await scene.StartAsync(kind, ct);
            return scene;
        }
        catch
        {
            await scene.DisposeAsync();
            throw;
        }
    }

    /// <summary>The browser of one person.</summary>
    /// <param name="setting">Its settings.</param>
    /// <param name="withoutPolicy">Whether it ignores the pages' Content-Security-Policy, to see what else would stop a script.</param>
    /// <param name="kept">What another browser had remembered; null for nothing.</param>
    /// <param name="device">What it says that it is (User-Agent); null for Chromium on a computer.</param>
    public Task<IPage> BrowserAsync(Setting setting, bool withoutPolicy = false, string? kept = null, string? device = null) =>
        PageAsync(browser, setting, withoutPolicy, kept, device);

    /// <summary>A browser whose camera sees a film, and may be used. There is one film in each scene.</summary>
    public async Task<IPage> FilmedBrowserAsync(string film, Setting setting)
    {
        filmed ??= await LaunchAsync(
            HeadlessShell,
            [.. OneProcess, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", $"--use-file-for-fake-video-capture={film}"]);
        return await PageAsync(filmed, setting, false, null, null);
    }

    private static async Task<IPage> PageAsync(IBrowser browser, Setting setting, bool withoutPolicy, string? kept, string? device)
    {
        var context = await browser.NewContextAsync(new()
        {
            JavaScriptEnabled = setting.Script,
            BypassCSP = withoutPolicy,
            ViewportSize = new() { Width = setting.Width, Height = 800 },
            Locale = setting.Language == "ja" ? "ja-JP" : "en-GB",
            TimezoneId = "Asia/Tokyo",
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = kept,
            UserAgent = device,
        });
        context.SetDefaultTimeout(PatienceMs);
        return await context.NewPageAsync();
    }

    /// <summary>Inserts a persona's card into the reader.</summary>
    public async Task PutCardAsync(string? persona)
    {
        using var answer = await http.PutAsJsonAsync(new Uri(stack.Settings.Sandbox, "/api/reader"), new { persona });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Moves the clock of all programs while an act runs, relative to the machine's.</summary>
    public async Task WithClockAsync(TimeSpan by, Func<Task> act)
    {
        await MoveClockAsync(by);
        try
        {
            await act();
        }
        finally
        {
            await MoveClockAsync(TimeSpan.Zero);
        }
    }

    private async Task MoveClockAsync(TimeSpan by)
    {
        using var answer = await http.PutAsJsonAsync(new Uri(stack.Settings.Sandbox, "/api/clock"), new { offset = by });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Takes the phone's service away while an act runs.</summary>
    public async Task WithoutPhonesServiceAsync(Func<Task> act)
    {
        await SwitchAsync(down: true);
        try
        {
            await act();
        }
        finally
        {
            await SwitchAsync(down: false);
        }
    }

    private async Task SwitchAsync(bool down)
    {
        using var answer = await http.PutAsJsonAsync(new Uri(stack.Settings.Identity, "/sandbox/switches"), new { down });
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.CloseAsync();
        if (filmed is not null) await filmed.CloseAsync();
        if (stack is not null) await stack.DisposeAsync();
        unused?.GiveBack();
        http.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private async Task StartAsync(Kind kind, CancellationToken ct)
    {
        unused = await UnusedStack.TakeAsync(ct);
        var settings = await unused.CopyAsync(Path.Combine(data, "stack"), ct);
        stack = await DevelopmentStack.StartAsync(settings with { AgentUsesPcSc = kind == Kind.PcSc }, ct);
        await TrustAsync(Path.Combine(stack.TrustFolder, "tls.pem"), ct);
        browser = await LaunchAsync(
            kind == Kind.PublicPortal ? Chromium : HeadlessShell,
            kind == Kind.PublicPortal
                ? [$"--ip-address-space-overrides=127.0.0.1:{stack.Settings.Service.Port}=public,[::1]:{stack.Settings.Service.Port}=public"]
                : OneProcess);
    }

    private async Task<IBrowser> LaunchAsync(string path, string[] more) => await (await Driver.Value).Chromium.LaunchAsync(new()
    {
        ExecutablePath = path,
        Timeout = PatienceMs,
        Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--no-first-run", "--lang=ja", .. more,
        ],
        Env = new Dictionary<string, string> { ["HOME"] = data },
    });

    // On Linux, Chromium reads its user's trusted CAs from an NSS database in the home folder.
    private async Task TrustAsync(string certificate, CancellationToken ct)
    {
        var store = Directory.CreateDirectory(Path.Combine(data, ".pki", "nssdb")).FullName;
        await Tool.MustRunAsync("certutil", "-N", "-d", "sql:" + store, "--empty-password").WaitAsync(ct);
        await Tool.MustRunAsync("certutil", "-A", "-d", "sql:" + store, "-n", "sandbox", "-t", "C,,", "-i", certificate).WaitAsync(ct);
    }
}
