using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Issuing.Keys;

/// <summary>The issuer's keys, opened once at start; which of them signs, the time says.</summary>
/// <param name="store">Where they live.</param>
/// <param name="settings">Which keys there are, and when each takes over.</param>
/// <param name="clock">The time.</param>
internal sealed class IssuerKeys(IKeyStore store, ServiceSettings settings, TimeProvider clock)
{
    /// <summary>All of them, in use, to come and gone by; each purpose in the order of taking over.</summary>
    public IReadOnlyList<IssuerKey> All { get; private set; } = [];

    /// <summary>The key that signs now: the last whose time has come.</summary>
    public IssuerKey this[KeyPurpose purpose]
    {
        get
        {
            var now = clock.GetUtcNow();
            return All.Last(k => k.Purpose == purpose && k.From <= now);
        }
    }

    /// <summary>The key that signs codes now, in the layout that the settings name.</summary>
    public IssuerKey OfCodes => this[settings.Nqs is null ? KeyPurpose.Credential : KeyPurpose.Nqs];

    public async Task OpenAsync(CancellationToken ct)
    {
        var opened = new List<IssuerKey>();
        // One of the two signs codes; the other need not be there.
        var idle = settings.Nqs is null ? KeyPurpose.Nqs : KeyPurpose.Credential;
        foreach (var purpose in Enum.GetValues<KeyPurpose>().Where(p => p != idle))
        {
            foreach (var planned in settings.Keys[FileKeyStore.NameOf(purpose)]) opened.Add(await store.OpenAsync(purpose, planned, ct));
        }
        All = opened;
    }
}
