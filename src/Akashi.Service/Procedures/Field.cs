using Akashi.Service.Platform;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures.Conditions;
using Akashi.Service.Procedures.FieldKinds;

namespace Akashi.Service.Procedures;

/// <summary>A fact that the register holds. The names are stable codes in stored versions and changes.</summary>
public enum RegisterFact
{
    /// <summary>Registration number.</summary>
    Number,

    /// <summary>Date of registration.</summary>
    RegisteredOn,

    /// <summary>Name; taken from the card.</summary>
    Name,

    /// <summary>Reading of the name.</summary>
    Kana,

    /// <summary>旧姓 or 通称.</summary>
    FormerName,

    /// <summary>Address; taken from the card, if the register holds addresses.</summary>
    Address,

    /// <summary>本籍: prefecture or nationality.</summary>
    Domicile,
}

/// <summary>A question of a procedure.</summary>
/// <param name="Id">Id within the procedure.</param>
/// <param name="Kind">Decides how it is shown and what is accepted.</param>
/// <param name="Label">Label, as shown and signed.</param>
/// <param name="Hint">Text above the input; null for none.</param>
/// <param name="Required">※必須 or ※任意.</param>
/// <param name="MaxLength">Maximum number of characters, as a person counts them.</param>
/// <param name="When">When it is asked.</param>
/// <param name="Binds">The fact of the register that the answer becomes; null if the answer only serves the decision.</param>
public sealed record Field(
    string Id, FieldKind Kind, Wording Label, Wording? Hint, bool Required, int MaxLength, Condition When, RegisterFact? Binds = null)
{
    /// <summary>What can be chosen, in order; null where the kind has no choice.</summary>
    public IReadOnlyList<Option>? Options { get; init; }

    /// <summary>What a declaration declares, as shown, and in Japanese signed; null for other kinds.</summary>
    public Wording? Statement { get; init; }

    /// <summary>What the answer must be besides what its kind accepts; null for nothing.</summary>
    public FieldRules? Rules { get; init; }

    /// <summary>The questions that are answered as often as needed; null for other kinds.</summary>
    public Group? Group { get; init; }

    /// <summary>The time that it belongs to, if it is a question of a group that was made for an answer (<see cref="Occurrences"/>); otherwise null.</summary>
    public Occurrence? In { get; init; }

    /// <summary>Id of the question of the procedure that it is, or whose time it belongs to.</summary>
    public string Root => In?.Group ?? Id;

    /// <summary>The question for a registration number that staff assign.</summary>
    public static Field ForNumber(string id) =>
        new(id, new RegistrationNumberKind(), Wording.Unsaid, null, true, CodeRoom.Number.Units, Condition.Always, RegisterFact.Number);

    /// <summary>The question for a date of registration that staff assign.</summary>
    public static Field ForRegisteredOn(string id) =>
        new(id, new DateKind(), Wording.Unsaid, null, true, 10, Condition.Always, RegisterFact.RegisteredOn);

    /// <summary>Reads a stored date; null if there is none.</summary>
    public static DateOnly? DayOf(string? value) => DateKind.DayOf(value);

    /// <summary>Reads and checks an answer, by its kind and then by its rules. It never throws, whatever was typed.</summary>
    /// <param name="raw">What was typed.</param>
    /// <param name="context">What else the check needs.</param>
    public FieldAnswer Read(RawAnswer raw, FieldContext context)
    {
        var answer = Kind.Parse(this, raw, context);
        return answer.Value.Length > 0 && Rules?.Check(Kind, answer.Value, context) is { } fault ? FieldAnswer.Refused(fault) : answer;
    }

    /// <summary>Names of the form inputs that make up the answer.</summary>
    public IEnumerable<string> Names => Kind.Parts.Select(part => Id + part);

    /// <summary>Room for the answer in a credential; null if it does not go into one.</summary>
    public CodeRoom? Room => Binds switch
    {
        RegisterFact.Number => CodeRoom.Number,
        RegisterFact.Kana => CodeRoom.Kana,
        RegisterFact.FormerName => CodeRoom.FormerName,
        _ => null,
    };
}
