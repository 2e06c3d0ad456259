using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Akashi.Service.Platform.Security;

/// <summary>Notes each form that came without the token of its page; all else is the framework's.</summary>
/// <param name="inner">The framework's.</param>
/// <param name="log">Where it is noted.</param>
internal sealed class NotedAntiforgery(IAntiforgery inner, SecurityLog log) : IAntiforgery
{
    /// <summary>Puts it around the framework's, which must have been added before.</summary>
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
