using Akashi.Service.Platform.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Home.Portal.Search;

/// <summary>Row 1.3.2: choosing the category.</summary>
[Authorize(Policy = Policies.Holder)]
internal sealed class SearchPage : PageModel;
