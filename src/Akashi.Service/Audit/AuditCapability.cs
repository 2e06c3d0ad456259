using Akashi.Service.Platform;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Audit;

internal sealed class AuditCapability : ICapability
{
    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddScoped<IRecord, AuditTrail>();
        services.AddScoped<AuditFace>();
    }
}
