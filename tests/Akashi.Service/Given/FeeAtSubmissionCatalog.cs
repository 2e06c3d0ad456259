namespace Akashi.Service.Tests.Given;

/// <summary>The product's catalog with a fee of 500 yen on 介護福祉士の初期設定, due with the submission.</summary>
public sealed class FeeAtSubmissionCatalog : FeeCatalog
{
    public FeeAtSubmissionCatalog() =>
        File.AppendAllText(Path.Combine(Folder, "procedures", "certified-care-worker", "initial-registration.yaml"), "\nfees-due: at-submission\n");
}
