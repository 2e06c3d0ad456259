using System.Reflection;
using Akashi.Hosting;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Staff.Rights;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace Akashi.Service.Staff;

/// <summary>A page of the back office: knows the member of staff, and through them the one body that they see.</summary>
/// <param name="staff">Who is signed in.</param>
[Authorize(Policy = Policies.Staff)]
public abstract class StaffPage(StaffFace staff) : PageModel
{
    /// <summary>How long a written reason may be, in lines.</summary>
    public static readonly TextLimit Reason = new(1000, 1000, Lines: true);

    /// <summary>Names behind histories.</summary>
    protected StaffFace Colleagues => staff;

    /// <summary>Who acts.</summary>
    public StaffPerson Person { get; private set; } = null!;

    /// <summary>What the press before this page did, as <see cref="Tell"/> named it; null where nothing, and at the next look.</summary>
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
        await next();
    }

    // A press has a right of its own; what is seen has the page's.
    private Right? DemandedBy(HandlerMethodDescriptor? handler) =>
        (HttpMethods.IsPost(Request.Method) ? handler?.MethodInfo : (MemberInfo)GetType())?.GetCustomAttribute<DemandsAttribute>()?.Right;

    /// <summary>Ends a press that did something: leads to a page that says so once. Loading that page again repeats nothing.</summary>
    /// <param name="path">Address of the page.</param>
    /// <param name="done">Name of what was done; no personal fact.</param>
    protected IActionResult Tell(string path, string done)
    {
        TempData[path] = done;
        return Redirect(path);
    }
}
