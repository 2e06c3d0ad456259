using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Journeys;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Payments.Portal;

/// <summary>A page of a charge. It finds the holder's charge before its handler runs; a paid charge redirects to its receipt.</summary>
[Authorize(Policy = Policies.Holder)]
internal abstract class ChargePage(Charges charges) : PageModel
{
    /// <summary>The charge named in the address.</summary>
    public OpenCharge Open { get; private set; } = null!;

    /// <summary>The page's place in the journey.</summary>
    public JourneyPage Step => PaymentJourney.Pages.Get(this);

    /// <summary>Path of the previous page: of the same charge, or the list that led to it.</summary>
    public string BackPath => PaymentJourney.Pages.Before(Step) is { } before ? PathOf(before) : ApplicationsAddresses.Mine;

    /// <summary>Redirects to an earlier page on which something is missing; null if the way is free.</summary>
    private protected IActionResult? Detour() =>
        PaymentJourney.Pages.DetourFrom(Step, PaymentJourney.GapOf(Open.Charge)) is { } gap ? Redirect(PathOf(gap)) : null;

    /// <summary>Path of another page of the same charge.</summary>
    public string PathOf(string page) => PaymentsAddresses.PageOf(Open.Id, page);

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!Guid.TryParse(RouteData.Values["id"]?.ToString(), out var id) || !await LoadAsync(id)) context.Result = NotFound();
        else if (Open.Charge.State == ChargeState.Captured && !AlsoWhenPaid) context.Result = Redirect(PathOf("complete"));
        else if (Open.Charge.State == ChargeState.Cancelled && !AlsoWhenCancelled) context.Result = Redirect(PathOf("return"));
        else await next();
    }

    /// <summary>Whether the page is still available when the charge can no longer be paid; every other page leads to it.</summary>
    private protected virtual bool AlsoWhenCancelled => false;

    /// <summary>Whether the page is still available after the payment.</summary>
    private protected virtual bool AlsoWhenPaid => false;

    /// <summary>Loads the charge, or reloads it after it may have changed.</summary>
    private protected async Task<bool> LoadAsync(Guid id)
    {
        if (await charges.FindAsync(id, User.SubjectId(), HttpContext.RequestAborted) is not { } found) return false;
        Open = found;
        return true;
    }
}
