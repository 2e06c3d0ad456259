using System.Globalization;
using System.Reflection;
using System.Resources;

namespace Akashi.Hosting.Texts;

/// <summary>
/// The texts of one .resx file, in the language of the request or in a named one. Every program takes its words from here.
/// </summary>
public class TextSource
{
    private readonly string name;
    private readonly Assembly assembly;
    private readonly ResourceManager resources;
    private readonly CultureInfo? language;

    /// <summary>Opens a file of texts.</summary>
    /// <param name="name">The file's path with dots for slashes, below the root namespace: "Akashi.NAME.Texts".</param>
    /// <param name="assembly">Where it was compiled into.</param>
    public TextSource(string name, Assembly assembly) => (this.name, this.assembly, resources) = (name, assembly, new ResourceManager(name, assembly));

    private TextSource(TextSource source, CultureInfo language) =>
        (name, assembly, resources, this.language) = (source.name, source.assembly, source.resources, language);

    /// <summary>The same texts in one language, whatever the request's: for what is signed or kept, and for mails.</summary>
    /// <param name="named">One that we speak.</param>
    public TextSource In(CultureInfo named) => new(this, named);

    /// <summary>Whether there is such a text; where there is no such file, there is none.</summary>
    /// <param name="key">Its key.</param>
    public bool Has(string key) => assembly.GetManifestResourceInfo(name + ".resources") is not null && Find(key) is not null;

    /// <summary>A text as it is written. One that is not there is our mistake, and no page shows a key instead.</summary>
    /// <param name="key">Its key.</param>
    /// <exception cref="MissingManifestResourceException">There is no such text, or no such file.</exception>
    public string this[string key] => Find(key) ?? throw new MissingManifestResourceException($"{name} lacks the text \"{key}\".");

    /// <summary>A text with values in its places {0}, {1} and so on.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="values">The values, written as the language's culture writes them.</param>
    public string this[string key, params ReadOnlySpan<object?> values] => string.Format(language ?? CultureInfo.CurrentCulture, this[key], values);

    // Without its region, because a program without globalization data knows no culture's parent.
    private string? Find(string key) =>
        resources.GetString(key, CultureInfo.GetCultureInfo(Languages.CodeOf(language ?? CultureInfo.CurrentUICulture)));
}
