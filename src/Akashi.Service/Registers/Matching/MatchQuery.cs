using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Registers.Matching;

/// <summary>Reads the entries that a claim could be about, with all their versions: those of the number, and those born on the day.</summary>
internal static class MatchQuery
{
    /// <summary>
    /// The most versions that are read. In a register of a million some 60 people share a date of birth; more than this many only where dates are made up.
    /// </summary>
    public const int MostVersions = 2000;

    private static readonly HotQuery<Func<AkashiDb, string, string, DateOnly, IAsyncEnumerable<Found>>> ByNumberOrBirth = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, string qualification, string number, DateOnly born) =>
            (from r in db.Set<Registration>().AsNoTracking()
             where r.QualificationId == qualification && (r.NumberSearchForm == number || r.BornOn == born)
             join v in db.Set<RegistrationVersion>() on r.Id equals v.RegistrationId
             orderby r.NumberSearchForm == number descending, v.RegistrationId, v.Number
             select new Found(r, v)).Take(MostVersions)));

    /// <summary>Reads them by two ranges of indexes.</summary>
    public static async Task<IReadOnlyList<KnownEntry>> ReadAsync(AkashiDb db, string qualificationId, MatchClaim claim, CancellationToken ct)
    {
        var found = await ByNumberOrBirth.For(db)(db, qualificationId, claim.Number ?? "", claim.Facts.BirthOn).ToListAsync(ct);
        return [.. found.GroupBy(f => f.Entry.Id).Select(Of).OfType<KnownEntry>()];
    }

    private static KnownEntry? Of(IGrouping<Guid, Found> versions)
    {
        var entry = versions.First().Entry;
        var now = versions.FirstOrDefault(v => v.Version.Number == entry.Version)?.Version;
        if (now is null) return null;
        var view = new RegistrationView(entry.Id, entry.QualificationId, entry.Number, entry.AccountId, entry.Status, now.Number, RegisterBook.FactsOf(now));
        return new KnownEntry(view, [.. versions.Where(v => v.Version.Number < now.Number).Select(v => RegisterBook.FactsOf(v.Version))]);
    }

    private sealed record Found(Registration Entry, RegistrationVersion Version);
}
