namespace Akashi.Service.Tests.Given;

/// <summary>The product's catalog with a fee of 500 yen on 介護福祉士の初期設定.</summary>
public class FeeCatalog : CatalogCopy
{
    private const string Fee =
        "fees:\n  - id: fee\n    label: { ja: 申請の手数料, en: Application fee }\n    yen: 500\n    kind: fee\n";

    public FeeCatalog()
    {
        var procedure = Path.Combine(Folder, "procedures", "certified-care-worker", "initial-registration.yaml");
        File.WriteAllText(procedure, File.ReadAllText(procedure).Replace("effects:", Fee + "effects:", StringComparison.Ordinal));
    }
}
