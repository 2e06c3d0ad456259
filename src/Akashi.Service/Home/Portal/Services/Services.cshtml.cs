using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Home.Portal.Services;

/// <summary>Row 1.3.3: choosing the service.</summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class ServicesPage : PageModel;
