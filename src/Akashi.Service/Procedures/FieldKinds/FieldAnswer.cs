using Akashi.Service.Catalog;

namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>
/// Why an answer is refused, or what it is warned about. Its text is found by its code in the .resx file of the kind, or else in that of
/// <see cref="FieldKind"/>.
/// </summary>
/// <param name="Code">Stable code.</param>
public sealed record FieldFault(string Code)
{
    /// <summary>The field is required, but the answer is empty.</summary>
    public static readonly FieldFault Missing = new(nameof(Missing));

    /// <summary>The answer has more characters than the field takes.</summary>
    public static readonly FieldFault TooLong = new(nameof(TooLong));

    /// <summary>The answer contains control characters or invalid Unicode.</summary>
    public static readonly FieldFault NotText = new(nameof(NotText));

    /// <summary>The answer is short enough for the field, but does not fit into the code of a credential.</summary>
    public static readonly FieldFault NoRoomInCode = new(nameof(NoRoomInCode));

    /// <summary>None of the choices, or one that does not exist.</summary>
    public static readonly FieldFault NoChoice = new(nameof(NoChoice));

    /// <summary>The answer does not have the form that the catalog gives; the limit says what to do.</summary>
    public static readonly FieldFault OtherForm = new(nameof(OtherForm));

    /// <summary>The answer is below the limit.</summary>
    public static readonly FieldFault TooLow = new(nameof(TooLow));

    /// <summary>The answer is above the limit.</summary>
    public static readonly FieldFault TooHigh = new(nameof(TooHigh));

    /// <summary>The answer is before another answer; the limit is that question.</summary>
    public static readonly FieldFault BeforeOther = new(nameof(BeforeOther));

    /// <summary>The answer is after another answer; the limit is that question.</summary>
    public static readonly FieldFault AfterOther = new(nameof(AfterOther));

    /// <summary>What the answer was held against, as a page says it; null where there is nothing to say.</summary>
    public string? Limit { get; init; }
}

/// <summary>An answer as it is stored, or why it is refused.</summary>
/// <param name="Value">Normalised text; empty if it is refused, or if an optional field was left empty.</param>
/// <param name="Fault">Why it is refused; null if it is accepted.</param>
/// <param name="Warning">What to check again although it is accepted; null if there is nothing.</param>
public sealed record FieldAnswer(string Value, FieldFault? Fault = null, FieldFault? Warning = null)
{
    /// <summary>A refused answer.</summary>
    public static FieldAnswer Refused(FieldFault fault) => new("", fault);
}

/// <summary>What a press at a field does.</summary>
/// <param name="Part">The input at which the person goes on.</param>
/// <param name="Text">What it then holds; null if it stays as it is.</param>
/// <param name="Fault">Why nothing is filled in; null if there is nothing to say.</param>
public sealed record FieldFill(string Part, string? Text, FieldFault? Fault = null);

/// <summary>What a person typed into the inputs of a field.</summary>
/// <param name="parts">Part (<see cref="FieldKind.Parts"/>) to text.</param>
public sealed class RawAnswer(IReadOnlyDictionary<string, string> parts)
{
    /// <summary>The text of a kind with a single input.</summary>
    public RawAnswer(string text)
        : this(new Dictionary<string, string> { [""] = text })
    {
    }

    /// <summary>The text of a part; empty if nothing was sent.</summary>
    public string this[string part] => parts.GetValueOrDefault(part, "");

    /// <summary>Reads a field's inputs from a form.</summary>
    public static RawAnswer From(IFormCollection form, Field field) =>
        new(field.Kind.Parts.ToDictionary(part => part, part => form[field.Id + part].ToString()));
}

/// <summary>What the check of an answer needs in addition to its field.</summary>
/// <param name="Numbers">Format of the qualification's registration numbers.</param>
/// <param name="Today">Today's date in Japan.</param>
public sealed record FieldContext(NumberFormat Numbers, DateOnly Today)
{
    /// <summary>The questions asked before this one, with their answers; empty answers are left out.</summary>
    public IReadOnlyList<(Field Field, string Value)> Before { get; init; } = [];
}
