using Akashi.Service.Platform;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Staff;

internal sealed class StaffCapability : ICapability
{
    public void Add(IServiceCollection services, ServiceSettings settings)
    {
    }
}
