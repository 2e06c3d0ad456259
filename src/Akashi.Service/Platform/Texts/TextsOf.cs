using Akashi.Hosting.Texts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Platform.Texts;

/// <summary>
/// The texts beside a type, in the .resx of the same name. A page model XPage uses X.resx, the texts of its page, which the view gets through
/// <see cref="ViewTexts"/>.
/// </summary>
/// <typeparam name="T">The type.</typeparam>
internal sealed class TextsOf<T>() : TextSource(NameOf(typeof(T)), typeof(T).Assembly)
{
    private const string PageSuffix = "Page";

    private static string NameOf(Type type)
    {
        var name = type.FullName!;
        return type.IsSubclassOf(typeof(PageModel)) && name.EndsWith(PageSuffix, StringComparison.Ordinal) ? name[..^PageSuffix.Length] : name;
    }
}
