using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Tests.Catalog.Reading;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Procedures.Reading;

/// <summary>Every mistake in a procedure is reported with file and line (docs/specifications/catalog.md).</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class ProcedureReaderTests
{
    [Fact]
    public void A_procedure_without_mistakes_is_read_into_types()
    {
        using var folder = new CatalogFolder();
        var first = folder.ReadWhole().Procedures.All["first"];
        Assert.Equal((new ProcedureKey("first", "1"), "first", true, false), (first.Key, first.Id, first.AsksStanding, first.IsAboutEntry));
        Assert.Equal([new Effect(RegisterEffect.Link, AskWhen.Registered), new Effect(RegisterEffect.Enter, AskWhen.NotRegistered)], first.Effects);
        var label = new Wording("登録番号", "Registration number");
        Assert.Equal(new Field("number", Kinds.RegistrationNumber, label, null, true, 60, AskWhen.Registered, RegisterFact.Number), first.Fields.Single());
        Assert.Equal(new RequiredDocument("copy", new Wording("写し", "Copy"), null, false, AskWhen.Always), first.Documents.Single());
    }

    [Fact]
    public void A_qualification_offers_what_it_names_in_its_order()
    {
        using var folder = new CatalogFolder();
        Assert.Equal(["first", "change"], folder.ReadWhole().Procedures.Offered["cook"].Select(p => p.Id));
    }

    [Theory]
    [InlineData("  - does: link", "  - does: renew", "10: \"does\" must be one of enter, link, amend")]
    [InlineData("effects:\n  - does: link\n    when: registered\n  - does: enter\n    when: not-registered\n", "", "1: \"effects\" is missing")]
    [InlineData(
        "  - does: enter\n    when: not-registered",
        "  - does: enter\n    when: registered",
        "9: \"effects\" must be one alone, or link when registered and enter when not-registered")]
    [InlineData("    binds: number\n", "", "14: to link an entry, its number must be asked: a required field that binds \"number\"")]
    [InlineData("    binds: number\n", "    binds: kana\n", "17: a field of the kind \"registration-number\" cannot bind this fact")]
    [InlineData("    binds: number\n", "    binds: name\n", "17: \"binds\" must be one of number, registered-on, kana, former-name, domicile")]
    [InlineData("    binds: number\n", "    binds: number\n    max: 61\n", "18: \"max\" must not be more than 60 here: the answer goes into credentials")]
    [InlineData(
        "documents:",
        "  - id: other\n    kind: registration-number\n    binds: number\n    label: { ja: 番号, en: Number }\n    required: true\ndocuments:",
        "14: two fields that are asked together bind \"number\"")]
    [InlineData("kind: registration-number", "kind: number", "16: \"kind\" must be one of date, domicile, email, kana, phone, registration-number, text")]
    [InlineData("required: true\n    when: registered", "required: true\n    when: never", "20: \"when\" must be one of always, registered, not-registered")]
    [InlineData("fields:", "may-omit:\n  - address\nfields:", "14: \"may-omit\" must be a list of birth-date, kana, former-name")]
    [InlineData("fields:", "may-omit:\n  - kana\n  - kana\nfields:", "14: \"may-omit\" names \"kana\" twice")]
    [InlineData("fields:", "may-omit: kana\nfields:", "14: \"may-omit\" must be a list")]
    [InlineData("days: 21", "days: 0", "7: \"days\" must be a whole number from 1 to 400")]
    [InlineData("days: 21", "days: many", "7: \"days\" must be a whole number from 1 to 400")]
    [InlineData("fee: 0", "fee: -1", "8: \"fee\" must be a whole number from 0 to 10000000")]
    [InlineData("fee: 0", "fee: 1.5", "8: \"fee\" must be a whole number from 0 to 10000000")]
    [InlineData("    label: { ja: 登録番号, en: Registration number }\n", "    label: { ja: 登録番号, en: Registration number }\n    max: 2001\n", "19: \"max\" must be a whole number from 1 to 2000")]
    [InlineData("    required: false", "    required: false\n  - id: copy\n    label: { ja: 二つめ, en: Second }\n    required: false", "25: \"copy\" is there already")]
    [InlineData(
        "    required: true\n    when: registered\n",
        "    required: true\n    when: registered\n  - id: number\n    kind: text\n    label: { ja: 二つめ, en: Second }\n    required: true\n",
        "21: \"number\" is there already")]
    [InlineData("  - id: copy\n    label: { ja: 写し, en: Copy }\n    required: false", "  - copy", "22: \"documents\" must be a list of mappings")]
    [InlineData("    required: true\n", "", "15: \"required\" is missing")]
    [InlineData("    label: { ja: 写し, en: Copy }\n", "    label: { ja: 写し, en: Copy }\n    size: 1\n", "24: \"size\" is not known here; known are id, label, hint, required, when")]
    public void A_mistake_in_a_procedure_is_reported_with_its_line(string right, string wrong, string fault)
    {
        using var folder = new CatalogFolder();
        folder.Write("procedures/first.yaml", Swap(CatalogFolder.Procedure, right, wrong));
        Assert.Contains(folder.Faults(), f => f.StartsWith("procedures/first.yaml:" + fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("  - first", "  - third", "14: \"third\" is not in procedures/")]
    [InlineData("  - first\n", "", "14: must name exactly one procedure that enters or links")]
    [InlineData("  - first", "  - first\n  - second", "14: must name exactly one procedure that enters or links")]
    [InlineData("  - first", "  - first\n  - first", "14: \"first\" is the id of two")]
    [InlineData("\n  - change", "", "14: must name at least one procedure that amends")]
    public void A_mistake_in_what_a_qualification_offers_is_reported_at_its_list(string right, string wrong, string fault)
    {
        using var folder = new CatalogFolder();
        folder.Write("qualifications/cook.yaml", Swap(CatalogFolder.Qualification, right, wrong));
        Assert.Contains(folder.Faults(), f => f.StartsWith("qualifications/cook.yaml:" + fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Number_and_date_of_an_entry_are_never_amended()
    {
        using var folder = new CatalogFolder();
        const string Since = "\n  - id: since\n    kind: date\n    binds: registered-on\n    label: { ja: 登録年月日, en: Date }\n    required: true\n";
        folder.Write("procedures/change.yaml", CatalogFolder.Change + Since);
        Assert.Contains("procedures/change.yaml:11: number and date of a registration are never amended", folder.Faults());
    }

    [Fact]
    public void What_may_be_left_out_is_said_where_a_registration_begins()
    {
        using var folder = new CatalogFolder();
        folder.Write("procedures/first.yaml", Swap(CatalogFolder.Procedure, "fields:", "may-omit:\n  - former-name\n  - birth-date\nfields:"));
        Assert.Empty(folder.Faults());
        Assert.Equal([OmittableFact.FormerName, OmittableFact.BirthDate], folder.ReadWhole().Procedures.All["first"].MayOmit);
        Assert.Null(folder.ReadWhole().Procedures.All["change"].MayOmit);
        folder.Write("procedures/change.yaml", CatalogFolder.Change + "\nmay-omit:\n  - kana\n");
        Assert.Contains(folder.Faults(), f => f.EndsWith("is said by the procedure that enters or links", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_that_is_too_long_is_reported()
    {
        using var folder = new CatalogFolder();
        folder.Write("procedures/first.yaml", Swap(CatalogFolder.Procedure, "ja: 登録番号", "ja: " + new string('長', 121)));
        Assert.Contains("procedures/first.yaml:18: \"label.ja\" is longer than 120 characters", folder.Faults());
    }

    private static string Swap(string text, string right, string wrong)
    {
        Assert.Contains(right, text, StringComparison.Ordinal);
        return text.Replace(right, wrong, StringComparison.Ordinal);
    }
}
