using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Akashi.Hosting;
using Akashi.Trust;

namespace Akashi.Cli.Verify;

/// <summary>Fetches what the system publishes, for verifying without network; nothing is believed before the folder is opened.</summary>
internal static class FetchTrust
{
    private const int LargestAnswer = 32 * 1024 * 1024;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(string folder, string service, string verifier, string root, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        if (VerifyOptions.OriginOf(service) is not { } from || VerifyOptions.OriginOf(verifier) is not { } named) return await CommandLine.RefuseAsync(errors);
        try
        {
            using var http = new HttpClient(LoopbackNames.Handler()) { Timeout = LongestWait, MaxResponseContentBufferSize = LargestAnswer };
            var count = await FetchAsync(http, folder, from, named, root, errors, ct);
            await output.WriteLineAsync($"{count} status lists in \"{folder}\"");
            return ExitCode.Good;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException or JsonException or CryptographicException or KeyNotFoundException or OperationCanceledException)
        {
            await errors.WriteLineAsync($"akashi: {service} could not be fetched into \"{folder}\": {e.Message}");
            return ExitCode.CannotCheck;
        }
    }

    private static async Task<int> FetchAsync(HttpClient http, string folder, Uri service, Uri verifier, string root, TextWriter errors, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var issuer = service.GetLeftPart(UriPartial.Authority);
        var earlier = await EarlierTrust.ReadAsync(folder, issuer);
        var certificates = earlier.With(Encoding.ASCII.GetString(await http.GetByteArrayAsync(new Uri(service, "/trust/certificates"), ct)));
        var trust = await TrustListAsync(http, service, ct);
        var lists = await ListsAsync(http, service, ct);
        for (var i = 0; i < lists.Count; i++) await KeepAsync(folder, string.Create(CultureInfo.InvariantCulture, $"list-{i + 1}.cwt"), await http.GetByteArrayAsync(lists[i], ct));
        var revocation = certificates.Select(CrlClient.AddressIn).OfType<Uri>().Distinct().ToList();
        for (var i = 0; i < revocation.Count; i++) await KeepAsync(folder, string.Create(CultureInfo.InvariantCulture, $"revoked-{i + 1}.crl"), await http.GetByteArrayAsync(revocation[i], ct));
        await KeepAsync(folder, TrustFolder.RootFile, await File.ReadAllBytesAsync(root, ct));
        await KeepAsync(folder, TrustFolder.CertificatesFile, Encoding.ASCII.GetBytes(string.Join('\n', certificates.Select(c => c.ExportCertificatePem()))));
        if (trust is not null) await KeepTrustAsync(folder, issuer, trust, errors);
        var system = new FetchedSystem(issuer, verifier, TimeProvider.System.GetUtcNow());
        await KeepAsync(folder, TrustFolder.SystemFile, JsonSerializer.SerializeToUtf8Bytes(system));
        return lists.Count;
    }

    private static async Task KeepTrustAsync(string folder, string issuer, byte[] fetched, TextWriter errors)
    {
        var (takes, beside) = EarlierTrust.Choose(folder, issuer, fetched, TimeProvider.System.GetUtcNow());
        if (beside is not null) await KeepAsync(folder, FetchedTrust.OlderFiles.Replace("*", Convert.ToHexStringLower(SHA256.HashData(beside).AsSpan(0, 8)), StringComparison.Ordinal), beside);
        if (takes) await KeepAsync(folder, FetchedTrust.FileName, fetched);
        else await errors.WriteLineAsync($"akashi: the trust list of {issuer} is older than that in \"{folder}\", or does not hold; it was passed over.");
    }

    // It can make things worse only: one that is not published keeps nobody from fetching the rest, and an older one in the folder stays.
    private static async Task<byte[]?> TrustListAsync(HttpClient http, Uri service, CancellationToken ct)
    {
        using var answer = await http.GetAsync(new Uri(service, FetchedTrust.Address), ct);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync(ct);
    }

    // Of the service itself only: another's list would say nothing of this system.
    private static async Task<List<Uri>> ListsAsync(HttpClient http, Uri service, CancellationToken ct)
    {
        using var json = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri(service, "/status"), ct));
        return [.. json.RootElement.GetProperty("status_lists").EnumerateArray().Select(l => new Uri(service, l.GetString())).Where(l => Uri.Compare(l, service, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.Ordinal) == 0).Distinct()];
    }

    private static async Task KeepAsync(string folder, string name, byte[] bytes)
    {
        var partial = Path.Combine(folder, name + ".new");
        await File.WriteAllBytesAsync(partial, bytes);
        File.Move(partial, Path.Combine(folder, name), overwrite: true);
    }
}
