using Akashi.Service.Applications;
using Akashi.Service.Applications.Document;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Staff;
using Akashi.Service.Staff.Openings;
using Akashi.Service.Staff.Rights;
using Microsoft.AspNetCore.Mvc;

namespace Akashi.Service.Decisions.Office.Round;

/// <summary>Row 6.3: an application as it was signed in one round, with what changed since the round before.</summary>
[Demands(Right.SeeApplications)]
internal sealed class RoundPage(StaffFace staff, CatalogFace catalog, SubmittedApplications applications, TextsOf<RoundPage> texts) : StaffPage(staff)
{
    public SubmittedApplication Submitted { get; private set; } = null!;

    /// <summary>What changed since the round before; null for the first round.</summary>
    public RoundDifference? Difference { get; private set; }

    /// <inheritdoc/>
    protected override IEnumerable<OpenedRecord> Opened => [new(OpenedKind.Application, Submitted.Id)];

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery] int number, CancellationToken ct)
    {
        if (await applications.FindAsync(id, catalog.OfBody(Person.BodyId), ct) is not { } latest) return NotFound();
        if (await applications.FindRoundAsync(latest, number, ct) is not { } round) return NotFound();
        Submitted = round;
        var before = await applications.FindRoundAsync(latest, number - 1, ct);
        Difference = before is null ? null : RoundDifference.Of(before.Reading, round.Reading);
        return Page();
    }

    /// <summary>What an item said in the round before; null if it says the same.</summary>
    public string? BeforeOf(DocumentSection section, DocumentItem item) =>
        Difference?.Before(section, item) is { } before ? texts["Before", before.Length == 0 ? texts["Empty"] : before] : null;
}
