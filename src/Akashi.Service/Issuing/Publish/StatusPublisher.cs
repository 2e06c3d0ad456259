using Akashi.Credentials.Status;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing.Publish;

/// <summary>A published list with its entity tag.</summary>
internal sealed record PublishedList(byte[] Bytes, string Tag);

/// <summary>Signs the status list anew when a state changed, and from time to time so that it stays believable.</summary>
internal sealed partial class StatusPublisher(IServiceScopeFactory scopes, IssuerKeys keys, ServiceSettings settings, TimeProvider clock, ILogger<StatusPublisher> logger)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);
    private static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(5);
    private Dictionary<int, StatusValue> entries = [];
    private DateTimeOffset publishedAt = DateTimeOffset.MinValue;
    private PublishedList? published;

    /// <summary>The list as it stands; null before the first was signed.</summary>
    public PublishedList? Current => Volatile.Read(ref published);

    /// <summary>Signs a list if something changed or the last one is old.</summary>
    /// <returns>Whether a new list was published.</returns>
    public async Task<bool> RunOnceAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AkashiDb>();
        var rows = await db.Set<IssuedCredential>().AsNoTracking()
            .Where(c => c.ListId == StatusAddress.OnlyList && (c.State != CredentialState.Valid || c.RegistrationStatus != Registers.RegistrationStatus.Active))
            .Select(c => new { c.Index, c.State, c.RegistrationStatus }).ToListAsync(ct);
        var fresh = rows.ToDictionary(r => r.Index, r => StatusRules.Of(r.RegistrationStatus, r.State));
        var now = clock.GetUtcNow();
        var same = fresh.Count == entries.Count && fresh.All(e => entries.TryGetValue(e.Key, out var value) && value == e.Value);
        if (same && (now - publishedAt).Duration() < Refresh) return false;
        var bytes = StatusList.Issue(StatusAddress.Of(settings), fresh, now, Life, TimeToLive, new CredentialSigner(keys[KeyPurpose.Status]));
        (entries, publishedAt) = (fresh, now);
        Volatile.Write(ref published, new PublishedList(bytes, $"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))[..32]}\""));
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The last list stays believable for hours; the next second tries again.
                NotPublished(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The status list could not be published; the last one stays.")]
    private static partial void NotPublished(ILogger logger, Exception e);
}
