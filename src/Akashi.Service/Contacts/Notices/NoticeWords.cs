using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Contacts.Notices;

/// <summary>
/// The words of notices, by what happened. What has no words there is no news for a holder: a new state tells its holders by a line in NoticeWords.resx.
/// </summary>
internal sealed class NoticeWords(TextsOf<NoticeWords> texts)
{
    /// <summary>An application ends soon unless its holder does something.</summary>
    public const string Reminded = "Reminded";

    /// <summary>A draft ends within days.</summary>
    public const string DraftEnding = "DraftEnding";

    /// <summary>A draft has ended.</summary>
    public const string DraftEnded = "DraftEnded";

    /// <summary>Whether it is news.</summary>
    public bool Has(string what) => texts.Has(what);

    /// <summary>The words, in the language of the request.</summary>
    public string Of(string what) => texts[what];
}
