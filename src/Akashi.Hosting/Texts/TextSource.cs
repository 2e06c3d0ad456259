using System.Globalization;
using System.Reflection;
using System.Resources;

namespace Akashi.Hosting.Texts;

/// <summary>The texts of one .resx file, in the language of the request. Every program takes its words from here.</summary>
/// <param name="name">The file's path with dots for slashes, below the root namespace: "Akashi.NAME.Texts".</param>
/// <param name="assembly">Where it was compiled into.</param>
public class TextSource(string name, Assembly assembly)
{
    private readonly ResourceManager resources = new(name, assembly);

    /// <summary>Whether there is such a text; where there is no such file, there is none.</summary>
    /// <param name="key">Its key.</param>
    public bool Has(string key) =>
        assembly.GetManifestResourceInfo(name + ".resources") is not null && resources.GetString(key, CultureInfo.CurrentUICulture) is not null;

    /// <summary>A text as it is written. One that is not there is our mistake, and no page shows a key instead.</summary>
    /// <param name="key">Its key.</param>
    /// <exception cref="MissingManifestResourceException">There is no such text, or no such file.</exception>
    public string this[string key] =>
        resources.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"{name} lacks the text \"{key}\".");

    /// <summary>A text with values in its places {0}, {1} and so on.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="values">The values, written as the request's culture writes them.</param>
    public string this[string key, params ReadOnlySpan<object?> values] => string.Format(CultureInfo.CurrentCulture, this[key], values);
}
