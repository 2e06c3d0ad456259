using Akashi.Service.Platform;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Catalog;

internal sealed class CatalogCapability : ICapability
{
    public void Add(IServiceCollection services, ServiceSettings settings)
    {
    }
}
