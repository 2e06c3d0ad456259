using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Platform.Storage;

/// <summary>A table whose history the database protects with triggers.</summary>
/// <param name="Name">Table.</param>
/// <param name="Key">Columns of its primary key.</param>
/// <param name="WrittenOnce">Whether changing a row is refused.</param>
/// <param name="Stays">Whether removing a row is refused.</param>
internal sealed record ProtectedTable(string Name, IReadOnlyList<string> Key, bool WrittenOnce, bool Stays)
{
    /// <summary>The error message of its triggers.</summary>
    public string Refusal => $"{Name} is {(!Stays ? "written once" : WrittenOnce ? "append-only" : "kept")}";
}

/// <summary>Tables whose history the database itself protects, whoever asks (threat P9).</summary>
public static class AppendOnly
{
    private const string Annotation = "Akashi:AppendOnly";
    private const string Appended = "append-only";
    private const string Kept = "kept";
    private const string WrittenOnce = "written-once";

    /// <summary>Declares that rows are written once: none may be changed or removed.</summary>
    public static EntityTypeBuilder<T> IsAppendOnly<T>(this EntityTypeBuilder<T> builder)
        where T : class => builder.HasAnnotation(Annotation, Appended);

    /// <summary>Declares that rows may change but never be removed, so that nothing they hold is used again.</summary>
    public static EntityTypeBuilder<T> IsKept<T>(this EntityTypeBuilder<T> builder)
        where T : class => builder.HasAnnotation(Annotation, Kept);

    /// <summary>Declares that rows are written once, and removed only when their time has passed.</summary>
    public static EntityTypeBuilder<T> IsWrittenOnce<T>(this EntityTypeBuilder<T> builder)
        where T : class => builder.HasAnnotation(Annotation, WrittenOnce);

    /// <summary>The protected tables of a model.</summary>
    internal static IEnumerable<ProtectedTable> Protected(IModel model) =>
        from entity in model.GetEntityTypes()
        let how = entity.FindAnnotation(Annotation)?.Value as string
        where how is not null
        let key = entity.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()).ToList()
        select new ProtectedTable(entity.GetTableName()!, key, how != Kept, how != WrittenOnce);
}
