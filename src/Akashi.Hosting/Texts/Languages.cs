using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Hosting.Texts;

/// <summary>Where a program keeps the language that a person chose.</summary>
public enum ChoiceKept
{
    /// <summary>In a cookie.</summary>
    InCookie,

    /// <summary>Nowhere: its links and forms hand it on as <c>lang</c>.</summary>
    InAddress,
}

/// <summary>
/// The languages that the programs speak. A further language is one more entry in the list, and a .LANGUAGE.resx beside each .resx. Which of them a
/// request is answered in, <see cref="LanguageChoice"/> decides.
/// </summary>
public static class Languages
{
    /// <summary>All of them; the first is spoken where a request asks for none of them, and by whatever works without a request.</summary>
    public static IReadOnlyList<CultureInfo> Spoken { get; } = [CultureInfo.GetCultureInfo("ja-JP"), CultureInfo.GetCultureInfo("en-GB")];

    /// <summary>The language of whatever is signed or kept.</summary>
    public static CultureInfo Japanese => Spoken[0];

    /// <summary>The language of the small print on a signed sheet.</summary>
    public static CultureInfo English => Spoken[1];

    /// <summary>The language of this request, or of this work without one.</summary>
    public static CultureInfo Current => Of(CodeOf(CultureInfo.CurrentUICulture)) ?? Japanese;

    /// <summary>Its code: "ja" or "en".</summary>
    public static string CurrentCode => CodeOf(Current);

    /// <summary>Whether this request is answered in Japanese.</summary>
    public static bool IsJapanese => Current == Japanese;

    /// <summary>The language of a code; null where we do not speak it.</summary>
    /// <param name="code">"ja" or "en", nothing else; it may come from outside.</param>
    public static CultureInfo? Of(string? code) => Spoken.FirstOrDefault(s => CodeOf(s) == code);

    /// <summary>The two letters of a language: "ja" or "en".</summary>
    // Not from the culture's data, which a program without globalization data lacks.
    public static string CodeOf(CultureInfo culture) => culture.Name.Split('-')[0];

    /// <summary>Lets a program answer each request in the language that it asks for. A program that does not say so speaks the first one only.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="kept">Where it keeps what a person chose.</param>
    public static void Offer(IServiceCollection services, ChoiceKept kept) => services.AddSingleton<IStartupFilter>(new LanguageChoice(kept));

    /// <summary>Lets whatever works without a request speak the first language.</summary>
    internal static void Begin() => CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = Japanese;
}
