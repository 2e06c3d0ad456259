using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text.Encodings.Web;
using System.Text.Json;
using Akashi.Hosting;

namespace Akashi.Launcher.Demo;

/// <summary>
/// Walks ①, acceptance, ③, ④, ②, acceptance, ⑤, ④ (old and new credential), suspension, ④, lifting, revocation, ④, and leaves the results in a
/// folder.
/// </summary>
internal sealed class DemoWalk(DemoAddresses addresses, string folder) : IDisposable
{
    /// <summary>Registration number of the demo's person, who marries.</summary>
    public const string Number = "D-0222333";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Dictionary<string, long> timings = [];
    private readonly DemoBrowser browser = new();
    private readonly StaffSteps staff = new(addresses);
    private readonly VerifierSteps verifier = new(addresses);

    /// <exception cref="DemoException">A step went wrong.</exception>
    public async Task RunAsync()
    {
        Directory.CreateDirectory(folder);
        var card = new CardSteps(addresses.Portal, addresses.Sandbox, browser);
        var holder = new HolderSteps(addresses, browser, card);
        var old = await RegisterAsync(card, holder);
        var current = await ChangeAsync(card, holder, old);
        await SuspendAndRevokeAsync(current);
        await StepAsync("trust", () => CopyTrustAsync(current));
        await WriteAsync("timings.json", JsonSerializer.SerializeToUtf8Bytes(timings, Indented));
    }

    public void Dispose()
    {
        browser.Dispose();
        staff.Dispose();
        verifier.Dispose();
    }

    // ①, acceptance, ③, ④; returns the credential's address.
    private async Task<string> RegisterAsync(CardSteps card, HolderSteps holder)
    {
        await StepAsync("sign-in", async () =>
        {
            await card.PutAsync("misaki");
            await card.SignInAsync();
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
        var url = await KeepCredentialAsync("credential", holder);
        await VerifyAsync("verification-valid", url, "valid", null, "Valid");
        return url;
    }

    // ②, acceptance, ⑤, ④; returns the address of the credential with the new facts.
    private async Task<string> ChangeAsync(CardSteps card, HolderSteps holder, string old)
    {
        var payment = new PaymentSteps(addresses, browser);
        await StepAsync("change-sign-in", async () =>
        {
            await browser.PressAsync(DemoWords.Get("SignOut"));
            await card.PutAsync("misaki-married");
            await card.SignInAsync();
        });
        await StepAsync("change", new ChangeSteps(addresses, browser, card).ApplyAsync);
        await StepAsync("change-acceptance", staff.AcceptAsync);
        await StepAsync("payment", payment.PayAsync);
        await StepAsync("receipt", async () => await WriteAsync("receipt.json", JsonSerializer.SerializeToUtf8Bytes(await payment.ReceiptAsync(), Indented)));
        await VerifyAsync("verification-replaced", old, "invalid", "replaced", "Replaced");
        var url = await KeepCredentialAsync("credential-new", holder);
        await VerifyAsync("verification-new", url, "valid", null, "Valid");
        return url;
    }

    private async Task SuspendAndRevokeAsync(string url)
    {
        await StepAsync("suspension", () => staff.ChangeAsync("Suspend", Number));
        await VerifyAsync("verification-suspended", url, "invalid", "suspended", "Suspended");
        await StepAsync("lifting", () => staff.ChangeAsync("Lift", Number));
        await VerifyAsync("verification-lifted", url, "valid", null, "Valid");
        await StepAsync("revocation", () => staff.ChangeAsync("Revoke", Number));
        await VerifyAsync("verification-revoked", url, "invalid", "revoked", "Revoked");
    }

    private async Task<string> KeepCredentialAsync(string name, HolderSteps holder)
    {
        var url = "";
        await StepAsync(name, async () =>
        {
            (var pdf, url) = await holder.GetCredentialAsync();
            await WriteAsync(name + ".pdf", pdf);
            await File.WriteAllTextAsync(Path.Combine(folder, name + "-url.txt"), url);
        });
        return url;
    }

    private Task VerifyAsync(string name, string url, string result, string? reason, string heading) =>
        StepAsync(name, async () => await WriteAsync(name + ".json", await verifier.MustSayAsync(url, result, reason, DemoWords.Get(heading))));

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
        foreach (var file in Directory.EnumerateFiles(addresses.TrustFolder, "*.pem"))
            File.Copy(file, Path.Combine(trust, Path.GetFileName(file)), overwrite: true);
        using var http = new HttpClient(LoopbackNames.Handler());
        var published = new X509Certificate2Collection();
        published.ImportFromPem(await http.GetStringAsync(new Uri(addresses.Portal, "/trust/certificates")));
        await File.WriteAllTextAsync(Path.Combine(trust, "issuer-signing.pem"), published.ExportCertificatePems() + "\n");
        await File.WriteAllTextAsync(Path.Combine(trust, "credential-signing.pem"), CredentialKey.Find(url, published).ExportCertificatePem() + "\n");
    }

    private Task WriteAsync(string name, byte[] bytes) => File.WriteAllBytesAsync(Path.Combine(folder, name), bytes);
}
