using Akashi.Service.Catalog.Reading;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Catalog;

internal sealed class CatalogCapability : ICapability
{
    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        var faults = CatalogReader.Read(settings.CatalogFolder, out var catalog);
        if (catalog is null) throw new CatalogException(faults);
        services.AddSingleton(catalog);
    }
}
