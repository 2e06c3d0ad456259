using System.Text.Json;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Status;
using Akashi.Credentials.Trust;
using Akashi.Trust;
using Akashi.Verification.Kept;

namespace Akashi.Verification;

/// <summary>Fetches the status lists that the system names, checks them, and keeps the newest of each.</summary>
/// <param name="settings">The system.</param>
/// <param name="fetcher">Fetches.</param>
/// <param name="store">Keeps them for the next start.</param>
/// <param name="notices">Is told what an operator should see.</param>
/// <param name="clock">The time.</param>
/// <param name="current">What is known now.</param>
/// <param name="know">Replaces what is known.</param>
internal sealed class StatusListKeeper(
    SystemSettings settings, Fetcher fetcher, KnowledgeStore store, IKnowledgeNotices notices, TimeProvider clock, Func<Knowledge> current,
    Action<Knowledge> know)
{
    private const string ListsPath = "/status";

    // How long a list is remembered after its end. An older one has also ended.
    private static readonly TimeSpan Afterwards = TimeSpan.FromDays(1);

    /// <summary>Fetches each list that has changed.</summary>
    /// <returns>Whether all could be fetched.</returns>
    public async Task<bool> RefreshAsync(CancellationToken ct)
    {
        IReadOnlyList<string> lists = [];
        var complete = await Fetcher.TryAsync(ListsPath, async () =>
        {
            lists = await ListsAsync(ct).ConfigureAwait(false);
            know(current() with { Named = lists.Count });
        }, notices, ct).ConfigureAwait(false);
        foreach (var uri in lists)
        {
            complete &= await Fetcher.TryAsync(uri, () => fetcher.IfChangedAsync(uri, bytes => Accept(uri, bytes), ct), notices, ct)
                .ConfigureAwait(false);
        }
        return complete;
    }

    /// <summary>Takes what was kept, with the same checks as for what is fetched.</summary>
    /// <param name="forgets">Whether lists from the future are forgotten; where not, they are still a witness of the time.</param>
    public void Restore(bool forgets)
    {
        foreach (var bytes in store.ReadLists())
        {
            if (!StatusList.TryRead(bytes, out var list, out _)) continue;
            if (Clocks.IsAhead(list!.IssuedAt, clock.GetUtcNow())) Forget(list, forgets);
            else if (!Take(list)) notices.NotBelieved("status", list.Uri);
        }
    }

    /// <summary>Forgets lists that are now in the future, because the clock was set back.</summary>
    /// <returns>How many.</returns>
    public int DropAhead()
    {
        var now = clock.GetUtcNow();
        var ahead = current().Lists.Where(l => Clocks.IsAhead(l.Value.IssuedAt, now)).Select(l => l.Key).ToList();
        foreach (var uri in ahead) Forget(uri);
        return ahead.Count;
    }

    /// <summary>Forgets lists that ended long ago, once nothing is being written.</summary>
    public void ForgetEnded()
    {
        var since = clock.GetUtcNow() - Afterwards;
        foreach (var (uri, list) in current().Lists)
        {
            if (list.ExpiresAt <= since) Forget(uri);
        }
    }

    // Without a network, any list that was kept is a witness of the time.
    private void Forget(StatusList list, bool forgets)
    {
        if (forgets) store.Forget(list.Uri);
        else if (IsWitness(list) && !(current().WitnessAt > list.IssuedAt)) know(current() with { WitnessAt = list.IssuedAt });
    }

    private async Task<IReadOnlyList<string>> ListsAsync(CancellationToken ct)
    {
        using var json = JsonDocument.Parse(await fetcher.TextAsync(ListsPath, ct).ConfigureAwait(false));
        var origin = settings.Service.GetLeftPart(UriPartial.Authority) + "/";
        return [
            .. json.RootElement.GetProperty("status_lists")
                .EnumerateArray()
                .Select(l => l.GetString() ?? "")
                .Where(u => u.StartsWith(origin, StringComparison.Ordinal))
                .Distinct()];
    }

    private bool Accept(string uri, byte[] bytes)
    {
        if (!StatusList.TryRead(bytes, out var list, out _) || list!.Uri != uri || !Take(list))
        {
            notices.NotBelieved("status", uri);
            return false;
        }
        store.KeepList(uri, bytes);
        return true;
    }

    private bool Take(StatusList list)
    {
        var (known, now) = (current(), clock.GetUtcNow());
        var holds = IsSignedBySystem(list)
            && !Clocks.IsAhead(list.IssuedAt, now)
            // An old list that is replayed is not accepted.
            && !(known.Lists.TryGetValue(list.Uri, out var before) && !Clocks.IsAhead(before.IssuedAt, now) && list.IssuedAt < before.IssuedAt);
        if (holds) know(known with { Lists = known.Lists.SetItem(list.Uri, list) });
        return holds;
    }

    private bool IsSignedBySystem(StatusList list) => SignerOf(list) is { } signer && list.IsSignedBy(signer.Key);

    // A key that was revoked may be in the hands of anybody, who would date a list years ahead.
    private bool IsWitness(StatusList list) => IsSignedBySystem(list) && SignerOf(list)!.State != CertificateState.Revoked;

    private KnownKey? SignerOf(StatusList list) =>
        current().Keys.TryGetValue(Convert.ToHexString(list.KeyId.Span), out var signer) && signer.Purpose.HasFlag(CertificatePurpose.StatusLists)
            ? signer
            : null;

    private void Forget(string uri)
    {
        know(current() with { Lists = current().Lists.Remove(uri) });
        fetcher.Forget(uri);
        store.Forget(uri);
    }
}
