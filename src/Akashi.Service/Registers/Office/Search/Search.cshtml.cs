using Akashi.Hosting;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Staff;
using Akashi.Service.Staff.Rights;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Registers.Office.Search;

/// <summary>One entry found.</summary>
internal sealed record FoundEntry(Guid Id, string Number, string Name, string Qualification, RegistrationStatus Status);

/// <summary>Row 6.5: finds entries of the body's registers by the begin of the number or the name.</summary>
[Demands(Right.SeeRegister)]
internal sealed class SearchPage(StaffFace staff, CatalogFace catalog, AkashiDb db) : StaffPage(staff)
{
    private const int Most = 50;
    private static readonly TextLimit LongestSearch = TextLimit.Line(100);

    public string? Words { get; private set; }

    public IReadOnlyList<FoundEntry> Found { get; private set; } = [];

    public async Task OnGetAsync(string? words, CancellationToken ct)
    {
        Words = words;
        // What is no text, or longer than any name or number, is nobody's.
        if (OutsideText.Read(words, LongestSearch, out var text) is not null) return;
        var all = text.Length == 0;
        var number = RegistrationNumber.SearchForm(text);
        var name = Closed(text);
        var mine = catalog.OfBody(Person.BodyId).ToList();
#pragma warning disable CA1304, CA1311, CA1862 // Both engines raise ASCII letters only, as Closed does; no culture reaches them.
        var query =
            from r in db.Set<Registration>().AsNoTracking()
            join v in db.Set<RegistrationVersion>() on new { r.Id, Number = r.Version } equals new { Id = v.RegistrationId, v.Number }
            where mine.Contains(r.QualificationId) && (all || (number != "" && r.NumberSearchForm.StartsWith(number)) || v.Name.Replace("　", "").Replace(" ", "").ToUpper().StartsWith(name))
            orderby r.QualificationId, r.NumberSearchForm
            select new { r.Id, r.Number, v.Name, r.QualificationId, r.Status };
#pragma warning restore CA1304, CA1311, CA1862
        Found = [.. (await query.Take(Most).ToListAsync(ct)).Select(r => new FoundEntry(r.Id, r.Number, r.Name, catalog.Find(r.QualificationId)!.Name, r.Status))];
    }

    // People type the space between the names in any width, or none, and foreign names in either case.
    private static string Closed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(c => char.IsAsciiLetterLower(c) ? char.ToUpperInvariant(c) : c));
}
