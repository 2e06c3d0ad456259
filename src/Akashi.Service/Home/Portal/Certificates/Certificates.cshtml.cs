using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Home.Portal.Certificates;

/// <summary>Rows 2.3.1 and 3.3.1: choosing the kind of certificate.</summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class CertificatesPage : PageModel;
