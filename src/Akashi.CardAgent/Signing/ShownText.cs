using Akashi.Hosting.Texts;

namespace Akashi.CardAgent.Signing;

/// <summary>
/// A text beside or within a document: the document's own, which is shown as it is written, or one of ours, which is kept by its key, so that a
/// request that was begun in one language and is looked at in another is never half in each.
/// </summary>
public sealed record ShownText
{
    private readonly string written;
    private readonly object[] values;
    private readonly bool isOurs;

    private ShownText(string written, bool isOurs, object[] values) => (this.written, this.isOurs, this.values) = (written, isOurs, values);

    /// <summary>A text of the document.</summary>
    public static ShownText Of(string written) => new(written, false, []);

    /// <summary>One of our texts.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="values">The values in it.</param>
    public static ShownText Ours(string key, params object[] values) => new(key, true, values);

    /// <summary>The text in the language of whoever looks at it now.</summary>
    public string Said => isOurs ? Texts.Get(written, values) : written;

    /// <summary>Value of the <c>lang</c> attribute of an element with this text; null where it needs none.</summary>
    public string? Lang => JapaneseText.LangOf(Said);
}
