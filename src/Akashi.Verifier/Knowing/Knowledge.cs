using System.Collections.Immutable;
using System.Security.Cryptography;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Status;
using Akashi.Credentials.Trust;
using Akashi.Trust;

namespace Akashi.Verifier.Knowing;

/// <summary>
/// All that is known at one instant; every part was checked when it was fetched. Replaced as a whole, never changed. Where the clock was set back since,
/// what is from the future now does not count: it says nothing, and no newer word is compared with it.
/// </summary>
/// <param name="Settings">Who the system is.</param>
/// <param name="Keys">Its keys by key id, hexadecimal.</param>
/// <param name="Lists">The newest status list by address.</param>
/// <param name="KeysAt">When the keys were fetched; null where they never could be.</param>
/// <param name="LastSuccessAt">When everything was fetched; null where it never could be.</param>
internal sealed record Knowledge(
    VerifierSettings Settings, ImmutableDictionary<string, KnownKey> Keys, ImmutableDictionary<string, StatusList> Lists, DateTimeOffset? KeysAt, DateTimeOffset? LastSuccessAt)
    : IKnowledge
{
    public string Issuer => Settings.Issuer;

    public Uri Verifier => Settings.PublicOrigin;

    /// <summary>The instant at which it is asked.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>When the states of the keys were worked out.</summary>
    public DateTimeOffset JudgedAt { get; init; }

    /// <summary>How many status lists the Service named last.</summary>
    public int Named { get; init; }

    /// <summary>The newest trust list; null where none is believed.</summary>
    public TrustList? Trust { get; init; }

    /// <summary>Keys of the profile "nqs" by their id.</summary>
    public ImmutableDictionary<string, NqsKey> NqsKeys { get; init; } = ImmutableDictionary<string, NqsKey>.Empty;

    public IReadOnlyList<Uri> NqsHosts => Settings.Nqs.Hosts;

    public static Knowledge Nothing(VerifierSettings settings) =>
        new(settings, ImmutableDictionary<string, KnownKey>.Empty, ImmutableDictionary<string, StatusList>.Empty, null, null);

    // Who knows no key at all has a wrong root, or a clock that no certificate fits: a code is foreign to whoever knows the system's own keys.
    public bool KeysAreCurrent(DateTimeOffset now) => Clocks.Past(KeysAt, now) is { } at && now - at <= Settings.OcspLife && Keys.Count > 0;

    /// <summary>The trust list while it speaks; null where there is none.</summary>
    public TrustList? TrustAt(DateTimeOffset now) => Trust is { } list && now < list.ExpiresAt && !Clocks.IsAhead(list.IssuedAt, now) ? list : null;

    public NqsKey? FindNqsKey(string keyId) =>
        NqsKeys.GetValueOrDefault(keyId) is { } key ? key with { State = Settings.Nqs.IsVouchedFor(keyId) ? key.State : StateNow(key.State) } : null;

    public IssuerKey? FindKey(ReadOnlySpan<byte> keyId) =>
        Keys.TryGetValue(Convert.ToHexString(keyId), out var known) && known.Purpose.HasFlag(CertificatePurpose.Credentials) ? new IssuerKey(known.Key, StateNow(known.State)) : null;

    public StatusList? FindList(string uri)
    {
        if (!Lists.TryGetValue(uri, out var list) || Clocks.IsAhead(list.IssuedAt, Now)) return null;
        // A list counts as long as the certificate of the key that signed it is good.
        return Keys.TryGetValue(Convert.ToHexString(list.KeyId.Span), out var signer) && StateNow(signer.State) == CertificateState.Good && signer.Purpose.HasFlag(CertificatePurpose.StatusLists) ? list : null;
    }

    // "Good" was worked out from words that were young then; since then the clock, or a fetch that hangs, may have made them old, or of the future.
    private CertificateState StateNow(CertificateState state) =>
        state == CertificateState.Good && (Clocks.IsAhead(JudgedAt, Now) || Now - JudgedAt > Settings.OcspLife) ? CertificateState.Unknown : state;
}

/// <summary>A key of the issuer with what is known of its certificate.</summary>
/// <param name="Key">P-256.</param>
/// <param name="State">Of its certificate.</param>
/// <param name="Purpose">What it may sign.</param>
internal sealed record KnownKey(ECDsa Key, CertificateState State, CertificatePurpose Purpose);
