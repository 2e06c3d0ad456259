using Akashi.Service.Catalog.Reading;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Catalog;

internal sealed class CatalogCapability : ICapability
{
    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(_ => CatalogReader.Read(settings.CatalogFolder));
        services.AddSingleton(Catalog);
    }

    private static CatalogFace Catalog(IServiceProvider services)
    {
        var read = services.GetRequiredService<CatalogReading>();
        return read.Catalog ?? throw new CatalogException(read.Faults);
    }
}
