using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Architecture.Samples.Office;

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class DemandsAttribute : Attribute;

[Authorize(Policy = "staff")]
internal sealed class RightlessPage : PageModel;

[Authorize(Policy = "staff")]
[Demands]
internal sealed class RightlessPressPage : PageModel
{
    [Demands]
    public void OnPostDone() => ModelState.Clear();

    public void OnPostForgotten() => ModelState.Clear();
}

[AllowAnonymous]
internal sealed class DoorPage : PageModel
{
    public void OnPost() => ModelState.Clear();
}
