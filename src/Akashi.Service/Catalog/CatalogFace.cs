using Akashi.Hosting;
using Akashi.Hosting.Texts;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Catalog;

/// <summary>The catalog, read at start; it does not change while the program runs.</summary>
public sealed class CatalogFace
{
    private static readonly TextLimit LongestSearch = TextLimit.Line(100);
    private readonly Dictionary<string, Qualification> byId;
    private readonly IReadOnlyList<Qualification> byEnglishName;

    internal CatalogFace(IReadOnlyList<Qualification> qualifications, IReadOnlyList<Ministry> ministries)
    {
        (Qualifications, Ministries) = (qualifications, ministries);
        byId = qualifications.ToDictionary(q => q.Id);
        byEnglishName = [.. qualifications.OrderBy(q => q.Name.En, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>All qualifications, ordered by reading.</summary>
    public IReadOnlyList<Qualification> Qualifications { get; }

    /// <summary>All qualifications in the order of the request's language: by reading in Japanese, by name in English.</summary>
    public IReadOnlyList<Qualification> Listed => Languages.IsJapanese ? Qualifications : byEnglishName;

    /// <summary>The ministries in charge, in the official order (建制順).</summary>
    public IReadOnlyList<Ministry> Ministries { get; }

    /// <summary>Finds a qualification by id; null if there is none.</summary>
    public Qualification? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Gets a qualification that a stored record names.</summary>
    /// <exception cref="InvalidOperationException">It is no longer in the catalog.</exception>
    public Qualification Get(string id) => Find(id) ?? throw new InvalidOperationException($"The catalog lost the qualification {id}, which records name.");

    /// <summary>Ids of the qualifications whose registers a body keeps.</summary>
    public IReadOnlySet<string> OfBody(string bodyId) => Qualifications.Where(q => q.Body.Id == bodyId).Select(q => q.Id).ToHashSet();

    /// <summary>Finds a body by id; null if there is none.</summary>
    public QualificationBody? FindBody(string bodyId) => Qualifications.FirstOrDefault(q => q.Body.Id == bodyId)?.Body;

    /// <summary>
    /// Qualifications whose names or reading contain every word, whatever the kana, width or case, as <see cref="Listed"/>. Without words, all of them.
    /// </summary>
    public IReadOnlyList<Qualification> Search(string? words)
    {
        if (OutsideText.Read(words, LongestSearch, out var text) is not null) return [];
        var wanted = text.Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries).Select(TextFold.SearchForm).ToList();
        return [.. Listed.Where(q => wanted.All(w => Holds(q.Name.Ja, w) || Holds(q.Kana, w) || Holds(q.Name.En, w)))];
    }

    private static bool Holds(string text, string wanted) => TextFold.SearchForm(text).Contains(wanted, StringComparison.Ordinal);
}
