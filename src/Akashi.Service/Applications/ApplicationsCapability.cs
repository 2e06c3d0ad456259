using Akashi.Service.Platform;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Applications;

internal sealed class ApplicationsCapability : ICapability
{
    public void Add(IServiceCollection services, ServiceSettings settings)
    {
    }
}
