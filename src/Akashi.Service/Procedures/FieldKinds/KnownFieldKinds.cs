using System.Diagnostics.CodeAnalysis;

namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>The kinds of fields that procedures can have.</summary>
/// <param name="kinds">All kinds; their codes must be unique.</param>
public sealed class KnownFieldKinds(IEnumerable<FieldKind> kinds)
{
    private readonly Dictionary<string, FieldKind> byCode = kinds.ToDictionary(k => k.Code);

    /// <summary>The product's own kinds: all subclasses of <see cref="FieldKind"/> in this program.</summary>
    public static IReadOnlyList<FieldKind> Own { get; } =
        [.. typeof(FieldKind).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(FieldKind)) && !t.IsAbstract)
            .OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => (FieldKind)Activator.CreateInstance(t)!)];

    /// <summary>The codes of the kinds, sorted.</summary>
    public IReadOnlyList<string> Codes => [.. byCode.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Those of which a group can ask questions.</summary>
    public KnownFieldKinds Repeatable => new(byCode.Values.Where(k => k.CanRepeat));

    /// <summary>Finds a kind by its code.</summary>
    public bool TryFind(string code, [NotNullWhen(true)] out FieldKind? kind) => byCode.TryGetValue(code, out kind);
}
