using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.Conditions;
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
        Assert.Equal(new Field("number", Kinds.RegistrationNumber, label, null, true, 60, Condition.Registered, RegisterFact.Number), first.Fields.Single());
        Assert.Equal(new RequiredDocument("copy", new Wording("写し", "Copy"), null, false, Condition.Always), first.Documents.Single());
    }

    [Fact]
    public void A_qualification_offers_what_it_names_in_its_order()
    {
        using var folder = new CatalogFolder();
        Assert.Equal(["first", "change"], folder.ReadWhole().Procedures.Offered["cook"].Select(p => p.Id));
    }

    [Theory]
    [InlineData("  - does: link", "  - does: renew", "9: \"does\" must be one of enter, link, amend, reissue, delete")]
    [InlineData("effects:\n  - does: link\n    when: registered\n  - does: enter\n    when: not-registered\n", "", "1: \"effects\" is missing")]
    [InlineData(
        "  - does: enter\n    when: not-registered",
        "  - does: enter\n    when: registered",
        "8: \"effects\" must be one alone, or link when registered and enter when not-registered")]
    [InlineData("    binds: number\n", "", "13: to link an entry, its number must be asked: a required field that binds \"number\"")]
    [InlineData("    binds: number\n", "    binds: kana\n", "16: a field of the kind \"registration-number\" cannot bind this fact")]
    [InlineData("    binds: number\n", "    binds: name\n", "16: \"binds\" must be one of number, registered-on, kana, former-name, domicile")]
    [InlineData("    binds: number\n", "    binds: number\n    max: 61\n", "17: \"max\" must not be more than 60 here: the answer goes into credentials")]
    [InlineData(
        "documents:",
        "  - id: other\n    kind: registration-number\n    binds: number\n    label: { ja: 番号, en: Number }\n    required: true\ndocuments:",
        "13: two fields that are asked together bind \"number\"")]
    [InlineData("kind: registration-number", "kind: thing", "15: \"kind\" must be one of address, date, declaration, domicile, email, group, kana, lines, number, one-of, phone, registration-number, several-of, text, year-month")]
    [InlineData("required: true\n    when: registered", "required: true\n    when: never", "19: \"when\" must be one of always, registered, not-registered")]
    [InlineData("fields:", "may-omit:\n  - address\nfields:", "13: \"may-omit\" must be a list of birth-date, kana, former-name")]
    [InlineData("fields:", "may-omit:\n  - kana\n  - kana\nfields:", "13: \"may-omit\" names \"kana\" twice")]
    [InlineData("fields:", "may-omit: kana\nfields:", "13: \"may-omit\" must be a list")]
    [InlineData("days: 21", "days: 0", "7: \"days\" must be a whole number from 1 to 400")]
    [InlineData("days: 21", "days: { registered: 21 }", "7: \"not-registered\" is missing")]
    [InlineData("days: 21", "days: { registered: 21, not-registered: 0 }", "7: \"not-registered\" must be a whole number from 1 to 400")]
    [InlineData("days: 21", "days: [21]", "7: \"days\" is missing or no mapping")]
    [InlineData("days: 21", "days: 21\ndecision: three", "8: \"decision\" must be one of one, two")]
    [InlineData("days: 21", "days: 21\ndecision: { registered: one }", "8: \"not-registered\" is missing")]
    [InlineData("days: 21", "days: 21\nfees-due: at-submission", "8: \"fees-due\" is for a procedure with \"fees\"")]
    [InlineData("days: 21", "days: 21\nfees-due: soon", "8: \"fees-due\" must be one of after-review, at-submission")]
    [InlineData("days: 21", "days: 21\nterms: own", "8: \"own\" is not in terms/")]
    [InlineData("days: 21", "days: many", "7: \"days\" must be a whole number from 1 to 400")]
    [InlineData("effects:", "fees:\n  - yen: 0\neffects:", "9: \"yen\" must be a whole number from 1 to 10000000")]
    [InlineData("effects:", "fees:\n  - yen: 1.5\neffects:", "9: \"yen\" must be a whole number from 1 to 10000000")]
    [InlineData("    label: { ja: 登録番号, en: Registration number }\n", "    label: { ja: 登録番号, en: Registration number }\n    max: 2001\n", "18: \"max\" must be a whole number from 1 to 2000")]
    [InlineData("    required: false", "    required: false\n  - id: copy\n    label: { ja: 二つめ, en: Second }\n    required: false", "24: \"copy\" is there already")]
    [InlineData(
        "    required: true\n    when: registered\n",
        "    required: true\n    when: registered\n  - id: number\n    kind: text\n    label: { ja: 二つめ, en: Second }\n    required: true\n",
        "20: \"number\" is there already")]
    [InlineData("  - id: copy\n    label: { ja: 写し, en: Copy }\n    required: false", "  - copy", "21: \"documents\" must be a list of mappings")]
    [InlineData("    required: true\n", "", "14: \"required\" is missing")]
    [InlineData("    label: { ja: 写し, en: Copy }\n", "    label: { ja: 写し, en: Copy }\n    size: 1\n", "23: \"size\" is not known here; known are id, label, hint, required, when")]
    public void A_mistake_in_a_procedure_is_reported_with_its_line(string right, string wrong, string fault)
    {
        using var folder = new CatalogFolder();
        folder.Write("procedures/first.yaml", Swap(CatalogFolder.Procedure, right, wrong));
        Assert.Contains(folder.Faults(), f => f.StartsWith("procedures/first.yaml:" + fault, StringComparison.Ordinal));
    }

    private const string Other = "    label: { ja: 他, en: Other }\n    required: true\ndocuments:";

    [Theory]
    [InlineData("    when: registered\ndocuments:", "    when: { field: other, is: [a] }\ndocuments:", "19: \"other\" is no field before this one")]
    [InlineData("required: false", "required: false\n    when: { field: number, is: [a] }", "24: an answer of the kind \"registration-number\" has no cases")]
    [InlineData("required: false", "required: false\n    when: { field: number, older-than-days: 30 }", "24: \"number\" asks for no day")]
    [InlineData("required: false", "required: false\n    when: { field: number }", "24: says one of \"is\" and \"older-than-days\"")]
    [InlineData("required: false", "required: false\n    when: { is: [a] }", "24: \"is\" and \"older-than-days\" belong to a \"field\"")]
    [InlineData("required: false", "required: false\n    when: {}", "24: a condition must say at least one thing")]
    [InlineData("required: false", "required: false\n    when: { age-from: 30, age-under: 20 }", "24: \"age-from\" must be less than \"age-under\"")]
    [InlineData("required: false", "required: false\n    when: { sex: none }", "24: \"sex\" must be one of male, female")]
    [InlineData("documents:", "  - id: why\n    kind: one-of\n" + Other, "20: \"options\" is missing")]
    [InlineData("documents:", "  - id: why\n    kind: one-of\n    options: [ { id: a, label: { ja: 甲, en: A } } ]\n" + Other, "22: \"options\" must name at least two")]
    [InlineData("documents:", "  - id: why\n    kind: text\n    options: [ { id: a, label: { ja: 甲, en: A } } ]\n" + Other, "22: a field of the kind \"text\" has no options")]
    [InlineData("documents:", "  - id: why\n    kind: declaration\n" + Other, "20: \"statement\" is missing")]
    [InlineData("documents:", "  - id: why\n    kind: date\n    pattern: { is: a, message: { ja: 甲, en: A } }\n" + Other, "22: a field of the kind \"date\" has no pattern")]
    [InlineData("documents:", "  - id: why\n    kind: text\n    pattern: { is: '(?=a)', message: { ja: 甲, en: A } }\n" + Other, "22: is no regular expression")]
    [InlineData("documents:", "  - id: why\n    kind: date\n    from: soon\n" + Other, "22: \"soon\" is no bound for a field of the kind \"date\"")]
    [InlineData("documents:", "  - id: why\n    kind: date\n    not-after: number\n" + Other, "22: \"number\" must be a field before this one")]
    [InlineData("documents:", "  - id: w y\n    kind: date\n" + Other, "20: an id has no space")]
    [InlineData("documents:", "pages:\n  - id: one\n    title: { ja: 一, en: One }\n    fields: [other]\ndocuments:", "20: \"pages\" must name every field once")]
    [InlineData("documents:", "pages:\n  - id: documents\n    title: { ja: 一, en: One }\n    fields: [number]\ndocuments:", "21: an id of a page has small letters")]
    [InlineData("effects:", "fees:\n  - { id: a, label: { ja: 料, en: Fee }, yen: 1, kind: fee }\n  - { id: a, label: { ja: 料, en: Fee }, yen: 2, kind: fee }\neffects:", "10: \"a\" is there already")]
    [InlineData("effects:", "fees:\n  - { id: a, label: { ja: 料, en: Fee }, yen: 1, kind: fee, from: soon }\neffects:", "9: \"from\" must be a day")]
    public void A_mistake_in_a_condition_a_rule_a_page_or_a_fee_is_reported_with_its_line(string right, string wrong, string fault) =>
        A_mistake_in_a_procedure_is_reported_with_its_line(right, wrong, fault);

    private const string Career =
        "  - id: career\n    kind: group\n    label: { ja: 職歴, en: Career }\n    required: true\n    most: 5\n    fields:\n"
        + "      - id: employer\n        kind: text\n        label: { ja: 勤務先, en: Employer }\n        required: true\n"
        + "      - id: begun\n        kind: date\n        label: { ja: 始め, en: Begun }\n        required: true\n";

    private const string Ended = "      - id: ended\n        kind: date\n        label: { ja: 終わり, en: Ended }\n        required: false\n";

    [Theory]
    [InlineData("    most: 5\n", "", "20: \"most\" is missing")]
    [InlineData("most: 5", "most: 21", "24: \"most\" must be a whole number from 1 to 20")]
    [InlineData("most: 5", "most: 5\n    least: 6", "25: \"least\" must not be more than \"most\"")]
    [InlineData("most: 5", "most: 5\n    least: 0", "25: \"least\" must be a whole number from 1 to 20")]
    [InlineData("    required: true\n    most: 5", "    required: false\n    most: 5\n    least: 2", "25: \"least\" is for a group that is required")]
    [InlineData("      - id: employer\n        kind: text", "      - id: employer\n        kind: group", "27: \"kind\" must be one of address, date, email, kana, lines, number, one-of, phone, several-of, text, year-month")]
    [InlineData("      - id: employer", "      - id: emp.loyer", "26: an id has no space, colon, comma or dot")]
    [InlineData("      - id: employer", "      - id: number", "26: \"number\" is there already")]
    [InlineData("      - id: employer", "      - id: career", "20: \"career\" is there already")]
    [InlineData("label: { ja: 勤務先, en: Employer }", "label: { ja: 勤務先 }", "28: \"label.en\" is missing")]
    [InlineData("kind: text", "kind: text\n        binds: former-name", "25: an answer of a group binds no fact")]
    [InlineData("kind: text", "kind: text\n        when: { field: begun, older-than-days: 30 }", "28: \"begun\" is no field before this one")]
    [InlineData("kind: text", "kind: text\n        when: { field: career, is: [some] }", "28: \"career\" is no field before this one")]
    [InlineData("kind: group", "kind: text", "24: a field of the kind \"text\" has no \"most\"")]
    [InlineData("kind: group", "kind: text", "25: a field of the kind \"text\" has no \"fields\"")]
    [InlineData("documents:", "  - id: late\n    kind: text\n    label: { ja: 他, en: Other }\n    required: true\n    when: { field: employer, is: [a] }\ndocuments:", "38: \"employer\" is no field before this one")]
    public void A_mistake_in_a_group_is_reported_with_its_line(string right, string wrong, string fault)
    {
        using var folder = new CatalogFolder();
        var whole = CatalogFolder.Procedure.Replace("documents:", Career + "documents:", StringComparison.Ordinal);
        folder.Write("procedures/first.yaml", Swap(whole, right, wrong));
        Assert.Contains(folder.Faults(), f => f.StartsWith("procedures/first.yaml:" + fault, StringComparison.Ordinal));
    }

    [Fact]
    public void A_group_has_no_more_inputs_than_a_form_can_send()
    {
        using var folder = new CatalogFolder();
        var many = Enumerable.Range(0, 51).Select(i => $"      - {{ id: d{i}, kind: date, label: {{ ja: 日, en: Day }}, required: true }}\n");
        folder.Write("procedures/first.yaml", CatalogFolder.Procedure.Replace("documents:", Career.Replace("most: 5", "most: 1", StringComparison.Ordinal)
            + string.Concat(many) + "documents:", StringComparison.Ordinal));
        Assert.Contains("procedures/first.yaml:24: 1 times 209 inputs are more than the 200 that a form can send", folder.Faults());
    }

    [Fact]
    public void Questions_of_a_group_name_one_another_and_what_follows_names_the_group()
    {
        using var folder = new CatalogFolder();
        folder.Write("procedures/first.yaml", Swap(CatalogFolder.Procedure, "documents:", Career + Ended
            + "        not-before: begun\n        when: { field: begun, older-than-days: 30 }\n"
            + "documents:\n  - id: proof\n    label: { ja: 証明書, en: Proof }\n    required: true\n    when: { field: career, is: [some] }"));
        Assert.Empty(folder.Faults());
        var group = folder.ReadWhole().Procedures.All["first"].Fields[^1].Group!;
        Assert.Equal((1, 5, "employer begun ended"), (group.Least, group.Most, string.Join(' ', group.Fields.Select(f => f.Id))));
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

    [Theory]
    [InlineData("days: 21", "days: { registered: 21, not-registered: 45 }", "7: \"days\" depends")]
    [InlineData("days: 21", "days: 21\ndecision: { registered: one, not-registered: two }", "8: \"decision\" depends")]
    public void Nothing_depends_on_a_standing_that_is_not_asked(string right, string wrong, string fault)
    {
        using var folder = new CatalogFolder();
        folder.Write("procedures/change.yaml", Swap(CatalogFolder.Change, right, wrong));
        Assert.Contains($"procedures/change.yaml:{fault} on the standing only where the procedure asks for it", folder.Faults());
    }

    [Fact]
    public void Days_and_the_number_of_deciders_may_depend_on_the_standing()
    {
        using var folder = new CatalogFolder();
        folder.Write("procedures/first.yaml", Swap(
            CatalogFolder.Procedure, "days: 21", "days: { registered: 21, not-registered: 45 }\ndecision: { registered: one, not-registered: two }"));
        var read = folder.ReadWhole().Procedures.All["first"];
        Assert.Equal((21, 45, 45), (read.DaysFor(Standing.Registered), read.DaysFor(Standing.NotRegistered), read.DaysFor(null)));
        Assert.Equal((false, true), (read.NeedsTwoFor(Standing.Registered), read.NeedsTwoFor(Standing.NotRegistered)));
    }

    [Theory]
    [InlineData("version: \"1\"\n", "", "1: \"version\" is missing")]
    [InlineData("en: Terms of use", "fr: Termes", "2: \"title.en\" is missing")]
    [InlineData("  - { ja: \"{body}に渡されます。\", en: \"Passed on to {body}.\" }", "  []", "3: terms have at least one clause")]
    public void A_mistake_in_terms_is_reported_with_its_line(string right, string wrong, string fault)
    {
        using var folder = new CatalogFolder();
        folder.Write("terms/portal.yaml", Swap(CatalogFolder.Terms, right, wrong));
        Assert.Contains(folder.Faults(), f => f.StartsWith("terms/portal.yaml:" + fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Terms_of_the_portal_must_be_there_and_a_procedure_may_name_others()
    {
        using var folder = new CatalogFolder();
        folder.Write("terms/own.yaml", CatalogFolder.Terms);
        folder.Write("procedures/first.yaml", Swap(CatalogFolder.Procedure, "days: 21", "days: 21\nterms: own"));
        var read = folder.ReadWhole().Procedures;
        Assert.Equal(("own", null), (read.All["first"].TermsId, read.All["change"].TermsId));
        folder.Remove("terms/portal.yaml");
        Assert.Contains(folder.Faults(), f => f.StartsWith("terms:0: holds no \"portal\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Number_and_date_of_an_entry_are_never_amended()
    {
        using var folder = new CatalogFolder();
        const string Since = "\n  - id: since\n    kind: date\n    binds: registered-on\n    label: { ja: 登録年月日, en: Date }\n    required: true\n";
        folder.Write("procedures/change.yaml", CatalogFolder.Change + Since);
        Assert.Contains("procedures/change.yaml:10: number and date of a registration are never amended", folder.Faults());
    }

    [Theory]
    [InlineData("reissue")]
    [InlineData("delete")]
    public void What_changes_no_facts_binds_none(string effect)
    {
        using var folder = new CatalogFolder();
        folder.Write("procedures/second.yaml", Swap(CatalogFolder.Change, "does: amend", "does: " + effect));
        Assert.Contains("procedures/second.yaml:10: a procedure that reissues or deletes changes no facts, so that no field binds one", folder.Faults());
    }

    [Theory]
    [InlineData("reissue")]
    [InlineData("delete")]
    public void A_procedure_that_reissues_or_deletes_is_no_change_of_facts(string effect)
    {
        using var folder = new CatalogFolder();
        folder.Write("procedures/change.yaml", Swap(Swap(CatalogFolder.Change, "does: amend", "does: " + effect), "    binds: kana\n", ""));
        Assert.Contains(folder.Faults(), f => f.EndsWith("must name at least one procedure that amends", StringComparison.Ordinal));
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
        Assert.Contains("procedures/first.yaml:17: \"label.ja\" is longer than 120 characters", folder.Faults());
    }

    private static string Swap(string text, string right, string wrong)
    {
        Assert.Contains(right, text, StringComparison.Ordinal);
        return text.Replace(right, wrong, StringComparison.Ordinal);
    }
}
