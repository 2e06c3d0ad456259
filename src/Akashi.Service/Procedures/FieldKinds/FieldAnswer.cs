using Akashi.Service.Catalog;

namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>Why an answer is not taken, or what it is warned about. Its words stand under its code beside the kind, or beside <see cref="FieldKind"/>.</summary>
/// <param name="Code">Stable code.</param>
public sealed record FieldFault(string Code)
{
    /// <summary>Required and empty.</summary>
    public static readonly FieldFault Missing = new(nameof(Missing));

    /// <summary>More characters than the field takes.</summary>
    public static readonly FieldFault TooLong = new(nameof(TooLong));

    /// <summary>Control characters, or what is no character at all.</summary>
    public static readonly FieldFault NotText = new(nameof(NotText));

    /// <summary>As a text it is short enough, but not for the code of a credential.</summary>
    public static readonly FieldFault NoRoomInCode = new(nameof(NoRoomInCode));
}

/// <summary>An answer as it is kept, or why it is not taken.</summary>
/// <param name="Value">Normalised; empty where an optional field was left empty.</param>
/// <param name="Fault">Why it is not taken; null where it is.</param>
/// <param name="Warning">What to look at again although it is taken; null where nothing.</param>
public sealed record FieldAnswer(string Value, FieldFault? Fault = null, FieldFault? Warning = null)
{
    /// <summary>An answer that is not taken.</summary>
    public static FieldAnswer Refused(FieldFault fault) => new("", fault);
}

/// <summary>What a person typed into the inputs of a field.</summary>
/// <param name="parts">Text by part (<see cref="FieldKind.Parts"/>).</param>
public sealed class RawAnswer(IReadOnlyDictionary<string, string> parts)
{
    /// <summary>One text, of a kind with one input.</summary>
    public RawAnswer(string text)
        : this(new Dictionary<string, string> { [""] = text })
    {
    }

    /// <summary>The text of a part; empty where nothing was sent.</summary>
    public string this[string part] => parts.GetValueOrDefault(part, "");

    /// <summary>What a form sends for a field.</summary>
    public static RawAnswer From(IFormCollection form, Field field) => new(field.Kind.Parts.ToDictionary(part => part, part => form[field.Id + part].ToString()));
}

/// <summary>What an answer is judged by beside its field.</summary>
/// <param name="Numbers">Form of the qualification's numbers.</param>
/// <param name="Today">Day in Japan.</param>
public sealed record FieldContext(NumberFormat Numbers, DateOnly Today);
