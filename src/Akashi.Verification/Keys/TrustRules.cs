using Akashi.Credentials.Trust;
using Akashi.Trust;

namespace Akashi.Verification.Keys;

/// <summary>What keeps a trust list that holds from being taken (docs/specifications/credential.md, "Trust list").</summary>
internal enum TrustRefusal
{
    /// <summary>It is taken.</summary>
    None,

    /// <summary>It is that of another address.</summary>
    OtherAddress,

    /// <summary>It is from the future: a clock is wrong.</summary>
    Ahead,

    /// <summary>It is past its exp, which counts where there is a network.</summary>
    Ended,

    /// <summary>An earlier one than the list seen before.</summary>
    Older,
}

/// <summary>The rules for taking a trust list; its signature is checked elsewhere.</summary>
internal static class TrustRules
{
    /// <param name="list">A list that holds.</param>
    /// <param name="uri">Where it was fetched from.</param>
    /// <param name="fetchedAt">When.</param>
    /// <param name="seen">Time of the newest list seen before; null where there is none. One from the future is not compared with.</param>
    public static TrustRefusal Judge(TrustList list, string uri, DateTimeOffset fetchedAt, DateTimeOffset? seen) =>
        list.Uri != uri ? TrustRefusal.OtherAddress
        : Clocks.IsAhead(list.IssuedAt, fetchedAt) ? TrustRefusal.Ahead
        : fetchedAt >= list.ExpiresAt ? TrustRefusal.Ended
        : list.IssuedAt < Clocks.Past(seen, fetchedAt) ? TrustRefusal.Older
        : TrustRefusal.None;
}
