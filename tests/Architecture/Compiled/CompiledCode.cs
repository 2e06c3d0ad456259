using Mono.Cecil;

namespace Akashi.Architecture.Compiled;

/// <summary>A compiled assembly, opened with what it references.</summary>
internal static class CompiledCode
{
    private static readonly string[] Frameworks =
        [Path.GetDirectoryName(typeof(object).Assembly.Location)!, Path.GetDirectoryName(typeof(Microsoft.AspNetCore.Mvc.RazorPages.PageModel).Assembly.Location)!];

    public static ModuleDefinition Service { get; } = Open(typeof(Service.Platform.Storage.AkashiDb).Assembly.Location);

    /// <summary>The test assembly itself: it holds the wrong samples.</summary>
    public static ModuleDefinition Samples { get; } = Open(typeof(CompiledCode).Assembly.Location);

    public static ModuleDefinition Open(string file)
    {
        var resolver = new DefaultAssemblyResolver();
        foreach (var folder in Frameworks.Prepend(Path.GetDirectoryName(file)!)) resolver.AddSearchDirectory(folder);
        return ModuleDefinition.ReadModule(file, new ReaderParameters { AssemblyResolver = resolver });
    }

    /// <summary>A type and its base types, as far as they are ours.</summary>
    public static IEnumerable<TypeDefinition> WithBases(this TypeDefinition type)
    {
        for (TypeDefinition? t = type; t is not null; t = t.BaseType is { } b && IsOurs(b) ? b.Resolve() : null) yield return t;
    }

    /// <summary>Full name of the first base type that is not ours.</summary>
    public static string? ForeignBase(this TypeDefinition type) => type.WithBases().Last().BaseType?.GetElementType().FullName;

    public static bool IsOurs(this TypeReference type) =>
        type is TypeDefinition || type.Scope.Name.StartsWith("akashi", StringComparison.OrdinalIgnoreCase) || type.Scope is ModuleDefinition;

    /// <summary>The type that a person wrote: lambdas, iterators and async state machines belong to it.</summary>
    public static TypeDefinition Outermost(this TypeDefinition type) => type.DeclaringType is { } outer ? outer.Outermost() : type;

    /// <summary>Whether everybody may name it: the type and all around it are public.</summary>
    public static bool IsOpen(this TypeDefinition type) => type.DeclaringType is { } outer ? type.IsNestedPublic && outer.IsOpen() : type.IsPublic;

    public static IEnumerable<TypeDefinition> WithNested(this TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);
}
