using Akashi.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Home.Terms;

/// <summary>The terms of use of the product, where the operator names none of their own.</summary>
[AllowAnonymous]
[HoldsNoSecret]
internal sealed class TermsPage : PageModel;
