using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Payments;

/// <summary>A page of a charge: finds the holder's own before its handler runs. What is paid leads to its receipt.</summary>
[Authorize(Policy = Policies.Holder)]
internal abstract class ChargePage(Charges charges) : PageModel
{
    /// <summary>The charge of the address.</summary>
    public OpenCharge Open { get; private set; } = null!;

    /// <summary>Address of another page of the same charge.</summary>
    public string PathOf(string page) => PaymentsAddresses.PageOf(Open.Id, page);

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!Guid.TryParse(RouteData.Values["id"]?.ToString(), out var id) || !await LoadAsync(id)) context.Result = NotFound();
        else if (Open.Charge.State == ChargeState.Captured && !AlsoWhenPaid) context.Result = Redirect(PathOf("complete"));
        else await next();
    }

    /// <summary>Whether the page is there after the payment too.</summary>
    private protected virtual bool AlsoWhenPaid => false;

    /// <summary>Reads the charge, anew where it may have changed.</summary>
    private protected async Task<bool> LoadAsync(Guid id)
    {
        if (await charges.FindAsync(id, User.SubjectId(), HttpContext.RequestAborted) is not { } found) return false;
        Open = found;
        return true;
    }
}
