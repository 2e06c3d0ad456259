using Akashi.Service.Catalog;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Registers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Issuing.Portal.Choose;

/// <summary>Rows 2.4.1 and 3.4.1: choosing the qualification by its name.</summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class ChoosePage(RegistersFace registers, CatalogFace catalog) : PageModel
{
    public IReadOnlyList<(Catalog.Qualification Qualification, RegistrationView Registration)> Registrations { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) =>
        Registrations = [.. (await registers.OfHolderAsync(User.SubjectId(), ct)).Select(r => (catalog.Find(r.QualificationId)!, r))];
}
