using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Akashi.Architecture.Compiled;

/// <summary>The use of one of our types by another.</summary>
/// <param name="By">The outermost type that uses it.</param>
/// <param name="Of">The type that is used, or that owns the member used.</param>
/// <param name="Member">The member; null if the type itself is used.</param>
/// <param name="Where">Where in <paramref name="By"/>.</param>
/// <param name="ArgumentOf">Namespace of the generic method that takes the type as an argument; null if there is none.</param>
internal sealed record Use(TypeDefinition By, TypeDefinition Of, IMemberDefinition? Member, string Where, string? ArgumentOf = null)
{
    /// <summary>
    /// Whether the type, and the member if there is one, is public. Protected counts as public, because it is meant for subclasses.
    /// </summary>
    public bool IsOfOpen => Of.IsOpen() && Member switch
    {
        MethodDefinition m => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly,
        FieldDefinition f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly,
        _ => true,
    };

    /// <summary>Every use in a module: base types, attributes, signatures and method bodies.</summary>
    public static IEnumerable<Use> AllIn(ModuleDefinition module) => module.Types.SelectMany(t => new UseReader(t).Read());
}

/// <summary>Collects what one type uses.</summary>
/// <param name="by">The outermost type.</param>
internal sealed class UseReader(TypeDefinition by)
{
    private readonly List<Use> uses = [];
    private string where = by.Name;

    public IEnumerable<Use> Read()
    {
        foreach (var type in by.WithNested()) ReadType(type);
        return uses;
    }

    private void ReadType(TypeDefinition type)
    {
        where = type.Name;
        Add(type.BaseType);
        foreach (var i in type.Interfaces) Add(i.InterfaceType);
        ReadConstraints(type);
        ReadAttributes(type);
        foreach (var field in type.Fields) (where, _) = (field.Name, ReadMember(field.FieldType, field));
        foreach (var property in type.Properties) (where, _) = (property.Name, ReadMember(property.PropertyType, property));
        foreach (var happening in type.Events) (where, _) = (happening.Name, ReadMember(happening.EventType, happening));
        foreach (var method in type.Methods) ReadMethod(method);
    }

    private int ReadMember(TypeReference type, ICustomAttributeProvider member)
    {
        Add(type);
        ReadAttributes(member);
        return uses.Count;
    }

    private void ReadMethod(MethodDefinition method)
    {
        where = method.Name;
        ReadMember(method.ReturnType, method);
        ReadConstraints(method);
        foreach (var parameter in method.Parameters) ReadMember(parameter.ParameterType, parameter);
        if (!method.HasBody) return;
        foreach (var local in method.Body.Variables) Add(local.VariableType);
        foreach (var handler in method.Body.ExceptionHandlers) Add(handler.CatchType);
        foreach (var instruction in method.Body.Instructions) ReadOperand(instruction);
    }

    private void ReadOperand(Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case TypeReference type: Add(type); break;
            case FieldReference field: AddMember(field.DeclaringType, field.FieldType, field); break;
            case MethodReference method:
                AddMember(method.DeclaringType, method.ReturnType, method);
                foreach (var parameter in method.Parameters) Add(parameter.ParameterType);
                if (method is GenericInstanceMethod g) AddAll(g.GenericArguments, method.DeclaringType.Namespace);
                break;
        }
    }

    private void AddMember(TypeReference declaring, TypeReference result, MemberReference member)
    {
        Add(declaring);
        Add(result);
        if (declaring.GetElementType() is { } owner && owner.IsOurs() && owner.Resolve() is { } type && member.Resolve() is { } definition)
            uses.Add(new Use(by, type, definition, where));
    }

    private void ReadConstraints(IGenericParameterProvider provider)
    {
        foreach (var constraint in provider.GenericParameters.SelectMany(p => p.Constraints)) Add(constraint.ConstraintType);
    }

    private void ReadAttributes(ICustomAttributeProvider provider)
    {
        foreach (var attribute in provider.CustomAttributes)
        {
            Add(attribute.AttributeType);
            foreach (var argument in attribute.ConstructorArguments.Concat(attribute.Properties.Select(p => p.Argument)))
            {
                Add(argument.Type);
                if (argument.Value is TypeReference named) Add(named);
            }
        }
    }

    private void AddAll(IEnumerable<TypeReference> types, string? argumentOf)
    {
        foreach (var type in types) Add(type, argumentOf);
    }

    private void Add(TypeReference? type, string? argumentOf = null)
    {
        switch (type)
        {
            case null or GenericParameter: return;
            case GenericInstanceType generic:
                Add(generic.ElementType, argumentOf);
                AddAll(generic.GenericArguments, argumentOf);
                return;
            case TypeSpecification wrapped:
                Add(wrapped.ElementType, argumentOf);
                return;
        }
        if (type.IsOurs() && type.Resolve() is { } definition) uses.Add(new Use(by, definition, null, where, argumentOf));
    }
}
