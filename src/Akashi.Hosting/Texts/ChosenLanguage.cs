using Microsoft.AspNetCore.Http;

namespace Akashi.Hosting.Texts;

/// <summary>For a program that keeps nothing, not even a cookie: its links and forms hand on the language that a person chose.</summary>
public static class ChosenLanguage
{
    /// <summary>An address of this site, in the language that the request named; as it is where the request named none, and for other sites.</summary>
    /// <param name="request">The request.</param>
    /// <param name="address">Path and query, or the whole address of another site.</param>
    public static string On(HttpRequest request, string address) => address.StartsWith('/') && LanguageChoice.Named(request) is { } chosen
        ? LanguageSwitch.With(address, Languages.CodeOf(chosen))
        : address;
}
