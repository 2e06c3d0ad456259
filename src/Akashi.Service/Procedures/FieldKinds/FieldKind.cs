using Akashi.Hosting;
using Akashi.Service.Platform.Layout;

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
        var limit = LimitOf(field);
        if (OutsideText.Read(raw[""], limit, out var text) is { } fault)
            return FieldAnswer.Refused(fault == TextFault.TooLong ? FieldFault.TooLong : FieldFault.NotText);
        if (text.Length == 0) return new FieldAnswer("", field.Required ? FieldFault.Missing : null);
        var answer = Read(field, text, context);
        // Normalising may turn one character into several, so the stored text is checked against the limit too.
        if (!OutsideText.Fits(answer.Value, limit)) return FieldAnswer.Refused(FieldFault.TooLong);
        return field.Room is { } room && !room.Holds(answer.Value) ? FieldAnswer.Refused(FieldFault.NoRoomInCode) : answer;
    }

    /// <summary>The text to show and sign for an answer, in Japanese.</summary>
    /// <param name="field">The question.</param>
    /// <param name="value">The stored answer; empty if there is none.</param>
    public virtual string Show(Field field, string value) => value;

    /// <summary>The same on a page in the language of the request. What a person wrote is not translated.</summary>
    /// <param name="field">The question.</param>
    /// <param name="value">The stored answer; empty if there is none.</param>
    public virtual string Speak(Field field, string value) => Show(field, value);

    /// <summary>Whether the field has a press that fills in one of its inputs from another (<see cref="Fill"/>).</summary>
    public virtual bool CanFill => false;

    /// <summary>What that press fills in. It never replaces what a person wrote, and never throws, whatever was typed.</summary>
    /// <param name="raw">What was typed.</param>
    public virtual FieldFill Fill(RawAnswer raw) => new("", null);

    /// <summary>Why a person should look again at an accepted answer before signing it; null if there is nothing.</summary>
    /// <param name="value">The stored answer.</param>
    public virtual FieldFault? Doubt(string value) => null;

    /// <summary>What the catalog must say of a field of this kind besides its label.</summary>
    public virtual FieldNeed Needs => FieldNeed.Nothing;

    /// <summary>What an account may have told before that answers a field of this kind.</summary>
    public virtual ToldBefore Offers => ToldBefore.Nothing;

    /// <summary>Whether the answer is a line whose form a pattern can describe.</summary>
    public virtual bool HasForm => false;

    /// <summary>Whether the answer is a day.</summary>
    public virtual bool IsDay => false;

    /// <summary>Whether a person chooses one answer at most, so that two cases exclude each other.</summary>
    public virtual bool IsSingle => true;

    /// <summary>Whether a group can ask a question of this kind.</summary>
    public virtual bool CanRepeat => true;

    /// <summary>The cases that conditions can name; empty if they can name none.</summary>
    public virtual IReadOnlyList<string> Cases(Field field) => [];

    /// <summary>The cases that a stored answer is.</summary>
    public virtual IEnumerable<string> CasesOf(Field field, string value) => [];

    /// <summary>Whether a text of the catalog can be a bound of answers of this kind.</summary>
    public virtual bool IsBound(string bound) => false;

    /// <summary>Compares two answers, or an answer with a bound: less than zero if the first is before the second.</summary>
    public virtual int Compare(string value, string other, FieldContext context) => 0;

    /// <summary>Faults of answers below and above a bound.</summary>
    public virtual (FieldFault Low, FieldFault High) OutOfBounds => (FieldFault.TooLow, FieldFault.TooHigh);

    /// <summary>A bound as a page says it.</summary>
    public virtual string SpeakBound(string bound, FieldContext context) => bound;

    /// <summary>How long the text may be.</summary>
    private protected virtual TextLimit LimitOf(Field field) => TextLimit.Line(field.MaxLength);

    /// <summary>Checks a line of text that is not empty and not too long for the field, where that depends on the field.</summary>
    private protected virtual FieldAnswer Read(Field field, string text, FieldContext context) => Read(text, context);

    /// <summary>Checks a line of text that is not empty and not too long for the field.</summary>
    protected virtual FieldAnswer Read(string text, FieldContext context) => new(text);

    /// <summary>The text in half width, with one kind of hyphen and without surrounding white space.</summary>
    protected static string Narrow(string text)
    {
        OutsideText.TryFold(text, out var narrow);
        return string.Concat(narrow.Trim().Select(c => c is '‐' or '‑' or '–' or '—' or '−' or 'ー' or 'ｰ' ? '-' : c));
    }
}

/// <summary>What the catalog must say of a field besides its label.</summary>
public enum FieldNeed
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>The choices, as <c>options</c>.</summary>
    Options,

    /// <summary>What is declared, as <c>statement</c>.</summary>
    Statement,

    /// <summary>The questions of a group, as <c>fields</c>, and how often it is answered.</summary>
    Fields,
}

/// <summary>What an account tells once and is offered again in each new draft.</summary>
public enum ToldBefore
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>The telephone number of the last application.</summary>
    Phone,

    /// <summary>The confirmed e-mail address.</summary>
    Email,
}

/// <summary>A field as a page shows it.</summary>
/// <param name="Field">The question.</param>
/// <param name="Value">The stored answer; null if there is none.</param>
public sealed record FieldView(Field Field, string? Value)
{
    /// <summary>Where a press that fills in one of its inputs is sent; null where it has none.</summary>
    public string? Fill { get; init; }

    /// <summary>Its label where the group and time that it belongs to are to be seen anyway.</summary>
    public string Label => (Field.In?.Own ?? Field.Label).Spoken;

    /// <summary>The group and time that it belongs to, for those who only hear the label; null where it belongs to none.</summary>
    public FieldPlace? Within => Field.In is { } time ? new FieldPlace(time.Name, time.Before.Spoken) : null;
}
