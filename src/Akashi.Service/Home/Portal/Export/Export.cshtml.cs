using Akashi.Service.Platform.Export;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Home.Portal.Export;

/// <summary>
/// Row 0.9: one press downloads all that is kept on the holder. The press itself is answered with the file, so that no address exists that a history,
/// a cache or another person could open again.
/// </summary>
[Authorize(Policy = Policies.Holder)]
[LimitedAct("export", 6)]
internal sealed class ExportPage(ExportArchive archive, TextsOf<ExportPage> texts) : PageModel
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        new ExportResult(await archive.ReadAsync(User.SubjectId(), ct), texts["ReadMe", ExportFormat.Version]);
}
