using Akashi.Credentials.Decisions;
using Akashi.Trust;

namespace Akashi.Verification;

/// <summary>Why nothing could be verified as valid with what is known.</summary>
public static class KnowledgeGap
{
    /// <summary>Nothing was ever fetched, and nothing was kept.</summary>
    public const string NothingFetched = "nothing-fetched";

    /// <summary>
    /// A trust list was fetched, but none is believed, or none of its keys that may sign credentials leads to a configured root: the root or the clock
    /// is wrong.
    /// </summary>
    public const string NoKey = "no-key";

    internal static string? Of(Knowledge known)
    {
        if (known.ClockIsBehind(known.Now)) return VerificationReasons.CodeOf(VerificationReason.ClockBehind);
        var states = StatesOf(known).ToHashSet();
        if (states.Count == 0) return known.KeysAt is null ? NothingFetched : NoKey;
        if (!states.Contains(CertificateState.Good))
            return VerificationReasons.CodeOf(
                states.Contains(CertificateState.Unknown)
                    ? VerificationReason.SigningCertificateUnknown
                    : VerificationReason.SigningCertificateRevoked);
        return HasState(known) ? null : VerificationReasons.CodeOf(VerificationReason.StatusUnavailable);
    }

    private static IEnumerable<CertificateState> StatesOf(Knowledge known) =>
    [
        .. known.Keys.Keys.Select(id => known.FindKey(Convert.FromHexString(id))).OfType<IssuerKey>().Select(k => k.State),
        .. known.NqsKeys.Keys.Select(known.FindNqsKey).OfType<NqsKey>().Where(k => k.StatusLists is not null).Select(k => k.State),
    ];

    // A system that has not issued anything yet names no list, which is all right.
    private static bool HasState(Knowledge known)
    {
        if (known.Lists.Keys.Any(uri => known.FindList(uri) is { } list && known.Now < list.ExpiresAt)) return true;
        return known.Named == 0 && Clocks.Past(known.LastSuccessAt, known.Now) is { } at && known.Now - at <= known.Settings.OcspLife;
    }
}
