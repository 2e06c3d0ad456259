using Akashi.Service.Platform;
using Akashi.Service.Platform.Export;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Home;

internal sealed class HomeCapability : ICapability
{
    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddScoped<OwnRecords>();
        services.AddScoped<IExportPart, OpeningsPart>();
    }
}
