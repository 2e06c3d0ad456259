using System.Collections.Immutable;
using System.Security.Cryptography;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Status;
using Akashi.Credentials.Trust;
using Akashi.Trust;

namespace Akashi.Verifier.Knowing;

/// <summary>
/// Everything known at one time; each part was checked when it was fetched. It is replaced as a whole, never changed. If the clock has since been set
/// back, whatever is now in the future does not count: it says nothing, and no newer statement is compared with it.
/// </summary>
/// <param name="Settings">Who the system is.</param>
/// <param name="Keys">Its keys by key id, in hexadecimal.</param>
/// <param name="Lists">The newest status list by address.</param>
/// <param name="KeysAt">When the keys were fetched; null where they never were.</param>
/// <param name="LastSuccessAt">When everything was last fetched; null where it never was.</param>
internal sealed record Knowledge(
    VerifierSettings Settings, ImmutableDictionary<string, KnownKey> Keys, ImmutableDictionary<string, StatusList> Lists, DateTimeOffset? KeysAt,
    DateTimeOffset? LastSuccessAt)
    : IKnowledge
{
    public string Issuer => Settings.Issuer;

    public Uri Verifier => Settings.PublicOrigin;

    /// <summary>The time of the question.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>When the states of the keys were determined.</summary>
    public DateTimeOffset JudgedAt { get; init; }

    /// <summary>How many status lists the Service named last.</summary>
    public int Named { get; init; }

    /// <summary>The newest trust list; null where none is trusted.</summary>
    public TrustList? Trust { get; init; }

    /// <summary>Keys of the profile "nqs" by their id.</summary>
    public ImmutableDictionary<string, NqsKey> NqsKeys { get; init; } = ImmutableDictionary<string, NqsKey>.Empty;

    public IReadOnlyList<Uri> NqsHosts => Settings.Nqs.Hosts;

    public static Knowledge Nothing(VerifierSettings settings) =>
        new(settings, ImmutableDictionary<string, KnownKey>.Empty, ImmutableDictionary<string, StatusList>.Empty, null, null);

    // If no key is known at all, the root is wrong, or the clock is outside every certificate's dates. Only a verifier that knows the system's keys
    // can call a code foreign.
    public bool KeysAreCurrent(DateTimeOffset now) => Clocks.Past(KeysAt, now) is { } at && now - at <= Settings.OcspLife && Keys.Count > 0;

    /// <summary>The trust list while it is in force; null where there is none.</summary>
    public TrustList? TrustAt(DateTimeOffset now) => Trust is { } list && now < list.ExpiresAt && !Clocks.IsAhead(list.IssuedAt, now) ? list : null;

    public NqsKey? FindNqsKey(string keyId) =>
        NqsKeys.GetValueOrDefault(keyId) is { } key ? key with { State = Settings.Nqs.IsVouchedFor(keyId) ? key.State : StateNow(key.State) } : null;

    public IssuerKey? FindKey(ReadOnlySpan<byte> keyId) =>
        Keys.TryGetValue(Convert.ToHexString(keyId), out var known) && known.Purpose.HasFlag(CertificatePurpose.Credentials)
            ? new IssuerKey(known.Key, StateNow(known.State), known.BeginsAt, known.EndsAt)
            : null;

    public StatusList? FindList(string uri)
    {
        if (!Lists.TryGetValue(uri, out var list) || Clocks.IsAhead(list.IssuedAt, Now)) return null;
        // A list counts as long as the certificate of its signer is good.
        return Keys.TryGetValue(Convert.ToHexString(list.KeyId.Span), out var signer)
            && StateNow(signer.State) == CertificateState.Good
            && signer.Purpose.HasFlag(CertificatePurpose.StatusLists)
            ? list
            : null;
    }

    // "Good" was determined from statements that were recent then. Since then the clock, or a fetch that hangs, may have made them old, or put them
    // in the future.
    private CertificateState StateNow(CertificateState state) =>
        state == CertificateState.Good && (Clocks.IsAhead(JudgedAt, Now) || Now - JudgedAt > Settings.OcspLife) ? CertificateState.Unknown : state;
}

/// <summary>A key of the issuer, with what is known about its certificate.</summary>
/// <param name="Key">P-256.</param>
/// <param name="State">State of its certificate.</param>
/// <param name="Purpose">What it may sign.</param>
/// <param name="BeginsAt">Begin of its certificate.</param>
/// <param name="EndsAt">End of its certificate.</param>
internal sealed record KnownKey(ECDsa Key, CertificateState State, CertificatePurpose Purpose, DateTimeOffset BeginsAt, DateTimeOffset EndsAt);
