using System.Globalization;
using Akashi.Hosting.Texts;

namespace Akashi.Service.Tests.Given;

/// <summary>Runs something as a request in a language does.</summary>
internal static class Spoken
{
    public static T In<T>(string code, Func<T> what)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Languages.Of(code)!;
        try
        {
            return what();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
