using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Hosting;
using Akashi.Verification;
using Akashi.Verification.Offline;

namespace Akashi.Cli.Verify;

/// <summary>Fetches what the system publishes, for verifying without a network. What does not lead to the root is not kept.</summary>
/// <param name="folder">The folder to fill.</param>
/// <param name="root">File with the root certificates that were handed over.</param>
/// <param name="output">Where results are written.</param>
/// <param name="errors">Where mistakes are written.</param>
/// <param name="clock">The time.</param>
internal sealed class FetchTrust(string folder, string root, TextWriter output, TextWriter errors, TimeProvider clock) : IKnowledgeNotices
{
    private string why = "";

    public async Task<int> RunAsync(string service, string verifier, CancellationToken ct)
    {
        if (VerifyOptions.OriginOf(service) is not { } from || VerifyOptions.OriginOf(verifier) is not { } named) return await CommandLine.RefuseAsync(errors);
        try
        {
            var roots = new X509Certificate2Collection();
            roots.ImportFromPemFile(root);
            var settings = new SystemSettings { Service = from, Verifier = named, Roots = roots, Folder = folder };
            using var http = new HttpClient(LoopbackNames.Handler());
            var (fault, known) = await new TrustFetch(settings, http, clock, this).RunAsync(ct);
            return fault == TrustFetchFault.None ? await TellAsync(known) : await FailAsync(service, fault);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return await CommandLine.FailAsync(errors, ExitCode.CannotCheck, $"{service} could not be fetched into \"{folder}\": {e.Message}");
        }
    }

    public void NotFetched(string what, string cause) => why = $"{what} ({cause})";

    public void NotBelieved(string kind, string uri) =>
        errors.WriteLine($"akashi: the {kind} list {uri} does not hold, is from the future, past its end or older than one seen before; it was skipped.");

    public void Older(string kind, string uri) => errors.WriteLine($"akashi: the {kind} list {uri} is older than that in \"{folder}\"; it was skipped.");

    private async Task<int> TellAsync(Knowledge known)
    {
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{known.StatusListCount} status lists and {known.KeyCount} keys in \"{folder}\" as of {known.KeysAsOf:O}, for use until {known.OfflineEndsAt:O}"));
        return ExitCode.Good;
    }

    private Task<int> FailAsync(string service, TrustFetchFault fault) => CommandLine.FailAsync(errors, ExitCode.CannotCheck, fault switch
    {
        TrustFetchFault.NotReached => $"{service} could not be fetched: {why}. Nothing was kept.",
        TrustFetchFault.ClockBehind =>
            $"the trust list of {service} is from the future: the clock of this machine is behind, or that of the service is ahead. Nothing was kept.",
        _ => $"no key of {service} leads to the root in \"{root}\": it is another system's root, or one that was replaced. "
            + "Get the present one from the issuer, through another channel. Nothing was kept.",
    });
}
