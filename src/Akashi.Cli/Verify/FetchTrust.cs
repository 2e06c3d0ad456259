using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Akashi.Credentials.Status;
using Akashi.Hosting;
using Akashi.Trust;

namespace Akashi.Cli.Verify;

/// <summary>Fetches what the system publishes, for verifying without a network. Nothing is trusted before the folder is opened.</summary>
/// <param name="folder">The folder to fill.</param>
/// <param name="root">File with the root certificate that was handed over.</param>
/// <param name="output">Where results are written.</param>
/// <param name="errors">Where mistakes are written.</param>
/// <param name="clock">The time.</param>
internal sealed class FetchTrust(string folder, string root, TextWriter output, TextWriter errors, TimeProvider clock)
{
    private const int LargestAnswer = 32 * 1024 * 1024;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public async Task<int> RunAsync(string service, string verifier, CancellationToken ct)
    {
        if (VerifyOptions.OriginOf(service) is not { } from || VerifyOptions.OriginOf(verifier) is not { } named) return await CommandLine.RefuseAsync(errors);
        try
        {
            using var http = new HttpClient(LoopbackNames.Handler()) { Timeout = LongestWait, MaxResponseContentBufferSize = LargestAnswer };
            var count = await FetchAsync(http, from, named, ct);
            await output.WriteLineAsync($"{count} status lists in \"{folder}\"");
            return ExitCode.Good;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException or JsonException or CryptographicException
            or KeyNotFoundException or OperationCanceledException)
        {
            await errors.WriteLineAsync($"akashi: {service} could not be fetched into \"{folder}\": {e.Message}");
            return ExitCode.CannotCheck;
        }
    }

    private async Task<int> FetchAsync(HttpClient http, Uri service, Uri verifier, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var issuer = service.GetLeftPart(UriPartial.Authority);
        var earlier = await EarlierTrust.ReadAsync(folder, issuer);
        var certificates = earlier.With(Encoding.ASCII.GetString(await http.GetByteArrayAsync(new Uri(service, "/trust/certificates"), ct)));
        var trust = await TrustListAsync(http, service, ct);
        var lists = await ListsAsync(http, service, ct);
        for (var i = 0; i < lists.Count; i++)
            await KeepStatusAsync(lists[i], string.Create(CultureInfo.InvariantCulture, $"list-{i + 1}.cwt"), await http.GetByteArrayAsync(lists[i], ct));
        var revocation = new List<byte[]>();
        foreach (var address in certificates.Select(CrlClient.AddressIn).OfType<Uri>().Distinct()) revocation.Add(await http.GetByteArrayAsync(address, ct));
        await KeepAsync(TrustFolder.RootFile, await File.ReadAllBytesAsync(root, ct));
        await KeepAsync(TrustFolder.CertificatesFile, Encoding.ASCII.GetBytes(string.Join('\n', certificates.Select(c => c.ExportCertificatePem()))));
        await KeepRevocationAsync(revocation);
        if (trust is not null) await KeepTrustAsync(issuer, trust);
        var system = new FetchedSystem(issuer, verifier, clock.GetUtcNow());
        await KeepAsync(TrustFolder.SystemFile, JsonSerializer.SerializeToUtf8Bytes(system));
        return lists.Count;
    }

    private async Task KeepStatusAsync(Uri address, string name, byte[] fetched)
    {
        if (!StatusList.TryRead(fetched, out var list, out _) || !Clocks.IsAhead(list!.IssuedAt, clock.GetUtcNow())) await KeepAsync(name, fetched);
        else await errors.WriteLineAsync($"akashi: the status list {address} is from the future ({list.IssuedAt:O}); it was skipped.");
    }

    // No fetch undoes a revocation: if only one list calls a key revoked, it stays beside the new ones.
    private async Task KeepRevocationAsync(List<byte[]> fetched)
    {
        var now = clock.GetUtcNow();
        var before = EarlierTrust.RevokedByLists(folder, now);
        var replaced = new List<byte[]>();
        for (var i = 0; i < fetched.Count; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"revoked-{i + 1}.crl");
            if (Path.Combine(folder, name) is var file && File.Exists(file)) replaced.Add(await File.ReadAllBytesAsync(file));
            await KeepAsync(name, fetched[i]);
        }
        if (before.IsSubsetOf(EarlierTrust.RevokedByLists(folder, now))) return;
        foreach (var list in replaced) await KeepAsync(NameOf("revoked-before-*.crl", list), list);
    }

    private async Task KeepTrustAsync(string issuer, byte[] fetched)
    {
        var (takes, beside) = EarlierTrust.Choose(folder, issuer, fetched, clock.GetUtcNow());
        if (beside is not null) await KeepAsync(NameOf(FetchedTrust.OlderFiles, beside), beside);
        if (takes) await KeepAsync(FetchedTrust.FileName, fetched);
        else await errors.WriteLineAsync(
            $"akashi: the trust list of {issuer} is older than that in \"{folder}\", from the future, or does not hold; it was skipped.");
    }

    private static string NameOf(string pattern, byte[] content) =>
        pattern.Replace("*", Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8)), StringComparison.Ordinal);

    // A trust list can only make a verdict worse. So if none is published, the rest is fetched all the same, and an older one in the folder stays.
    private static async Task<byte[]?> TrustListAsync(HttpClient http, Uri service, CancellationToken ct)
    {
        using var answer = await http.GetAsync(new Uri(service, FetchedTrust.Address), ct);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync(ct);
    }

    // Only lists of the service itself: another's would say nothing about this system.
    private static async Task<List<Uri>> ListsAsync(HttpClient http, Uri service, CancellationToken ct)
    {
        using var json = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri(service, "/status"), ct));
        return [
            .. json.RootElement.GetProperty("status_lists")
                .EnumerateArray()
                .Select(l => new Uri(service, l.GetString()))
                .Where(l => Uri.Compare(l, service, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.Ordinal) == 0)
                .Distinct()];
    }

    private async Task KeepAsync(string name, byte[] bytes)
    {
        var partial = Path.Combine(folder, name + ".new");
        await File.WriteAllBytesAsync(partial, bytes);
        File.Move(partial, Path.Combine(folder, name), overwrite: true);
    }
}
