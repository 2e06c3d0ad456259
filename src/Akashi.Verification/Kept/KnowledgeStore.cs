using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Akashi.Verification.Kept;

/// <summary>
/// What was known, in a folder: for a start while the Service is down, and so that an old list is still recognised as old after a restart.
/// Lists are signed, and checked like fetched ones; statements about certificates carry a digest. A file is written completely or not at all. If one
/// cannot be written, that is told and verification continues. Files are written one after the other in a thread of their own: a disk takes longer to
/// confirm a file than everything else takes, and on a small machine the thread that waits for it would be the one that answers.
/// </summary>
internal sealed class KnowledgeStore(IKeptFiles files, IKnowledgeNotices notices)
{
    private const string Certificates = "certificates";
    private const string Nqs = "nqs-certificates";
    private const string Trust = "trust-list.cwt";
    private const string ListsBegin = "list-";
    private readonly Dictionary<string, KeptCertificates> saved = [];
    private byte[]? savedTrust;
    private Task writing = Task.CompletedTask;

    /// <summary>The certificates that were kept; null where there are none, or the file is not as it was written.</summary>
    public KeptCertificates? ReadCertificates() => ReadKept(Certificates);

    public void Keep(KeptCertificates certificates) => Keep(Certificates, certificates);

    /// <summary>What was kept about the configured certificates of the profile "nqs"; empty where the file is not as it was written.</summary>
    public IReadOnlyList<KeptState> ReadNqs() => ReadKept(Nqs)?.States ?? [];

    public void KeepNqs(IReadOnlyList<KeptState> states)
    {
        if (states.Count > 0) Keep(Nqs, new KeptCertificates("", states));
    }

    /// <summary>The trust list that was kept; null where there is none.</summary>
    public byte[]? ReadTrustList() => Read(Trust);

    public void KeepTrustList(byte[] bytes)
    {
        if (savedTrust is { } same && same.AsSpan().SequenceEqual(bytes)) return;
        Write(Trust, bytes, () => savedTrust = bytes);
    }

    public void ForgetTrustList()
    {
        savedTrust = null;
        Try(Trust, files.Delete);
    }

    /// <summary>The status lists that were kept.</summary>
    public IEnumerable<byte[]> ReadLists()
    {
        List<string> names = [];
        Try(ListsBegin, begin => names = [.. files.Names(begin)]);
        return names.Select(Read).OfType<byte[]>();
    }

    public void KeepList(string uri, byte[] bytes) => Write(NameOf(uri), bytes, () => { });

    public void Forget(string uri) => Try(NameOf(uri), files.Delete);

    /// <summary>Waits until everything that is to be kept is written. Nothing may be read or removed before.</summary>
    public Task WrittenAsync() => writing;

    private KeptCertificates? ReadKept(string name)
    {
        if (Read(name) is not { } bytes) return null;
        var parts = Encoding.UTF8.GetString(bytes).Split("\n\n");
        if (parts is not [var states, var pem, var digest] || digest != DigestOf(states, pem)) return null;
        var lines = states.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' '));
        return new KeptCertificates(pem, [.. lines.Select(l => new KeptState(l[0], l[1] == "revoked", Instant(l[2])))]);
    }

    private void Keep(string name, KeptCertificates certificates)
    {
        if (saved.GetValueOrDefault(name) == certificates) return;
        var states = string.Join('\n', certificates.States.Select(s => string.Create(
            CultureInfo.InvariantCulture, $"{s.Id} {(s.IsRevoked ? "revoked" : "known")} {s.GoodAsOf?.ToUnixTimeSeconds() ?? -1}")));
        var content = Encoding.UTF8.GetBytes($"{states}\n\n{certificates.Pem}\n\n{DigestOf(states, certificates.Pem)}");
        Write(name, content, () => saved[name] = certificates);
    }

    private static string NameOf(string uri) => ListsBegin + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(uri))[..16]) + ".cwt";

    private static string DigestOf(string states, string pem) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(states + "\n\n" + pem)));

    private static DateTimeOffset? Instant(string second)
    {
        var value = long.Parse(second, CultureInfo.InvariantCulture);
        return value < 0 ? null : DateTimeOffset.FromUnixTimeSeconds(value);
    }

    private byte[]? Read(string name)
    {
        byte[]? bytes = null;
        Try(name, n => bytes = files.Read(n));
        return bytes;
    }

    private void Write(string name, byte[] bytes, Action written) => writing = writing.ContinueWith(
        _ =>
        {
            if (Try(name, n => files.Write(n, bytes))) written();
        },
        CancellationToken.None, TaskContinuationOptions.LongRunning, TaskScheduler.Default);

    private bool Try(string name, Action<string> act)
    {
        try
        {
            act(name);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            notices.NotKept(name, e.GetType().Name);
            return false;
        }
    }
}
