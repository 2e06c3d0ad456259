using System.Diagnostics;
using Akashi.Hosting.Texts;

namespace Akashi.Service.Platform.Texts;

/// <summary>
/// A text in both languages, as the catalog has them. Pages show <see cref="Spoken"/>; what is signed or kept takes <see cref="Ja"/>, whatever the language of
/// the person. It is never put into words silently.
/// </summary>
[DebuggerDisplay("{Ja}")]
public sealed record Wording
{
    /// <summary>Stands where no page shows a text; both are empty.</summary>
    public static readonly Wording Unsaid = new();

    /// <summary>A text in both languages, in NFC as it was read.</summary>
    /// <param name="ja">In Japanese.</param>
    /// <param name="en">In English.</param>
    /// <exception cref="ArgumentException">One of them is empty.</exception>
    public Wording(string ja, string en)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(ja);
        ArgumentException.ThrowIfNullOrWhiteSpace(en);
        (Ja, En) = (ja, en);
    }

    private Wording() => (Ja, En) = ("", "");

    /// <summary>In Japanese: the text that counts.</summary>
    public string Ja { get; }

    /// <summary>In English.</summary>
    public string En { get; }

    /// <summary>In the language of this request.</summary>
    public string Spoken => Languages.IsJapanese ? Ja : En;

    /// <summary>The Japanese to show beside <see cref="Spoken"/> where the statutory name matters; null on a page in Japanese.</summary>
    public string? Beside => Languages.IsJapanese || Ja == En ? null : Ja;

    /// <summary>Not to be used: which language is meant must be said.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override string ToString() => throw new InvalidOperationException("Say which language is meant: Spoken, Ja or En.");
}
