using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Akashi.Hosting;

namespace Akashi.Launcher.Demo;

/// <summary>Walks ①, acceptance, ③, ④, suspension, ④, lifting, revocation, ④, and leaves what they produce in a folder.</summary>
internal sealed class DemoWalk(DemoAddresses addresses, string folder)
{
    private const string Number = "D-0123456";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly Dictionary<string, long> timings = [];

    /// <exception cref="DemoException">A step did not do what it should.</exception>
    public async Task RunAsync()
    {
        Directory.CreateDirectory(folder);
        using var holder = new HolderSteps(addresses);
        using var staff = new StaffSteps(addresses);
        using var verifier = new VerifierSteps(addresses);
        await StepAsync("sign-in", async () =>
        {
            await holder.PutCardAsync("hanako");
            await holder.SignInAsync();
        });
        await StepAsync("application", holder.ApplyAsync);
        await StepAsync("application-files", async () =>
        {
            var (document, signature) = await holder.SignedAsync();
            await WriteAsync("application.json", document);
            await WriteAsync("application.p7s", signature);
        });
        await StepAsync("staff-sign-in", staff.EnterAsync);
        await StepAsync("acceptance", staff.AcceptAsync);
        var url = "";
        await StepAsync("credential", async () =>
        {
            (var pdf, url) = await holder.GetCredentialAsync();
            await WriteAsync("credential.pdf", pdf);
            await File.WriteAllTextAsync(Path.Combine(folder, "credential-url.txt"), url);
        });
        await StepAsync("verification-valid", async () =>
            await WriteAsync("verification-valid.json", await verifier.MustSayAsync(url, "valid", null, DemoWords.Get("Valid"))));
        await StepAsync("suspension", () => staff.ChangeAsync("Suspend", Number));
        await StepAsync("verification-suspended", async () =>
            await WriteAsync("verification-suspended.json", await verifier.MustSayAsync(url, "invalid", "suspended", DemoWords.Get("Suspended"))));
        await StepAsync("lifting", () => staff.ChangeAsync("Lift", Number));
        await StepAsync("verification-lifted", () => verifier.MustSayAsync(url, "valid", null, DemoWords.Get("Valid")));
        await StepAsync("revocation", () => staff.ChangeAsync("Revoke", Number));
        await StepAsync("verification-revoked", async () =>
            await WriteAsync("verification-revoked.json", await verifier.MustSayAsync(url, "invalid", "revoked", DemoWords.Get("Revoked"))));
        await StepAsync("trust", () => CopyTrustAsync(url));
        await File.WriteAllTextAsync(Path.Combine(folder, "timings.json"), JsonSerializer.Serialize(timings, Indented));
    }

    private async Task StepAsync(string name, Func<Task> step)
    {
        var time = Stopwatch.StartNew();
        try
        {
            await step();
        }
        catch (Exception e) when (e is DemoException or HttpRequestException or TaskCanceledException or JsonException)
        {
            throw new DemoException($"{name}: {e.Message}");
        }
        timings[name] = time.ElapsedMilliseconds;
        Console.WriteLine($"{name,-24} {time.ElapsedMilliseconds,6} ms");
    }

    private async Task CopyTrustAsync(string url)
    {
        var trust = Directory.CreateDirectory(Path.Combine(folder, "trust")).FullName;
        foreach (var file in Directory.EnumerateFiles(addresses.TrustFolder, "*.pem")) File.Copy(file, Path.Combine(trust, Path.GetFileName(file)), overwrite: true);
        using var http = new HttpClient(LoopbackNames.Handler());
        var published = new X509Certificate2Collection();
        published.ImportFromPem(await http.GetStringAsync(new Uri(addresses.Portal, "/trust/certificates")));
        await File.WriteAllTextAsync(Path.Combine(trust, "issuer-signing.pem"), published.ExportCertificatePems());
        await File.WriteAllTextAsync(Path.Combine(trust, "credential-signing.pem"), CredentialKey.Find(url, published).ExportCertificatePem());
    }

    private Task WriteAsync(string name, byte[] bytes) => File.WriteAllBytesAsync(Path.Combine(folder, name), bytes);
}
