namespace Akashi.Service.Tests.Given;

/// <summary>The product's catalog, where two persons decide on 介護福祉士の初期設定.</summary>
public sealed class TwoPersonsCatalog : CatalogCopy
{
    public TwoPersonsCatalog()
    {
        var procedure = Path.Combine(Folder, "procedures", "certified-care-worker", "initial-registration.yaml");
        File.AppendAllText(procedure, "\ndecision: two\n");
    }
}
