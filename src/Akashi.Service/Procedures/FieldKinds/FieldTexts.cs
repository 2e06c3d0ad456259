using Akashi.Service.Catalog;
using Microsoft.Extensions.Localization;

namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>Words for answers that are not taken: those of the kind, or else those of all kinds.</summary>
/// <param name="factory">Finds words by type.</param>
public sealed class FieldTexts(IStringLocalizerFactory factory)
{
    private readonly IStringLocalizer all = factory.Create(typeof(FieldKind));

    /// <summary>What is wrong and how to mend it.</summary>
    /// <param name="field">The question.</param>
    /// <param name="fault">What was found.</param>
    /// <param name="numbers">Form of the qualification's numbers.</param>
    public string Of(Field field, FieldFault fault, NumberFormat numbers)
    {
        var own = factory.Create(field.Kind.GetType())[fault.Code, field.Label, field.MaxLength, numbers.Example];
        return own.ResourceNotFound ? all[fault.Code, field.Label, field.MaxLength] : own;
    }
}
