using Akashi.Service.Applications.Document;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;

namespace Akashi.Service.Applications.Office.Review;

/// <summary>Row 6.3: the items of an application that the register holds too, side by side.</summary>
internal static class ReviewComparison
{
    public static IReadOnlyList<ComparedItem> Of(SubmittedApplication submitted, RegistrationView? entry, DocumentComposer composer, TextsOf<ReviewPage> texts) =>
        submitted.Procedure.IsAboutEntry ? OfChange(submitted, entry, composer, texts) : OfRegistration(submitted, entry, texts);

    // A decided change stands beside what it found, not beside what it led to.
    private static List<ComparedItem> OfChange(SubmittedApplication submitted, RegistrationView? entry, DocumentComposer composer, TextsOf<ReviewPage> texts)
    {
        if (submitted.Application.Decision is not null)
            return [.. submitted.SignedChanges.Select(c => new ComparedItem(composer.LabelOf(c.Fact), Comparison.OfChange(c.Old, c.New)))];
        return
        [
            .. submitted.Compared.Select(f => new ComparedItem(composer.LabelOf(f.Fact), f.Comparison)),
            new(texts["Birth"], Comparison.OfDay(entry?.Facts.BirthOn, submitted.SignedFacts.BirthOn)),
        ];
    }

    private static List<ComparedItem> OfRegistration(SubmittedApplication submitted, RegistrationView? entry, TextsOf<ReviewPage> texts)
    {
        var (facts, isNew) = (submitted.SignedFacts, submitted.Effect == RegisterEffect.Enter);
        return
        [
            // Staff give number and date to who is new, so that nothing was applied for.
            new(texts["Number"], isNew
                ? Comparison.None(entry is null ? null : RegistrationNumber.SearchForm(entry.Number), texts["OfNewcomer"])
                : Comparison.OfNumber(entry?.Number, submitted.NumberSearchForm)),
            new(texts["RegisteredOn"], isNew
                ? Comparison.None(Comparison.OfDay(entry?.Facts.RegisteredOn, null).Registered, texts["OfNewcomer"])
                : Comparison.OfDay(entry?.Facts.RegisteredOn, submitted.RegisteredOn)),
            new(texts["Name"], Comparison.OfFact(entry?.Facts.Name, facts.Name)),
            new(texts["Birth"], Comparison.OfDay(entry?.Facts.BirthOn, facts.BirthOn)),
            new(texts["Address"], Comparison.OfFact(entry?.Facts.Address, facts.Address)),
        ];
    }
}
