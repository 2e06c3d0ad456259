using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Akashi.Service.Platform.Security;

/// <summary>Logs each form that arrives without its page's token; otherwise it behaves like the framework's antiforgery.</summary>
/// <param name="inner">The framework's implementation.</param>
/// <param name="log">Receives the events.</param>
internal sealed class NotedAntiforgery(IAntiforgery inner, SecurityLog log) : IAntiforgery
{
    /// <summary>Wraps the framework's implementation, which must already be registered.</summary>
    public static void Add(IServiceCollection services)
    {
        var given = services.Last(s => s.ServiceType == typeof(IAntiforgery)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton<IAntiforgery>(s =>
            new NotedAntiforgery((IAntiforgery)ActivatorUtilities.CreateInstance(s, given), s.GetRequiredService<SecurityLog>())));
    }

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => inner.GetAndStoreTokens(httpContext);

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => inner.GetTokens(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext) => inner.SetCookieTokenAndHeader(httpContext);

    public async Task<bool> IsRequestValidAsync(HttpContext httpContext)
    {
        var isValid = await inner.IsRequestValidAsync(httpContext);
        if (!isValid) log.Note(SecurityEvent.ForeignForm, httpContext);
        return isValid;
    }

    public async Task ValidateRequestAsync(HttpContext httpContext)
    {
        try
        {
            await inner.ValidateRequestAsync(httpContext);
        }
        catch (AntiforgeryValidationException)
        {
            log.Note(SecurityEvent.ForeignForm, httpContext);
            throw;
        }
    }
}
