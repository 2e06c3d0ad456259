using Akashi.Hosting;

namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>
/// A kind of field: how it is asked, what is accepted and how the answer is shown. Each kind is one class in this folder, next to its
/// texts; it needs no registration (<see cref="KnownFieldKinds"/>). Kinds forgive width, hyphens and spaces that mean nothing; names keep
/// their characters. A kind must never be removed once stored versions name it.
/// </summary>
public abstract class FieldKind
{
    /// <summary>Name of the kind in the catalog, and its stable code in stored versions.</summary>
    public abstract string Code { get; }

    /// <summary>Facts of the register that a field of this kind may bind.</summary>
    public virtual IReadOnlyList<RegisterFact> MayBind => [];

    /// <summary>Suffixes that, after the field's id, form the names of its inputs.</summary>
    public virtual IReadOnlyList<string> Parts => [""];

    /// <summary>The parts that a person types into; a form always sends the others.</summary>
    public virtual IReadOnlyList<string> TypedParts => Parts;

    /// <summary>The partial view that renders the field; its model is a <see cref="FieldView"/>.</summary>
    public virtual string View => "/Procedures/FieldKinds/_Line.cshtml";

    /// <summary>Attributes of a one-line input; other views ignore them.</summary>
    public virtual LineInput Line => LineInput.Text;

    /// <summary>Reads and checks an answer. It never throws, whatever was typed.</summary>
    /// <param name="field">The question.</param>
    /// <param name="raw">What was typed.</param>
    /// <param name="context">What else the check needs.</param>
    public virtual FieldAnswer Parse(Field field, RawAnswer raw, FieldContext context)
    {
        var limit = TextLimit.Line(field.MaxLength);
        if (OutsideText.Read(raw[""], limit, out var text) is { } fault)
            return FieldAnswer.Refused(fault == TextFault.TooLong ? FieldFault.TooLong : FieldFault.NotText);
        if (text.Length == 0) return new FieldAnswer("", field.Required ? FieldFault.Missing : null);
        var answer = Read(text, context);
        // Normalising may turn one character into several, so the stored text is checked against the limit too.
        if (!OutsideText.Fits(answer.Value, limit)) return FieldAnswer.Refused(FieldFault.TooLong);
        return field.Room is { } room && !room.Holds(answer.Value) ? FieldAnswer.Refused(FieldFault.NoRoomInCode) : answer;
    }

    /// <summary>The text to show for an answer.</summary>
    /// <param name="value">The stored answer.</param>
    public virtual string Show(string value) => value;

    /// <summary>Checks a line of text that is not empty and not too long for the field.</summary>
    protected virtual FieldAnswer Read(string text, FieldContext context) => new(text);

    /// <summary>The text in half width, with one kind of hyphen and without surrounding white space.</summary>
    protected static string Narrow(string text)
    {
        OutsideText.TryFold(text, out var narrow);
        return string.Concat(narrow.Trim().Select(c => c is '‐' or '‑' or '–' or '—' or '−' or 'ー' or 'ｰ' ? '-' : c));
    }
}

/// <summary>A field as a page shows it.</summary>
/// <param name="Field">The question.</param>
/// <param name="Value">The stored answer; null if there is none.</param>
public sealed record FieldView(Field Field, string? Value);
