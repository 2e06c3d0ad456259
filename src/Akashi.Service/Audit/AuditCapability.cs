using Akashi.Service.Platform;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Audit;

internal sealed class AuditCapability : ICapability
{
    // No bug of ours and no careless hand changes the trail; who drops the triggers is found by the chain.
    private const string AppendOnly = """
        CREATE TRIGGER IF NOT EXISTS audit_entries_no_update BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
        CREATE TRIGGER IF NOT EXISTS audit_entries_no_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END
        """;

    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddScoped<IFollowAll, AuditTrail>();
        services.AddScoped<AuditFace>();
    }

    public async Task StartAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AkashiDb>().Database.ExecuteSqlRawAsync(AppendOnly, ct);
    }
}
