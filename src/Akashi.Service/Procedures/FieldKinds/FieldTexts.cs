using System.Collections.Concurrent;
using Akashi.Hosting.Texts;
using Akashi.Service.Catalog;

namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>Words for answers that are not taken: those of the kind, or else those of all kinds.</summary>
public sealed class FieldTexts
{
    private readonly TextSource all = Beside(typeof(FieldKind));
    private readonly ConcurrentDictionary<Type, TextSource> own = new();

    /// <summary>Says what is wrong and how to correct it.</summary>
    /// <param name="field">The question.</param>
    /// <param name="fault">What is wrong.</param>
    /// <param name="numbers">Format of the qualification's registration numbers.</param>
    public string Of(Field field, FieldFault fault, NumberFormat numbers)
    {
        var kind = own.GetOrAdd(field.Kind.GetType(), Beside);
        return (kind.Has(fault.Code) ? kind : all)[fault.Code, field.Label.Spoken, field.MaxLength, numbers.Example, fault.Limit];
    }

    private static TextSource Beside(Type kind) => new(kind.FullName!, kind.Assembly);
}
