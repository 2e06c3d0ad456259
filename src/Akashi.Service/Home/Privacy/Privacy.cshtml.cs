using Akashi.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Home.Privacy;

/// <summary>The product's privacy policy, shown unless the operator has their own.</summary>
[AllowAnonymous]
[HoldsNoSecret]
internal sealed class PrivacyPage : PageModel;
