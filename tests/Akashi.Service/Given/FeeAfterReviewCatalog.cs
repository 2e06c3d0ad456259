namespace Akashi.Service.Tests.Given;

/// <summary>The product's catalog with the fee of 介護福祉士の再交付 due after the review, so that its order waits for the payment.</summary>
public sealed class FeeAfterReviewCatalog : CatalogCopy
{
    public FeeAfterReviewCatalog()
    {
        var procedure = Path.Combine(Folder, "procedures", "certified-care-worker", "reissue.yaml");
        File.WriteAllText(procedure, File.ReadAllText(procedure).Replace("fees-due: at-submission\n", "", StringComparison.Ordinal));
    }
}
