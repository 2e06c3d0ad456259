using Akashi.Hosting;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Lists;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Registers.Office.ChangeStatus;
using Akashi.Service.Staff;
using Akashi.Service.Staff.Openings;
using Akashi.Service.Staff.Rights;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Registers.Office.Open;

/// <summary>A version in the history of an entry.</summary>
internal sealed record VersionInHistory(int Number, DateTimeOffset From, string Act, RegistrationStatus Status, string Name, string By, string? Why);

/// <summary>A change of state that waits for confirmation.</summary>
internal sealed record ChangeToConfirm(StatusCommand Command, string Reason);

/// <summary>Row 6.5: an entry with its whole history, where staff suspend, lift and revoke.</summary>
[Demands(Right.SeeRegister)]
internal sealed class OpenPage(
    StaffFace staff, RegistersFace registers, CatalogFace catalog, ChangeStatusHandler handler, AkashiDb db, TextsOf<OpenPage> texts) : StaffPage(staff)
{
    public RegistrationView Entry { get; private set; } = null!;

    public Qualification Qualification { get; private set; } = null!;

    public IReadOnlyList<VersionInHistory> History { get; private set; } = [];

    /// <summary>Commands that this person may give now.</summary>
    public IReadOnlyList<StatusCommand> Commands =>
        Person.Has(Right.ChangeRegister) ? [.. Enum.GetValues<StatusCommand>().Where(c => StatusRules.Decide(Entry.Status, c).Next is not null)] : [];

    /// <summary>The change to confirm; null if there is none.</summary>
    public ChangeToConfirm? Confirming { get; private set; }

    /// <inheritdoc/>
    protected override IEnumerable<OpenedRecord> Opened => [new(OpenedKind.Entry, Entry.Id)];

    /// <summary>Links to the other pages of the history.</summary>
    public PageLinks HistoryLinks { get; private set; } = PageLinks.None;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    [Demands(Right.ChangeRegister)]
    public async Task<IActionResult> OnPostAsync(
        Guid id, [FromForm] string? command, [FromForm] string? reason, [FromForm] string? confirmed, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var known = Enum.TryParse<StatusCommand>(command, out var chosen) && Enum.IsDefined(chosen);
        if (!known) ModelState.AddModelError("command", texts["FaultCommand"]);
        var fault = OutsideText.Read(reason, Reason, out var why);
        if (fault is not null || why.Length == 0)
            ModelState.AddModelError("reason", texts[fault == TextFault.NotText ? "FaultReasonNotText" : "FaultReason", Reason.Characters]);
        if (!ModelState.IsValid) return Page();
        if (confirmed != "true" && Commands.Contains(chosen) && StatusRules.IsForGood(chosen))
        {
            Confirming = new ChangeToConfirm(chosen, why);
            return Page();
        }
        var outcome = await handler.HandleAsync(id, catalog.OfBody(Person.BodyId), chosen, Person.Actor, why, ct);
        if (outcome is StatusOutcome.Changed) return Tell(RegistersAddresses.OpenOf(id), chosen.ToString());
        await LoadAsync(id, ct);
        if (outcome is StatusOutcome.Refused refused) ModelState.AddModelError("command", texts["Refused" + refused.Reason]);
        return Page();
    }

    /// <summary>Shows the page again in another language: the change that waits for its confirmation, or the entry with what was typed.</summary>
    [Demands(Right.ChangeRegister)]
    public async Task<IActionResult> OnPostLanguageAsync(
        Guid id, [FromForm] string? command, [FromForm] string? reason, [FromForm] string? confirmed, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (confirmed == "true" && Enum.TryParse<StatusCommand>(command, out var chosen) && OutsideText.Read(reason, Reason, out var why) is null)
            Confirming = new ChangeToConfirm(chosen, why);
        return Page();
    }

    /// <summary>Goes back from the confirmation to the entry, with the choice and the reason as they were.</summary>
    [Demands(Right.ChangeRegister)]
    public Task<IActionResult> OnPostReviseAsync(Guid id, CancellationToken ct) => OnGetAsync(id, ct);

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await registers.FindAsync(id, ct) is not { } entry || !catalog.OfBody(Person.BodyId).Contains(entry.QualificationId)) return false;
        (Entry, Qualification) = (entry, catalog.Find(entry.QualificationId)!);
        var all = db.Set<RegistrationVersion>().Where(v => v.RegistrationId == id);
        var page = await new KeysetList<int>(ListOrder.HighestFirst, [all.Select(v => new ListedRow<int> { Key = v.Number, Id = v.RegistrationId })])
            .ReadAsync(ListCursor.Read(Request.Query[ListCursor.Parameter]), ct);
        HistoryLinks = page.LinksOn(new ListAddress(RegistersAddresses.OpenOf(id)));
        var numbers = page.Rows.Select(r => r.Key).ToList();
        var versions = await all.AsNoTracking().Where(v => numbers.Contains(v.Number)).OrderByDescending(v => v.Number).ToListAsync(ct);
        var history = new List<VersionInHistory>();
        foreach (var v in versions)
            history.Add(new VersionInHistory(v.Number, v.From, v.Act, v.Status, v.Name, await Colleagues.NameOfAsync(v.By, ct) ?? texts["BySystem"], v.Why));
        History = history;
        return true;
    }
}
