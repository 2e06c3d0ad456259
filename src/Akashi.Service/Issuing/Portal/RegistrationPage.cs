using Akashi.Service.Catalog;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Registers;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Issuing.Portal;

/// <summary>A page about a registration of the holder; nobody else finds it.</summary>
internal abstract class RegistrationPage(RegistersFace registers, CatalogFace catalog) : PageModel
{
    public RegistrationView Registration { get; private set; } = null!;

    public Catalog.Qualification Qualification { get; private set; } = null!;

    /// <summary>Whether a credential can be issued (row 3.7.3).</summary>
    public bool IsActive => Registration.Status == RegistrationStatus.Active;

    /// <returns>False if the holder has no such registration.</returns>
    private protected async Task<bool> FindAsync(Guid id, CancellationToken ct)
    {
        if (await registers.OfHolderAsync(User.SubjectId(), id, ct) is not { } registration) return false;
        (Registration, Qualification) = (registration, catalog.Get(registration.QualificationId));
        return true;
    }
}
