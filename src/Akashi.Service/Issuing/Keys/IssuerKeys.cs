namespace Akashi.Service.Issuing.Keys;

/// <summary>The issuer's keys, opened once at the start. The time decides which of them signs.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="settings">The keys, and when each takes over.</param>
/// <param name="clock">The time.</param>
internal sealed class IssuerKeys(IKeyStore store, IssuingSettings settings, TimeProvider clock)
{
    /// <summary>All keys, past, present and future; those of one purpose in the order in which they take over.</summary>
    public IReadOnlyList<IssuerKey> All { get; private set; } = [];

    /// <summary>The key that signs now: the last one to have taken over.</summary>
    public IssuerKey this[KeyPurpose purpose]
    {
        get
        {
            var now = clock.GetUtcNow();
            return All.Last(k => k.Purpose == purpose && k.From <= now);
        }
    }

    /// <summary>The key that signs codes now, in the layout chosen in the settings.</summary>
    public IssuerKey OfCodes => this[settings.Nqs is null ? KeyPurpose.Credential : KeyPurpose.Nqs];

    public async Task OpenAsync(CancellationToken ct)
    {
        var opened = new List<IssuerKey>();
        // Only one of the two signs codes; the other need not exist.
        var idle = settings.Nqs is null ? KeyPurpose.Nqs : KeyPurpose.Credential;
        foreach (var purpose in KeyPurposes.All.Where(p => p != idle))
        {
            foreach (var planned in settings.Keys[purpose]) opened.Add(await store.OpenAsync(purpose, planned, ct));
        }
        All = opened;
    }
}
