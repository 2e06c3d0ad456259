using Mono.Cecil;

namespace Akashi.Architecture.Compiled;

/// <summary>Opens compiled assemblies together with their references.</summary>
internal static class CompiledCode
{
    private static readonly string[] Frameworks =
    [
        Path.GetDirectoryName(typeof(object).Assembly.Location)!,
        Path.GetDirectoryName(typeof(Microsoft.AspNetCore.Mvc.RazorPages.PageModel).Assembly.Location)!,
    ];

    public static ModuleDefinition Service { get; } = Open(typeof(Service.Platform.Storage.AkashiDb).Assembly.Location);

    /// <summary>The test assembly itself, which contains the faulty samples.</summary>
    public static ModuleDefinition Samples { get; } = Open(typeof(CompiledCode).Assembly.Location);

    public static ModuleDefinition Open(string file)
    {
        var resolver = new DefaultAssemblyResolver();
        foreach (var folder in Frameworks.Prepend(Path.GetDirectoryName(file)!)) resolver.AddSearchDirectory(folder);
        return ModuleDefinition.ReadModule(file, new ReaderParameters { AssemblyResolver = resolver });
    }

    /// <summary>A type and those of its base types that are ours.</summary>
    public static IEnumerable<TypeDefinition> WithBases(this TypeDefinition type)
    {
        for (TypeDefinition? t = type; t is not null; t = t.BaseType is { } b && IsOurs(b) ? b.Resolve() : null) yield return t;
    }

    /// <summary>Full name of the first base type that is not ours.</summary>
    public static string? ForeignBase(this TypeDefinition type) => type.WithBases().Last().BaseType?.GetElementType().FullName;

    public static bool IsOurs(this TypeReference type) =>
        type is TypeDefinition || type.Scope.Name.StartsWith("akashi", StringComparison.OrdinalIgnoreCase) || type.Scope is ModuleDefinition;

    /// <summary>The type written by hand that a type belongs to: lambdas, iterators and async state machines are nested in it.</summary>
    public static TypeDefinition Outermost(this TypeDefinition type) => type.DeclaringType is { } outer ? outer.Outermost() : type;

    /// <summary>Whether anybody may use the type: it and all types around it are public.</summary>
    public static bool IsOpen(this TypeDefinition type) => type.DeclaringType is { } outer ? type.IsNestedPublic && outer.IsOpen() : type.IsPublic;

    public static IEnumerable<TypeDefinition> WithNested(this TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);
}
