namespace Akashi.Service.Tests.Given;

/// <summary>The product's catalog with a fee of 500 yen on 介護福祉士の初期設定, on which two persons decide.</summary>
public sealed class FeeAndTwoPersonsCatalog : FeeCatalog
{
    public FeeAndTwoPersonsCatalog() =>
        File.AppendAllText(Path.Combine(Folder, "procedures", "certified-care-worker", "initial-registration.yaml"), "\ndecision: two\n");
}
