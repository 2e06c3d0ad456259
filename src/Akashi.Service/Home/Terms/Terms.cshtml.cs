using Akashi.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Home.Terms;

/// <summary>The product's terms of use, shown unless the operator has their own.</summary>
[AllowAnonymous]
[HoldsNoSecret]
internal sealed class TermsPage : PageModel;
