namespace Akashi.Service.Tests.Given;

/// <summary>The product's catalog with a fee of 500 yen on 介護福祉士の初期設定.</summary>
public sealed class FeeCatalog : CatalogCopy
{
    public FeeCatalog()
    {
        var procedure = Path.Combine(Folder, "procedures", "certified-care-worker", "initial-registration.yaml");
        File.WriteAllText(procedure, File.ReadAllText(procedure).Replace("fee: 0", "fee: 500", StringComparison.Ordinal));
    }
}
