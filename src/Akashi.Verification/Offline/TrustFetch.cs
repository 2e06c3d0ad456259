using System.Text;
using System.Text.Json;
using Akashi.Verification.Kept;

namespace Akashi.Verification.Offline;

/// <summary>Why a folder was not filled.</summary>
public enum TrustFetchFault
{
    /// <summary>It was.</summary>
    None,

    /// <summary>The trust list, or a status list, could not be fetched.</summary>
    NotReached,

    /// <summary>No trust list is believed, or none of its keys that may sign credentials leads to a root: the root may be another one's, or replaced.</summary>
    NoKey,

    /// <summary>The trust list is from the future: the clock of this machine is wrong.</summary>
    ClockBehind,
}

/// <summary>
/// Fills a folder for verifying without a network: fetches, checks and keeps, all or nothing. What the folder called revoked stays revoked, and an older
/// list replaces no newer one.
/// </summary>
/// <param name="settings">The system, and the folder.</param>
/// <param name="http">A client without cookies and redirects.</param>
/// <param name="clock">The time.</param>
/// <param name="notices">Is told what was not taken.</param>
public sealed class TrustFetch(SystemSettings settings, HttpClient http, TimeProvider clock, IKnowledgeNotices notices)
{
    /// <summary>Fetches everything. On a fault the folder stays as it was.</summary>
    /// <param name="ct">Cancels the fetch.</param>
    /// <returns>The fault, and what is known now.</returns>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public async Task<(TrustFetchFault Fault, Knowledge Known)> RunAsync(CancellationToken ct)
    {
        var folder = new FolderFiles(settings.Folder);
        // What another system's folder knew says nothing about this one.
        var before = FolderSystem.Read(folder);
        var staged = new StagedFiles(folder, isNew: before?.Issuer != settings.Issuer);
        var keeper = new KnowledgeKeeper(settings, http, clock, notices, staged);
        keeper.Restore();
        var complete = await keeper.RefreshAsync(ct).ConfigureAwait(false);
        var fault = FaultOf(keeper.Current, complete);
        if (fault != TrustFetchFault.None) return (fault, keeper.Current);
        staged.Write(FolderSystem.RootFile, Encoding.ASCII.GetBytes(settings.Roots.ExportCertificatePems() + "\n"));
        staged.Write(
            FolderSystem.File, JsonSerializer.SerializeToUtf8Bytes(
                new FolderSystem(settings.Issuer, settings.Service, settings.Verifier, clock.GetUtcNow()), FolderJson.Default.FolderSystem));
        staged.Commit();
        return (fault, keeper.Current);
    }

    private static TrustFetchFault FaultOf(Knowledge known, bool complete) =>
        !complete ? TrustFetchFault.NotReached
        : known.HasKey ? TrustFetchFault.None
        : known.ClockIsBehind(known.Now) ? TrustFetchFault.ClockBehind
        : TrustFetchFault.NoKey;
}
