using Akashi.Hosting;
using Akashi.Service.Catalog.Reading;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Akashi.Service.Catalog;

internal sealed class CatalogCapability(SettingsReader reader) : ICapability
{
    private readonly CatalogSettings own = CatalogSettings.Read(reader);

    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(own);
        // Whoever composes several services in one process may have read it.
        services.TryAddSingleton(_ => CatalogReader.Read(own.Folder));
        services.AddSingleton(Catalog);
    }

    private static CatalogFace Catalog(IServiceProvider services)
    {
        var read = services.GetRequiredService<CatalogReading>();
        return read.Catalog ?? throw new CatalogException(read.Faults);
    }
}
