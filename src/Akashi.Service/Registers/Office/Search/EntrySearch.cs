using Akashi.Hosting;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Lists;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Registers.Office.Search;

/// <summary>A search in a register for entries whose number, name or reading starts with the words. Without words: all entries, by number.</summary>
internal sealed record EntrySearch
{
    // Sorts after anything that can follow in a search form: no text contains this code point (OutsideText.IsCharacter).
    private const string End = "\U0010FFFF";
    private static readonly TextLimit Longest = TextLimit.Line(100);

    private EntrySearch(string? number, string? name) => (Number, Name) = (number, name);

    /// <summary>Start of the number's search form; null if no number is searched for.</summary>
    public string? Number { get; }

    /// <summary>Start of the search form of the name or its reading; null if no name is searched for.</summary>
    public string? Name { get; }

    /// <summary>Reads the words; null if they cannot match: not valid text, or longer than any name or number.</summary>
    public static EntrySearch? Read(string? words)
    {
        if (OutsideText.Read(words, Longest, out var text) is not null) return null;
        if (text.Length == 0) return new EntrySearch("", null);
        var (number, name) = (RegistrationNumber.SearchForm(text), TextFold.SearchForm(text));
        return new EntrySearch(number.Length == 0 ? null : number, name.Length == 0 ? null : name);
    }

    /// <summary>The matching entries of some qualifications, as index ranges. An entry found by number is not found again by name or reading.</summary>
    public IReadOnlyList<IQueryable<ListedRow<string>>> In(AkashiDb db, IEnumerable<string> qualifications) =>
        [.. qualifications.Select(q => db.Set<Registration>().Where(r => r.QualificationId == q)).SelectMany(PartsOf)];

#pragma warning disable CA1309, CA1310 // Both engines compare by code point (decision 0002); no culture reaches them.
    private IEnumerable<IQueryable<ListedRow<string>>> PartsOf(IQueryable<Registration> entries)
    {
        var others = entries;
        if (Number is { } number)
        {
            var end = number + End;
            yield return entries.Where(r => string.Compare(r.NumberSearchForm, number) >= 0 && string.Compare(r.NumberSearchForm, end) < 0)
                .Select(r => new ListedRow<string> { Key = r.NumberSearchForm, Id = r.Id });
            others = others.Where(r => !(string.Compare(r.NumberSearchForm, number) >= 0 && string.Compare(r.NumberSearchForm, end) < 0));
        }
        if (Name is { } name)
        {
            var end = name + End;
            yield return others.Where(r => string.Compare(r.NameSearchForm, name) >= 0 && string.Compare(r.NameSearchForm, end) < 0)
                .Select(r => new ListedRow<string> { Key = r.NameSearchForm, Id = r.Id });
            yield return others.Where(r => string.Compare(r.KanaSearchForm, name) >= 0 && string.Compare(r.KanaSearchForm, end) < 0)
                .Where(r => !(string.Compare(r.NameSearchForm, name) >= 0 && string.Compare(r.NameSearchForm, end) < 0))
                .Select(r => new ListedRow<string> { Key = r.KanaSearchForm!, Id = r.Id });
        }
    }
#pragma warning restore CA1309, CA1310
}
