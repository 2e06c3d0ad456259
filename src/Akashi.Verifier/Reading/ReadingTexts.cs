using Akashi.Hosting.Texts;

namespace Akashi.Verifier.Reading;

/// <summary>Texts of the pages that read codes in the browser, and of their scripts.</summary>
internal static class ReadingTexts
{
    private static readonly TextSource Source = new("Akashi.Verifier.Reading.ReadingTexts", typeof(ReadingTexts).Assembly);

    /// <summary>A text by its key, with its places still in it.</summary>
    public static string Of(string key) => Source[key];
}
