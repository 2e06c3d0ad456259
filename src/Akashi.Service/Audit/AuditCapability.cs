using Akashi.Service.Platform;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Audit;

internal sealed class AuditCapability : ICapability
{
    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        AuditFace.Add(services);
        services.AddScoped(s => new AuditFace(s.GetRequiredService<AkashiDb>(), s.GetServices<IBoundState>()));
    }
}
