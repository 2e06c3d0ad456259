using Akashi.Service.Platform;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Audit;

internal sealed class AuditCapability : ICapability
{
    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        AuditFace.Add(services);
        services.AddScoped<AuditFace>();
    }
}
