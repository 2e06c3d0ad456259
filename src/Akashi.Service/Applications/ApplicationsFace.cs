using Akashi.Service.Applications.Drafts;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications;

/// <summary>An application as other capabilities see it.</summary>
/// <param name="Id">Id.</param>
/// <param name="QualificationId">Qualification in the catalog.</param>
/// <param name="Procedure">Title of its procedure.</param>
/// <param name="ReceiptNumber">受付番号; null for a draft.</param>
/// <param name="State">State.</param>
/// <param name="Path">Path of the page on which the holder continues.</param>
/// <param name="Draft">Where the holder was; null if it is no draft.</param>
public sealed record ApplicationView(
    Guid Id, string QualificationId, Wording Procedure, string? ReceiptNumber, ApplicationState State, string Path, OpenDraft? Draft);

/// <summary>What an application is about.</summary>
/// <param name="Qualification">Name of the qualification.</param>
/// <param name="Procedure">Title of the procedure.</param>
/// <param name="ReceiptNumber">受付番号; null for a draft.</param>
/// <param name="Path">Path of the page on which the holder continues.</param>
public sealed record ApplicationName(Wording Qualification, Wording Procedure, string? ReceiptNumber, string Path);

/// <summary>What other capabilities may ask of applications.</summary>
public sealed class ApplicationsFace
{
    private readonly AkashiDb db;
    private readonly ProceduresFace procedures;
    private readonly CatalogFace catalog;
    private readonly OpenDrafts drafts;

    internal ApplicationsFace(AkashiDb db, ProceduresFace procedures, CatalogFace catalog, OpenDrafts drafts) =>
        (this.db, this.procedures, this.catalog, this.drafts) = (db, procedures, catalog, drafts);

    /// <summary>Where the holder continues: a draft on the check page, anything else on its time line.</summary>
    public static string PathOf(Guid id, ApplicationState state) =>
        ApplicationsAddresses.PageOf(id, state == ApplicationState.Draft ? "check" : "timeline");

    /// <summary>The holder's name exactly as last read from their card; null if no card was read for an application yet.</summary>
    public async Task<string?> NameOnCardAsync(Guid accountId, CancellationToken ct)
    {
        var facts = await db.Set<Application>().AsNoTracking().Where(a => a.AccountId == accountId && a.Facts != null)
            .OrderByDescending(a => a.ChangedAt).Select(a => a.Facts).FirstOrDefaultAsync(ct);
        return facts?.Name;
    }

    /// <summary>受付番号 of each application that a holder submitted, by its id.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> ReceiptNumbersAsync(Guid accountId, CancellationToken ct) =>
        await db.Set<Application>().Where(a => a.AccountId == accountId && a.Submission != null)
            .Select(a => new { a.Id, a.Submission!.ReceiptNumber }).ToDictionaryAsync(a => a.Id, a => a.ReceiptNumber, ct);

    /// <summary>What a holder's applications are about, by their ids; those that are gone are missing.</summary>
    public async Task<IReadOnlyDictionary<Guid, ApplicationName>> NamesAsync(Guid accountId, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = await db.Set<Application>().AsNoTracking().Where(a => a.AccountId == accountId && ids.Contains(a.Id))
            .Select(a => new
            {
                a.Id,
                a.QualificationId,
                a.ProcedureName,
                a.ProcedureVersion,
                a.State,
                ReceiptNumber = a.Submission == null ? null : a.Submission.ReceiptNumber,
            })
            .ToListAsync(ct);
        var names = new Dictionary<Guid, ApplicationName>();
        foreach (var a in found)
        {
            var procedure = await procedures.GetAsync(new ProcedureKey(a.ProcedureName, a.ProcedureVersion), ct);
            names[a.Id] = new ApplicationName(catalog.Get(a.QualificationId).Name, procedure.Title, a.ReceiptNumber, PathOf(a.Id, a.State));
        }
        return names;
    }

    /// <summary>A holder's applications that are open, were rejected or have expired, the most recently changed first.</summary>
    public async Task<IReadOnlyList<ApplicationView>> NotCompletedAsync(Guid accountId, int most, CancellationToken ct)
    {
        var found = await db.Set<Application>().AsNoTracking()
            .Where(a => a.AccountId == accountId && a.State != ApplicationState.Completed && a.State != ApplicationState.Withdrawn)
            .OrderByDescending(a => a.ChangedAt).Take(most)
            .Select(a => new
            {
                a.Id,
                a.QualificationId,
                a.ProcedureName,
                a.ProcedureVersion,
                ReceiptNumber = a.Submission == null ? null : a.Submission.ReceiptNumber,
                a.State,
            })
            .ToListAsync(ct);
        var views = new List<ApplicationView>();
        foreach (var a in found)
        {
            var procedure = await procedures.GetAsync(new ProcedureKey(a.ProcedureName, a.ProcedureVersion), ct);
            var draft = a.State == ApplicationState.Draft ? await drafts.FindAsync(a.Id, accountId, ct) : null;
            views.Add(new ApplicationView(a.Id, a.QualificationId, procedure.Title, a.ReceiptNumber, a.State, PathOf(a.Id, a.State), draft));
        }
        return views;
    }
}
