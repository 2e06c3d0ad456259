using Akashi.Credentials.Decisions;
using Akashi.Trust;

namespace Akashi.Verifier.Knowing;

/// <summary>Whether anything could be verified as valid with what is known.</summary>
internal static class Readiness
{
    /// <summary>Nothing was ever fetched, and nothing was kept.</summary>
    public const string NothingFetched = "nothing-fetched";

    /// <summary>Keys were fetched, but none that may sign credentials chains to the configured root. The root or the clock is wrong.</summary>
    public const string NoKey = "no-key";

    /// <summary>
    /// Why nothing can be verified as valid: one of the above, or the reason that every verdict would give; null where something can.
    /// </summary>
    public static string? Gap(Knowledge known)
    {
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

    // A Service that has not issued anything yet names no list, which is all right.
    private static bool HasState(Knowledge known)
    {
        if (known.Lists.Keys.Any(uri => known.FindList(uri) is { } list && known.Now < list.ExpiresAt)) return true;
        return known.Named == 0 && Clocks.Past(known.LastSuccessAt, known.Now) is { } at && known.Now - at <= known.Settings.OcspLife;
    }
}
