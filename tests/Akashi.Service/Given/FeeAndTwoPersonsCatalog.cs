namespace Akashi.Service.Tests.Given;

/// <summary>The product's catalog, where 介護福祉士の初期設定 costs 500 yen and two persons decide on it.</summary>
public sealed class FeeAndTwoPersonsCatalog : CatalogCopy
{
    public FeeAndTwoPersonsCatalog()
    {
        var procedure = Path.Combine(Folder, "procedures", "certified-care-worker", "initial-registration.yaml");
        File.WriteAllText(procedure, File.ReadAllText(procedure).Replace("fee: 0", "fee: 500", StringComparison.Ordinal) + "\ndecision: two\n");
    }
}
