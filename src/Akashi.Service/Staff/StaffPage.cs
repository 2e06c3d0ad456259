using System.Reflection;
using Akashi.Hosting;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Staff.Openings;
using Akashi.Service.Staff.Rights;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace Akashi.Service.Staff;

/// <summary>A page of the back office. It knows the signed-in member of staff, and hence the one body that they see.</summary>
/// <param name="staff">Who is signed in.</param>
[Authorize(Policy = Policies.Staff)]
public abstract class StaffPage(StaffFace staff) : PageModel
{
    /// <summary>Limits of a written reason; it may have several lines.</summary>
    public static readonly TextLimit Reason = new(1000, 1000, Lines: true);

    /// <summary>Provides the names for histories.</summary>
    protected StaffFace Colleagues => staff;

    /// <summary>Who is acting.</summary>
    public StaffPerson Person { get; private set; } = null!;

    /// <summary>What the previous press did, as named by <see cref="Tell"/>; null if nothing, and when the page is loaded again.</summary>
    public string? Done { get; private set; }

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await staff.CurrentAsync(User, HttpContext.RequestAborted) is not { } person)
        {
            context.Result = Redirect(StaffAddresses.SignIn);
            return;
        }
        if (DemandedBy(context.HandlerMethod) is not { } right || !person.Has(right))
        {
            context.Result = Forbid();
            return;
        }
        Person = person;
        if (HttpMethods.IsGet(Request.Method)) Done = TempData[Request.Path] as string;
        if ((await next()).Result is not PageResult) return;
        await HttpContext.RequestServices.GetRequiredService<OpeningNotes>().NoteAsync(person, Opened, HttpContext.RequestAborted);
    }

    /// <summary>The records of persons that the page shows, once loaded. Whoever they are about can read that they were opened (row 0.9).</summary>
    protected virtual IEnumerable<OpenedRecord> Opened => [];

    // A press has its own right; viewing uses that of the page.
    private Right? DemandedBy(HandlerMethodDescriptor? handler) =>
        (HttpMethods.IsPost(Request.Method) ? handler?.MethodInfo : (MemberInfo)GetType())?.GetCustomAttribute<DemandsAttribute>()?.Right;

    /// <summary>Ends a press that changed something: redirects to a page that reports it once, so that reloading repeats nothing.</summary>
    /// <param name="address">Address of the page.</param>
    /// <param name="done">Name of what was done; no personal facts.</param>
    protected IActionResult Tell(string address, string done)
    {
        TempData[address.Split('?')[0]] = done;
        return Redirect(address);
    }
}
