using Akashi.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Home.Privacy;

/// <summary>The privacy policy of the product, where the operator names none of their own.</summary>
[AllowAnonymous]
[HoldsNoSecret]
internal sealed class PrivacyPage : PageModel;
