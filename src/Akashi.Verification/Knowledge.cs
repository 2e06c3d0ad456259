using System.Collections.Immutable;
using System.Security.Cryptography;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Status;
using Akashi.Credentials.Trust;
using Akashi.Trust;

namespace Akashi.Verification;

/// <summary>
/// Everything known at one time; each part was checked when it was fetched. It is replaced as a whole, never changed. If the clock has since been set
/// back, whatever is now in the future does not count: it says nothing, and no newer statement is compared with it.
/// </summary>
public sealed record Knowledge : IKnowledge
{
    internal Knowledge(SystemSettings settings) => Settings = settings;

    /// <inheritdoc/>
    public string Issuer => Settings.Issuer;

    /// <inheritdoc/>
    public Uri Verifier => Settings.Verifier;

    /// <inheritdoc/>
    public IReadOnlyList<Uri> NqsHosts => Settings.NqsHosts;

    /// <summary>The time of the question.</summary>
    public DateTimeOffset Now { get; internal init; }

    /// <summary>When everything was last fetched; null where it never was, or where that is in the future.</summary>
    public DateTimeOffset? FetchedAt => Clocks.Past(LastSuccessAt, Now);

    /// <summary>As of when the keys are known; null where none are.</summary>
    public DateTimeOffset? KeysAsOf => Trust?.IssuedAt;

    /// <summary>As of when the oldest of the status lists speaks that still count; null where there is none.</summary>
    public DateTimeOffset? StatesAsOf =>
        Lists.Keys.Select(FindList).OfType<StatusList>().Where(l => Now < l.ExpiresAt).Select(l => (DateTimeOffset?)l.IssuedAt).Min();

    /// <summary>Until when this counts without a network, at the longest; null where nothing does.</summary>
    public DateTimeOffset? OfflineEndsAt => Trust?.OfflineEndsAt;

    /// <summary>How many keys of the system are known.</summary>
    public int KeyCount => Keys.Count;

    /// <summary>How many status lists are known.</summary>
    public int StatusListCount => Lists.Count;

    /// <summary>
    /// Whether a key that may sign credentials is known. Without one, nothing is valid, and nothing is foreign: the root may be the wrong one.
    /// </summary>
    public bool HasKey => Keys.Values.Any(k => k.Purpose.HasFlag(CertificatePurpose.Credentials));

    /// <summary>
    /// Why no code could be verified as valid: the reason that every verdict would give, or one of <see cref="KnowledgeGap"/>; null where one can.
    /// </summary>
    public string? Gap => KnowledgeGap.Of(this);

    internal SystemSettings Settings { get; }

    /// <summary>The system's keys by key id, in hexadecimal.</summary>
    internal ImmutableDictionary<string, KnownKey> Keys { get; init; } = ImmutableDictionary<string, KnownKey>.Empty;

    /// <summary>The same, by what counts without a network.</summary>
    internal ImmutableDictionary<string, KnownKey> OfflineKeys { get; init; } = ImmutableDictionary<string, KnownKey>.Empty;

    /// <summary>Whether this is for a verifier without a network.</summary>
    internal bool IsOffline { get; private init; }

    /// <summary>The newest status list by address.</summary>
    internal ImmutableDictionary<string, StatusList> Lists { get; init; } = ImmutableDictionary<string, StatusList>.Empty;

    /// <summary>Keys of the profile "nqs" by their id.</summary>
    internal ImmutableDictionary<string, NqsKey> NqsKeys { get; init; } = ImmutableDictionary<string, NqsKey>.Empty;

    /// <summary>When the list of keys was last fetched; null where it never was.</summary>
    internal DateTimeOffset? KeysAt { get; init; }

    internal DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>When the states of the keys were determined.</summary>
    internal DateTimeOffset JudgedAt { get; init; }

    /// <summary>How many status lists the system named last.</summary>
    internal int Named { get; init; }

    /// <summary>The newest trust list that was taken; null where there is none.</summary>
    internal TrustList? Trust { get; init; }

    /// <summary>Whether the trust list that was fetched last is not believed: then a newer one may name keys that are not known here.</summary>
    internal bool IsInDoubt { get; init; }

    /// <summary>
    /// The time of the trust list that was fetched last and holds, even if it was not taken because it is from the future. Without a network: the
    /// latest time in anything that was kept.
    /// </summary>
    internal DateTimeOffset? WitnessAt { get; init; }

    /// <summary>The same knowledge, for a verifier without a network.</summary>
    internal Knowledge WithoutNetwork() => this with { Keys = OfflineKeys, IsOffline = true };

    /// <summary>Decides on the text that a person scanned or typed.</summary>
    /// <param name="code">The address of the code, or its value alone.</param>
    public Verdict Decide(string? code) => Credentials.Decisions.Verification.Decide(code, this, Now);

    // If no key is known at all, the root is wrong, or the clock is outside every certificate's dates. Only a verifier that knows the system's keys
    // can call a code foreign.
    /// <inheritdoc/>
    public bool KeysAreCurrent(DateTimeOffset now) => TrustAt(now) is not null && HasKey && !IsInDoubt;

    /// <inheritdoc/>
    public bool ClockIsBehind(DateTimeOffset now) => WitnessAt is { } at && Clocks.IsAhead(at, now);

    /// <inheritdoc/>
    public NqsKey? FindNqsKey(string keyId) =>
        NqsKeys.GetValueOrDefault(keyId) is { } key ? key with { State = IsVouchedFor(keyId) ? key.State : StateNow(key.State) } : null;

    /// <inheritdoc/>
    public IssuerKey? FindKey(ReadOnlySpan<byte> keyId) =>
        Keys.TryGetValue(Convert.ToHexString(keyId), out var known) && known.Purpose.HasFlag(CertificatePurpose.Credentials)
            ? new IssuerKey(known.Key, StateNow(known.State), known.BeginsAt, known.EndsAt) { AsOf = known.AsOf }
            : null;

    /// <inheritdoc/>
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

    // The trust list before its exp; null where there is none.
    private TrustList? TrustAt(DateTimeOffset now) => Trust is { } list && now < list.ExpiresAt && !Clocks.IsAhead(list.IssuedAt, now) ? list : null;

    // Its CA is not configured, so only the operator vouches for it, and nobody is asked.
    private bool IsVouchedFor(string keyId) => Settings.NqsKeys.Any(k => k.Id == keyId && k.Certificates.Count == 1);

    // "Good" was determined from statements that were recent then. Since then the clock, or a fetch that hangs, may have made them old, or put them
    // in the future.
    private CertificateState StateNow(CertificateState state) => state == CertificateState.Good && !CountsStill ? CertificateState.Unknown : state;

    private bool CountsStill => !Clocks.IsAhead(JudgedAt, Now) && (IsOffline ? Now < OfflineEndsAt : Now - JudgedAt <= Settings.OcspLife);
}

/// <summary>A key of the issuer, with what is known about its certificate.</summary>
/// <param name="Key">P-256.</param>
/// <param name="State">State of its certificate.</param>
/// <param name="Purpose">What it may sign.</param>
/// <param name="BeginsAt">Begin of its certificate.</param>
/// <param name="EndsAt">End of its certificate.</param>
internal sealed record KnownKey(ECDsa Key, CertificateState State, CertificatePurpose Purpose, DateTimeOffset BeginsAt, DateTimeOffset EndsAt)
{
    /// <summary>When its CA last called it good; null where it never did.</summary>
    public DateTimeOffset? AsOf { get; init; }
}
