using Akashi.Hosting.Texts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Platform.Texts;

/// <summary>
/// The texts that lie beside a type, in the .resx of its name. A page's model, XPage, has those of its page, X.resx: its view has
/// the same by <see cref="ViewTexts"/>.
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
