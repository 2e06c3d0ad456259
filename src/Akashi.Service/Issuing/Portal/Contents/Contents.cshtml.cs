using Akashi.Hosting.Dates;
using Akashi.Service.Catalog;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Registers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Issuing.Portal.Contents;

/// <summary>Row 3.7.4: the holder chooses what is left out of a credential, and its end. The next page shows what a verifier will see.</summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class ContentsPage(
    RegistersFace registers, CatalogFace catalog, CredentialOffers offers, TimeProvider clock, TextsOf<ContentsPage> texts)
    : RegistrationPage(registers, catalog)
{
    public CredentialOffer Offer { get; private set; } = null!;

    /// <summary>What was chosen before.</summary>
    public CredentialChoice Choice { get; private set; } = CredentialChoice.Everything;

    /// <summary>The ends that are offered, each with its last day; null where the holder names it.</summary>
    public IReadOnlyList<(EndChoice End, DateOnly? Last)> Ends { get; private set; } = [];

    /// <summary>The end that was chosen before.</summary>
    public EndChoice End => Choice.LastDay is not { } day
        ? EndChoice.Longest
        : Ends.Where(e => e.End != EndChoice.Longest && e.Last == day).Select(e => e.End).FirstOrDefault(EndChoice.ThisDay);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (!IsActive) return Redirect(IssuingAddresses.QualificationOf(id));
        Choice = ChoiceQuery.Read(Request.Query) ?? Choice;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm] string[]? without, [FromForm] string? end, [FromForm] string? day, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (!IsActive) return Redirect(IssuingAddresses.QualificationOf(id));
        if (ChoiceQuery.ReadFacts(without ?? []) is not { } leftOut || !leftOut.Facts.All(Offer.MayOmit.Contains))
            ModelState.AddModelError("without", texts["FaultWithout"]);
        else if (TryReadEnd(end, day, out var last))
            return Redirect(IssuingAddresses.PreviewOf(id) + ChoiceQuery.Write(new CredentialChoice(leftOut, last)));
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return false;
        Offer = offers.Of(Registration, Qualification.Body);
        if (Offer.Days is { } days) Ends = [(EndChoice.Longest, JapanTime.DayOf(Offer.LongestEnd)), .. Months(days), (EndChoice.ThisDay, null)];
        return true;
    }

    private IEnumerable<(EndChoice End, DateOnly? Last)> Months(LastDays days) =>
        from end in new[] { EndChoice.SixMonths, EndChoice.ThreeMonths, EndChoice.OneMonth }
        where days.Contain(LastDayOf(end))
        select (end, (DateOnly?)LastDayOf(end));

    private DateOnly LastDayOf(EndChoice end)
    {
        var today = JapanTime.DayOf(clock.GetUtcNow());
        return today.AddMonths(end switch { EndChoice.SixMonths => 6, EndChoice.ThreeMonths => 3, _ => 1 });
    }

    // Null for as long as possible. A day that is typed counts only where it is asked for.
    private bool TryReadEnd(string? end, string? day, out DateOnly? last)
    {
        last = null;
        if (Offer.Days is not { } days) return true;
        if (!Enum.TryParse<EndChoice>(end, out var chosen) || Ends.All(e => e.End != chosen))
            ModelState.AddModelError("end", texts["FaultEnd"]);
        else if (chosen == EndChoice.ThisDay)
            ReadDay(day ?? "", days, out last);
        else if (chosen != EndChoice.Longest)
            last = LastDayOf(chosen);
        return ModelState.IsValid;
    }

    private void ReadDay(string typed, LastDays days, out DateOnly? last)
    {
        last = ChoiceQuery.ReadDay(typed);
        if (typed.Length == 0) ModelState.AddModelError("day", texts["FaultDayMissing"]);
        else if (last is not { } day) ModelState.AddModelError("day", texts["FaultNoDay"]);
        else if (!days.Contain(day)) ModelState.AddModelError("day", texts["FaultDay", ShownDate.On(days.First), ShownDate.On(days.Last)]);
    }
}
