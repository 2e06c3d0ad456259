using Akashi.Service.Applications.Document;

namespace Akashi.Service.Applications;

/// <summary>What a document says otherwise than the one that was signed before it.</summary>
public sealed class RoundDifference
{
    private readonly Dictionary<(string Section, string Item), string> before;
    private readonly HashSet<(string Document, string Sha256)> files;
    private readonly ILookup<string, DocumentItem> gone;

    private RoundDifference(ApplicationDocument before, ApplicationDocument now)
    {
        this.before = Items(before).ToDictionary(i => (i.Section.Id, i.Item.Id), i => i.Item.Value);
        files = [.. before.Attachments.Select(KeyOf)];
        var (items, held) = (Items(now).Select(i => (i.Section.Id, i.Item.Id)).ToHashSet(), now.Attachments.Select(KeyOf).ToHashSet());
        gone = Items(before).Where(i => !items.Contains((i.Section.Id, i.Item.Id))).ToLookup(i => i.Section.Id, i => i.Item);
        GoneFiles = [.. before.Attachments.Where(f => !held.Contains(KeyOf(f)))];
        IsEmpty = gone.Count == 0 && GoneFiles.Count == 0 && Items(now).All(i => Before(i.Section, i.Item) is null) && !now.Attachments.Any(IsNew);
    }

    /// <summary>Files that are no longer attached.</summary>
    public IReadOnlyList<DocumentAttachment> GoneFiles { get; }

    /// <summary>Whether both say the same.</summary>
    public bool IsEmpty { get; }

    /// <summary>Compares two documents of one application, both in the same language.</summary>
    /// <param name="before">The one signed before.</param>
    /// <param name="now">The later one.</param>
    public static RoundDifference Of(ApplicationDocument before, ApplicationDocument now) => new(before, now);

    /// <summary>What an item said before: null if it says the same now, empty if it said nothing.</summary>
    public string? Before(DocumentSection section, DocumentItem item)
    {
        if (section.Id == DocumentComposer.CorrectionSection) return null;
        var said = before.GetValueOrDefault((section.Id, item.Id), "");
        return said == item.Value ? null : said;
    }

    /// <summary>What a section no longer says, as it was said before.</summary>
    public IEnumerable<DocumentItem> GoneFrom(DocumentSection section) => gone[section.Id];

    /// <summary>Whether a file was attached since.</summary>
    public bool IsNew(DocumentAttachment file) => !files.Contains(KeyOf(file));

    private static (string Document, string Sha256) KeyOf(DocumentAttachment file) => (file.DocumentId, file.Sha256);

    // The section about the correction itself differs in every round.
    private static IEnumerable<(DocumentSection Section, DocumentItem Item)> Items(ApplicationDocument document) =>
        from section in document.Sections
        where section.Id != DocumentComposer.CorrectionSection
        from item in section.Items
        select (section, item);
}
