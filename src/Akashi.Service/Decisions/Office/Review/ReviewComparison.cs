using Akashi.Service.Applications;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;

namespace Akashi.Service.Decisions.Office.Review;

/// <summary>Row 6.3: an application's items side by side with the register's.</summary>
internal static class ReviewComparison
{
    public static IReadOnlyList<ComparedItem> Of(
        SubmittedApplication submitted, Decision? decision, RegistrationView? entry, Func<RegisterFact, string> labels, TextsOf<ReviewPage> texts) =>
        submitted.Procedure.Amends ? OfChange(submitted, decision, entry, labels, texts)
        : submitted.Procedure.IsAboutEntry ? OfPerson(submitted, entry, texts)
        : OfRegistration(submitted, entry, texts);

    // Once decided, a change is compared with the register as it was when signed: today's entry may already hold the change.
    private static List<ComparedItem> OfChange(
        SubmittedApplication submitted, Decision? decision, RegistrationView? entry, Func<RegisterFact, string> labels, TextsOf<ReviewPage> texts)
    {
        if (decision is not null)
            return [.. submitted.SignedChanges.Select(c => new ComparedItem(labels(c.Fact), Comparison.OfChange(c.Old, c.New)))];
        return
        [
            .. submitted.Compared.Select(f => new ComparedItem(labels(f.Fact), f.Comparison)),
            new(texts["Birth"], Comparison.OfDay(entry?.Facts.BirthOn, submitted.Facts.BirthOn)),
        ];
    }

    private static List<ComparedItem> OfRegistration(SubmittedApplication submitted, RegistrationView? entry, TextsOf<ReviewPage> texts)
    {
        var isNew = submitted.Effect == RegisterEffect.Enter;
        return
        [
            // Staff assign the number and date of a new entry, so the application has neither.
            new(texts["Number"], isNew
                ? Comparison.None(entry is null ? null : RegistrationNumber.SearchForm(entry.Number), texts["OfNewcomer"])
                : Comparison.OfNumber(entry?.Number, submitted.NumberSearchForm)),
            new(texts["RegisteredOn"], isNew
                ? Comparison.None(Comparison.OfDay(entry?.Facts.RegisteredOn, null).Registered, texts["OfNewcomer"])
                : Comparison.OfDay(entry?.Facts.RegisteredOn, submitted.RegisteredOn)),
            .. OfPerson(submitted, entry, texts),
        ];
    }

    private static List<ComparedItem> OfPerson(SubmittedApplication submitted, RegistrationView? entry, TextsOf<ReviewPage> texts) =>
    [
        new(texts["Name"], Comparison.OfFact(entry?.Facts.Name, submitted.Facts.Name)),
        new(texts["Birth"], Comparison.OfDay(entry?.Facts.BirthOn, submitted.Facts.BirthOn)),
        new(texts["Address"], Comparison.OfFact(entry?.Facts.Address, submitted.Facts.Address)),
    ];
}
