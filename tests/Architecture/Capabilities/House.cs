using Akashi.Architecture.Compiled;
using Mono.Cecil;

namespace Akashi.Architecture.Capabilities;

/// <summary>
/// A modular monolith, read from its compiled code. The namespace of a type tells which capability it belongs to; there is no list kept by hand.
/// </summary>
internal sealed class House
{
    /// <summary>Owner of the types in the root itself, which assembles the parts.</summary>
    public const string Root = "";

    /// <summary>Owner that every capability may use and that uses none of them.</summary>
    public const string Platform = "Platform";

    // All pages are compiled into one namespace of the framework; an attribute of the assembly names the file of each.
    private readonly Dictionary<string, string> pageFiles;
    private readonly string root;

    public House(ModuleDefinition module, string root)
    {
        (Module, this.root) = (module, root);
        pageFiles = module.Assembly.CustomAttributes
            .Where(a => a.AttributeType.Name == "RazorCompiledItemAttribute")
            .ToDictionary(a => ((TypeReference)a.ConstructorArguments[0].Value).FullName, a => (string)a.ConstructorArguments[2].Value);
        var classes = module.Types.Where(t => t.Interfaces.Any(i => i.InterfaceType.FullName == $"{root}.Platform.ICapability"));
        CapabilityClasses = [.. classes];
        Capabilities = CapabilityClasses.Select(OwnerOf).OfType<string>().ToHashSet();
        Uses = [.. Use.AllIn(module).Where(u => OwnerOf(u.By) is not null && u.By != u.Of)];
    }

    public ModuleDefinition Module { get; }

    public IReadOnlySet<string> Capabilities { get; }

    public IReadOnlyList<TypeDefinition> CapabilityClasses { get; }

    /// <summary>Every use of one of our types by a type of the house.</summary>
    public IReadOnlyList<Use> Uses { get; }

    /// <summary>The folder below the root that a type belongs to; null for types of other assemblies and of the compiler.</summary>
    public string? OwnerOf(TypeDefinition type)
    {
        var outer = type.Outermost();
        if (pageFiles.TryGetValue(outer.FullName, out var file))
            return file.Split('/', StringSplitOptions.RemoveEmptyEntries) is [var folder, _, ..] ? folder : Root;
        if (outer.Module.Assembly.Name.Name != Module.Assembly.Name.Name) return null;
        if (outer.Namespace == root) return Root;
        return outer.Namespace.StartsWith(root + ".", StringComparison.Ordinal) ? outer.Namespace[(root.Length + 1)..].Split('.')[0] : null;
    }

    /// <summary>Uses that go from one owner to another.</summary>
    public IEnumerable<(Use Use, string From, string To)> Crossings() =>
        Uses.Select(u => (Use: u, From: OwnerOf(u.By), To: OwnerOf(u.Of)))
            .Where(c => c.To is not null && c.From != c.To)
            .Select(c => (c.Use, c.From!, c.To!));

    /// <summary>Row types of tables: the types that have an entity configuration.</summary>
    public IEnumerable<TypeDefinition> Entities() =>
        Module.Types.SelectMany(t => t.WithNested()).Where(t => OwnerOf(t) is not null)
            .SelectMany(t => t.Interfaces).Select(i => i.InterfaceType).OfType<GenericInstanceType>()
            .Where(i => i.ElementType.Name == "IEntityTypeConfiguration`1")
            .Select(i => i.GenericArguments[0].Resolve());

    /// <summary>Events, and the public types of the same capability that they carry.</summary>
    public IReadOnlySet<string> EventTypes()
    {
        var found = new HashSet<string>();
        foreach (var type in Module.Types.Where(IsEvent)) Carry(type, found);
        return found;
    }

    private bool IsEvent(TypeDefinition type) => Interfaces(type).Contains($"{root}.Platform.Events.IDomainEvent");

    private static IEnumerable<string> Interfaces(TypeDefinition type) =>
        type.WithBases().SelectMany(t => t.Interfaces)
            .SelectMany(i => i.InterfaceType.IsOurs() ? Interfaces(i.InterfaceType.Resolve()).Prepend(i.InterfaceType.FullName) : []);

    private void Carry(TypeDefinition type, HashSet<string> found)
    {
        if (!type.IsOpen() || !found.Add(type.FullName)) return;
        foreach (var property in type.Properties)
        {
            foreach (var carried in Parts(property.PropertyType).Where(p => p.IsOurs()).Select(p => p.Resolve()))
            {
                if (OwnerOf(carried) == OwnerOf(type)) Carry(carried, found);
            }
        }
    }

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericParameter => [],
        GenericInstanceType g => g.GenericArguments.SelectMany(Parts).Append(g.ElementType),
        TypeSpecification s => Parts(s.ElementType),
        _ => [type],
    };
}
