using Akashi.Service.Catalog;
using Akashi.Service.Catalog.Reading;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures.FieldKinds;
using Akashi.Service.Procedures.Reading;
using Akashi.Service.Procedures.Versions;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Akashi.Service.Procedures;

internal sealed class ProceduresCapability : ICapability
{
    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        foreach (var kind in KnownFieldKinds.Own) services.AddSingleton(kind);
        services.AddSingleton<KnownFieldKinds>();
        services.AddSingleton<FieldTexts>();
        services.AddSingleton<ProcedureJson>();
        services.TryAddSingleton(p => ProcedureReader.Read(
            p.GetRequiredService<CatalogSettings>().Folder, p.GetRequiredService<CatalogReading>(), p.GetRequiredService<KnownFieldKinds>()));
        services.AddSingleton<ProcedureShelf>();
        services.AddScoped(p =>
            new ProceduresFace(p.GetRequiredService<AkashiDb>(), p.GetRequiredService<ProcedureShelf>(), p.GetRequiredService<ProcedureJson>()));
        services.AddScoped<OfferVersions>();
    }

    public async Task StartAsync(IServiceProvider services, CancellationToken ct)
    {
        var whole = new WholeCatalog(services.GetRequiredService<CatalogReading>(), services.GetRequiredService<ProcedureReading>());
        if (whole.Faults.Count > 0) throw new CatalogException(whole.Faults);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OfferVersions>().RunAsync(ct);
    }
}
