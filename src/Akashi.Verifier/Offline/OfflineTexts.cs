using Akashi.Hosting.Texts;

namespace Akashi.Verifier.Offline;

/// <summary>Texts of the page that decides without a network, and of its script.</summary>
internal static class OfflineTexts
{
    private static readonly TextSource Source = new("Akashi.Verifier.Offline.OfflineTexts", typeof(OfflineTexts).Assembly);

    /// <summary>A text by its key, with its places still in it.</summary>
    public static string Of(string key) => Source[key];

    /// <summary>A text of the Verifier's other pages, whose words these have too.</summary>
    public static string OfResult(string key) => Texts.Get(key);
}
