using System.Buffers.Text;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Trust;
using Akashi.Trust;
using Akashi.Verification;
using Akashi.Verification.Keys;

namespace Akashi.Vectors.Published;

/// <summary>What the library says about a trust list, for a verifier that has nothing else ("Trust list" in the specification).</summary>
internal sealed class TrustReader(string root, string uri)
{
    private const VerificationReason CertificateUnknown = VerificationReason.SigningCertificateUnknown;

    private readonly SystemSettings system = new()
    {
        Service = new Uri(uri),
        Verifier = new Uri(uri),
        Roots = [X509CertificateLoader.LoadCertificate(Base64Url.DecodeFromChars(root))],
        Folder = "",
    };

    public TrustKnownPart Read(byte[] bytes, DateTimeOffset? fetched, DateTimeOffset at, DateTimeOffset? seen)
    {
        if (!TrustList.TryRead(bytes, out var list, out var fault)) return Nothing(CertificateUnknown, FaultCodes.CodeOf(fault), fault.Offset);
        var keeper = new CertificateKeeper(system, new Fixed(at));
        keeper.Take(list!);
        if (!keeper.Believes(list!)) return Nothing(CertificateUnknown);
        var refusal = TrustRules.Judge(list!, uri, fetched ?? at, seen);
        if (refusal == TrustRefusal.Ahead || IsBehind(list!, fetched, at)) return Nothing(VerificationReason.ClockBehind);
        if (refusal != TrustRefusal.None || at >= list!.OfflineEndsAt) return Nothing(CertificateUnknown);
        var keys = keeper.KnownOffline(list);
        var hasKey = keys.Values.Any(k => k.Purpose.HasFlag(CertificatePurpose.Credentials));
        return new TrustKnownPart(
            true, [.. list.Keys.Select(k => Convert.ToHexString(k.KeyId.Span)).Distinct().Where(keys.ContainsKey).Select(id => Told(id, keys[id]))],
            list.StatusLists, CodeOf(hasKey && at < list.ExpiresAt ? VerificationReason.NotOfThisSystem : CertificateUnknown), null, null);
    }

    private static bool IsBehind(TrustList list, DateTimeOffset? fetched, DateTimeOffset at) =>
        Clocks.IsAhead(list.IssuedAt, at) || (fetched is { } time && Clocks.IsAhead(time, at));

    private static TrustKnownPart Nothing(VerificationReason unknownKid, string? fault = null, int? offset = null) =>
        new(false, null, null, CodeOf(unknownKid), fault, offset);

    private static string CodeOf(VerificationReason reason) => VerificationReasons.CodeOf(reason)!;

    private static TrustKeyPart Told(string id, KnownKey key)
    {
        string[] purposes =
        [
            .. Named(key, CertificatePurpose.Credentials, Purposes.Credentials), .. Named(key, CertificatePurpose.StatusLists, Purposes.StatusLists),
            .. Named(key, CertificatePurpose.TrustLists, Purposes.TrustLists),
        ];
        var state = key.State switch { CertificateState.Good => "good", CertificateState.Revoked => "revoked", _ => "unknown" };
        return new TrustKeyPart(id.ToLowerInvariant(), purposes, state);
    }

    private static IEnumerable<string> Named(KnownKey key, CertificatePurpose purpose, string word) => key.Purpose.HasFlag(purpose) ? [word] : [];

    /// <summary>A clock that stands still.</summary>
    private sealed class Fixed(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
