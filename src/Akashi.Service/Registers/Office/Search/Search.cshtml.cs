using Akashi.Service.Catalog;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Lists;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Staff;
using Akashi.Service.Staff.Rights;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Registers.Office.Search;

/// <summary>An entry in the search results.</summary>
internal sealed record FoundEntry(Guid Id, string Number, string Name, Wording Qualification, RegistrationStatus Status);

/// <summary>Row 6.5: finds entries in the body's registers by the start of the number, the name or its reading.</summary>
[Demands(Right.SeeRegister)]
internal sealed class SearchPage(StaffFace staff, CatalogFace catalog, AkashiDb db) : StaffPage(staff)
{
    public string? Words { get; private set; }

    public IReadOnlyList<FoundEntry> Found { get; private set; } = [];

    public PageLinks Links { get; private set; } = PageLinks.None;

    public async Task OnGetAsync(string? words, string? from, CancellationToken ct)
    {
        Words = words;
        if (EntrySearch.Read(words) is not { } search) return;
        var list = new KeysetList<string>(ListOrder.ByText, search.In(db, catalog.OfBody(Person.BodyId)));
        var page = await list.ReadAsync(ListCursor.Read(from), ct);
        Links = page.LinksOn(new ListAddress(RegistersAddresses.Search, ("words", words)));
        Found = [.. page.InOrder(await LoadAsync(page.Ids, ct), r => r.Id)];
    }

    private async Task<IEnumerable<FoundEntry>> LoadAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var rows = await (from r in db.Set<Registration>().AsNoTracking()
                          where ids.Contains(r.Id)
                          join v in db.Set<RegistrationVersion>() on new { r.Id, Number = r.Version } equals new { Id = v.RegistrationId, v.Number }
                          select new { r.Id, r.Number, v.Name, r.QualificationId, r.Status }).ToListAsync(ct);
        return rows.Select(r => new FoundEntry(r.Id, r.Number, r.Name, catalog.Get(r.QualificationId).Name, r.Status));
    }
}
