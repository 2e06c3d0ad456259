using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Hosting.Texts;

/// <summary>
/// The languages that every program speaks, and which of them a request is answered in. It is decided here and nowhere else;
/// a further language is one more entry in the list, and a .LANGUAGE.resx beside each .resx.
/// </summary>
public static class Languages
{
    /// <summary>All of them; the first is spoken where a request asks for none of them, and by whatever works without a request.</summary>
    public static IReadOnlyList<CultureInfo> Spoken { get; } = [CultureInfo.GetCultureInfo("ja-JP")];

    /// <summary>Lets a program speak: jobs the first language, each request the one that it asks for.</summary>
    internal static void Add(IServiceCollection services)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = Spoken[0];
        services.AddSingleton<IStartupFilter, InEachRequest>();
    }

    private static RequestLocalizationOptions Choice() => new()
    {
        DefaultRequestCulture = new RequestCulture(Spoken[0]),
        SupportedCultures = [.. Spoken],
        SupportedUICultures = [.. Spoken],
        RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()],
    };

    // Before all that a program does with a request, so that also a refusal and the page about an exception are in its language.
    private sealed class InEachRequest : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseRequestLocalization(Choice());
            next(app);
        };
    }
}
