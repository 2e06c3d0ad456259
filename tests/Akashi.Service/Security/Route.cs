using Akashi.Service.Tests.Given;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Security;

/// <summary>An endpoint of the running Service.</summary>
/// <param name="Methods">Methods that it answers; for a page, those with a handler.</param>
/// <param name="Pattern">Its address, with parameters in braces.</param>
/// <param name="Policy">Who may use it: the policy's name, "anybody", or "(fallback)" if it declares nothing.</param>
internal sealed record Route(string Methods, string Pattern, string Policy)
{
    public bool Gets => Methods.Contains("GET", StringComparison.Ordinal);

    public bool Posts => Methods.Contains("POST", StringComparison.Ordinal);

    /// <summary>All endpoints without duplicates, sorted by address.</summary>
    public static IReadOnlyList<Route> All(World world)
    {
        var endpoints = world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
        return [.. endpoints.Select(Of).Distinct().OrderBy(r => r.Pattern, StringComparer.Ordinal)];
    }

    public override string ToString() => $"{Methods,-8} {Pattern,-56} {Policy}";

    private static Route Of(RouteEndpoint endpoint)
    {
        var metadata = endpoint.Metadata;
        var policies = metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy ?? "(unnamed)").Distinct();
        var declared = string.Join('+', policies) is { Length: > 0 } named ? named : "(fallback)";
        var policy = metadata.GetMetadata<IAllowAnonymous>() is not null ? "anybody" : declared;
        var methods = metadata.GetMetadata<PageActionDescriptor>() is { } page
            ? MethodsOf(page)
            : metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"];
        return new Route(string.Join(',', methods), "/" + endpoint.RoutePattern.RawText!.Trim('/'), policy);
    }

    private static IReadOnlyList<string> MethodsOf(PageActionDescriptor page)
    {
        var posts = ModelOf(page).GetMethods().Any(m => m.Name.StartsWith("OnPost", StringComparison.Ordinal));
        return posts ? ["GET", "POST"] : ["GET"];
    }

    /// <summary>The class behind a page.</summary>
    public static Type ModelOf(PageActionDescriptor page) => typeof(ServiceHost).Assembly.GetTypes().Single(t =>
        t.IsSubclassOf(typeof(PageModel)) && !t.IsAbstract
        && FolderOf(t) == page.RelativePath[..page.RelativePath.LastIndexOf('/')] && NameOf(t) == NameOf(page));

    private static string FolderOf(Type model) => "/" + model.Namespace!["Akashi.Service.".Length..].Replace('.', '/');

    private static string NameOf(Type model) => model.Name[..^"Page".Length];

    private static string NameOf(PageActionDescriptor page) => Path.GetFileNameWithoutExtension(page.RelativePath);
}
