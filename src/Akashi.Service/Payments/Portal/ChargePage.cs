using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Journeys;
using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Payments.Portal;

/// <summary>A page of a charge: finds the holder's own before its handler runs. What is paid leads to its receipt.</summary>
[Authorize(Policy = Policies.Holder)]
internal abstract class ChargePage(Charges charges) : PageModel
{
    /// <summary>The charge of the address.</summary>
    public OpenCharge Open { get; private set; } = null!;

    /// <summary>Its place in the journey.</summary>
    public JourneyPage Step => PaymentJourney.Pages.Get(this);

    /// <summary>Address of the page before this one: of the same charge, or the list that led to it.</summary>
    public string BackPath => PaymentJourney.Pages.Before(Step) is { } before ? PathOf(before) : ApplicationsAddresses.Mine;

    /// <summary>Leads to where something is missing that comes before this page; null where the way to it is free.</summary>
    private protected IActionResult? Detour() =>
        PaymentJourney.Pages.DetourFrom(Step, PaymentJourney.GapOf(Open.Charge)) is { } gap ? Redirect(PathOf(gap)) : null;

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
