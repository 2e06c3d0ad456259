using Akashi.Service.Procedures.FieldKinds;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Procedures.FieldKinds;

/// <summary>A new kind of field takes one class and its texts: a catalog may name it, and its field is asked, checked, shown, signed and reviewed.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class NewKindTests
{
    private const string File = "procedures/certified-care-worker/initial-registration.yaml";

    [Fact]
    public async Task A_new_kind_works_from_the_catalog_to_the_review()
    {
        var shipped = await System.IO.File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "catalog", File), TestContext.Current.CancellationToken);
        var withField = shipped.Replace(
            "documents:\n",
            "  - id: office\n    kind: postal-code\n    label: { ja: 勤務先の郵便番号, en: Postal code of your workplace }\n    required: true\ndocuments:\n",
            StringComparison.Ordinal);
        await using var world = await new OwnCatalog(services => services.AddSingleton<FieldKind>(new PostalCodeKind())).StartAsync((File, withField));
        var holder = await world.HolderSignedIn();
        var draft = await holder.BeginsWithFactsAsync();
        Assert.Equal(("numeric", "postal-code"), InputOf(holder.Browser.Page));

        var refused = (await holder.AnswersAsync([.. Applying.Answers(), ("office", "12")], "certificate-copy")).MustBe("1.5.9");
        Assert.Contains("「勤務先の郵便番号」は7桁の数字で入力してください", refused.Words, StringComparison.Ordinal);
        var missing = (await holder.AnswersAsync([.. Applying.Answers(), ("office", "")], "certificate-copy")).MustBe("1.5.9");
        Assert.Contains("「勤務先の郵便番号」を入力してください。", missing.Words, StringComparison.Ordinal);

        var check = (await holder.AnswersAsync([.. Applying.Answers(), ("office", "１００ー０００１")], "certificate-copy")).MustBe("1.5.10");
        Assert.Contains("〒100-0001", check.Words, StringComparison.Ordinal);
        (await holder.Browser.SubmitAsync("main form")).MustBe("1.5.11");
        await holder.ConsentsAsync();
        (await holder.CardAnswersAsync()).MustBe("1.6.1");

        var clerk = await world.StaffSignedIn();
        var review = (await clerk.Browser.OpenAsync(Clerk.ReviewOf(draft))).MustBe("6.3");
        Assert.Contains("〒100-0001", review.Words, StringComparison.Ordinal);
    }

    private static (string?, string?) InputOf(Page page)
    {
        var input = page.Document.QuerySelector("input[name=office]");
        return (input?.GetAttribute("inputmode"), input?.GetAttribute("autocomplete"));
    }
}
