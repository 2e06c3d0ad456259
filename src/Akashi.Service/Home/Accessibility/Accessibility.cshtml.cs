using Akashi.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Home.Accessibility;

/// <summary>The product's accessibility statement, shown unless the operator has their own.</summary>
[AllowAnonymous]
[HoldsNoSecret]
internal sealed class AccessibilityPage : PageModel;
