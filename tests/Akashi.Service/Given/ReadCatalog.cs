using System.Collections.Frozen;
using Akashi.Service.Catalog.Reading;
using Akashi.Service.Procedures.FieldKinds;
using Akashi.Service.Procedures.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Given;

/// <summary>The product's catalog, read once in this process: reading it is most of the work of composing a service.</summary>
internal static class ReadCatalog
{
    private static readonly Lazy<(CatalogReading Catalog, ProcedureReading Procedures)> Product = new(() =>
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "catalog");
        var catalog = CatalogReader.Read(folder);
        var procedures = ProcedureReader.Read(folder, catalog, new KnownFieldKinds(KnownFieldKinds.Own));
        // All tests share it, so none can change it.
        return (catalog, procedures with { Terms = procedures.Terms.ToFrozenDictionary() });
    });

    /// <summary>Lets a service use it instead of reading it itself.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton(Product.Value.Catalog);
        services.AddSingleton(Product.Value.Procedures);
    }
}
