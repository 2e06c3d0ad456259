using Akashi.Hosting;

namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>
/// A kind of field: how it is asked, what is accepted, how it is shown back. One class a kind, in this folder with its words beside it; it is found by
/// itself (<see cref="KnownFieldKinds"/>). Width, hyphens and spaces are forgiven where they mean nothing; names keep their characters.
/// A kind that stored versions name is never removed.
/// </summary>
public abstract class FieldKind
{
    /// <summary>Its name in the catalog, and its stable code in stored versions.</summary>
    public abstract string Code { get; }

    /// <summary>Facts of the register that such a field may bind.</summary>
    public virtual IReadOnlyList<RegisterFact> MayBind => [];

    /// <summary>What its inputs' names end with, after the field's id.</summary>
    public virtual IReadOnlyList<string> Parts => [""];

    /// <summary>The parts that say something by themselves; a form sends the others in any case.</summary>
    public virtual IReadOnlyList<string> TypedParts => Parts;

    /// <summary>The partial view that draws it, with a <see cref="FieldView"/> as its model.</summary>
    public virtual string View => "/Procedures/FieldKinds/_Line.cshtml";

    /// <summary>How its line is typed into; of no meaning to another view.</summary>
    public virtual LineInput Line => LineInput.Text;

    /// <summary>Reads an answer. Nothing that was typed makes it throw.</summary>
    /// <param name="field">The question.</param>
    /// <param name="raw">What was typed.</param>
    /// <param name="context">What it is judged by.</param>
    public virtual FieldAnswer Parse(Field field, RawAnswer raw, FieldContext context)
    {
        var limit = TextLimit.Line(field.MaxLength);
        if (OutsideText.Read(raw[""], limit, out var text) is { } fault) return FieldAnswer.Refused(fault == TextFault.TooLong ? FieldFault.TooLong : FieldFault.NotText);
        if (text.Length == 0) return new FieldAnswer("", field.Required ? FieldFault.Missing : null);
        var answer = Read(text, context);
        // One character may have become several: what is kept has to be within the limits.
        if (!OutsideText.Fits(answer.Value, limit)) return FieldAnswer.Refused(FieldFault.TooLong);
        return field.Room is { } room && !room.Holds(answer.Value) ? FieldAnswer.Refused(FieldFault.NoRoomInCode) : answer;
    }

    /// <summary>How an answer is shown back.</summary>
    /// <param name="value">As it is kept.</param>
    public virtual string Show(string value) => value;

    /// <summary>Judges one line of text that is not empty and within the field's length.</summary>
    protected virtual FieldAnswer Read(string text, FieldContext context) => new(text);

    /// <summary>The same text in half width, with one kind of hyphen, and without white space around it.</summary>
    protected static string Narrow(string text)
    {
        OutsideText.TryFold(text, out var narrow);
        return string.Concat(narrow.Trim().Select(c => c is '‐' or '‑' or '–' or '—' or '−' or 'ー' or 'ｰ' ? '-' : c));
    }
}

/// <summary>A field as a page draws it.</summary>
/// <param name="Field">The question.</param>
/// <param name="Value">The answer as it is kept; null where there is none.</param>
public sealed record FieldView(Field Field, string? Value);
