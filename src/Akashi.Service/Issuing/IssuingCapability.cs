using Akashi.Service.Platform;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Issuing;

internal sealed class IssuingCapability : ICapability
{
    public void Add(IServiceCollection services, ServiceSettings settings)
    {
    }
}
