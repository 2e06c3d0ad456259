using Akashi.Service.Applications.Answers;
using Akashi.Service.Applications.Document;
using Akashi.Service.Catalog.Input;
using Akashi.Service.Registers;
using Microsoft.Extensions.Localization;

namespace Akashi.Service.Applications.Review;

/// <summary>Row 6.3: the items of an application that the register holds too, side by side.</summary>
internal static class ReviewComparison
{
    public static IReadOnlyList<ComparedItem> Of(OpenApplication open, RegistrationView? entry, DocumentComposer composer, IStringLocalizer<ReviewPage> texts) =>
        open.IsChange ? OfChange(open, entry, composer, texts) : OfRegistration(open, entry, texts);

    // A decided change stands beside what it found, not beside what it led to.
    private static List<ComparedItem> OfChange(OpenApplication open, RegistrationView? entry, DocumentComposer composer, IStringLocalizer<ReviewPage> texts)
    {
        if (open.Application.DecidedAt is not null)
            return [.. open.SignedChanges.Select(c => new ComparedItem(composer.LabelOf(c.Fact), Comparison.OfChange(c.Old, c.New)))];
        return
        [
            .. open.Compared.Select(f => new ComparedItem(composer.LabelOf(f.Fact), f.Comparison)),
            new(texts["Birth"], Comparison.OfDay(entry?.Facts.BirthOn, open.Facts!.BirthOn)),
        ];
    }

    private static List<ComparedItem> OfRegistration(OpenApplication open, RegistrationView? entry, IStringLocalizer<ReviewPage> texts)
    {
        var (facts, isNew) = (open.Facts!, open.Application.RegistrationState == RegistrationState.NotRegistered);
        return
        [
            // Staff give number and date to who is new, so that nothing was applied for.
            new(texts["Number"], isNew
                ? Comparison.None(entry is null ? null : RegistrationNumber.SearchForm(entry.Number), texts["OfNewcomer"])
                : Comparison.OfNumber(entry?.Number, open.RegistrationNumberSearchForm())),
            new(texts["RegisteredOn"], isNew
                ? Comparison.None(Comparison.OfDay(entry?.Facts.RegisteredOn, null).Registered, texts["OfNewcomer"])
                : Comparison.OfDay(entry?.Facts.RegisteredOn, open.RegisteredOn())),
            new(texts["Name"], Comparison.OfFact(entry?.Facts.Name, facts.Name)),
            new(texts["Birth"], Comparison.OfDay(entry?.Facts.BirthOn, facts.BirthOn)),
            new(texts["Address"], Comparison.OfFact(entry?.Facts.Address, facts.Address)),
        ];
    }
}
