using Akashi.Service.Catalog;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Registers.Portal.Mine;

/// <summary>Row 1.4.1: the holder's qualifications, and 「資格を追加する」.</summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class MinePage(RegistersFace registers, CatalogFace catalog) : PageModel
{
    public IReadOnlyList<(Qualification Qualification, RegistrationView Registration)> Registrations { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) =>
        Registrations = [.. (await registers.OfHolderAsync(User.SubjectId(), ct)).Select(r => (catalog.Find(r.QualificationId)!, r))];
}
