using Akashi.Service.Platform;
using Akashi.Service.Procedures.FieldKinds;

namespace Akashi.Service.Procedures;

/// <summary>A fact that the register holds; the names are stable codes of stored versions and changes.</summary>
public enum RegisterFact
{
    /// <summary>Registration number.</summary>
    Number,

    /// <summary>Date of registration.</summary>
    RegisteredOn,

    /// <summary>Name; it comes from the card.</summary>
    Name,

    /// <summary>Reading of the name.</summary>
    Kana,

    /// <summary>旧姓 or 通称.</summary>
    FormerName,

    /// <summary>Address; it comes from the card, where the register holds addresses.</summary>
    Address,

    /// <summary>本籍: prefecture or nationality.</summary>
    Domicile,
}

/// <summary>A question of a procedure.</summary>
/// <param name="Id">Id within the procedure.</param>
/// <param name="Kind">How it is shown, and what is accepted.</param>
/// <param name="Label">As shown and signed.</param>
/// <param name="Hint">Shown above the input; null where none.</param>
/// <param name="Required">※必須 or ※任意.</param>
/// <param name="MaxLength">Most characters, as a person counts them.</param>
/// <param name="When">When it is asked.</param>
/// <param name="Binds">The fact of the register that the answer is; null where it is for the decision only.</param>
public sealed record Field(string Id, FieldKind Kind, string Label, string? Hint, bool Required, int MaxLength, AskWhen When, RegisterFact? Binds = null)
{
    /// <summary>The question for a registration number that staff give.</summary>
    public static Field ForNumber(string id) => new(id, new RegistrationNumberKind(), "", null, true, CodeRoom.Number.Units, AskWhen.Always, RegisterFact.Number);

    /// <summary>The question for a date of registration that staff give.</summary>
    public static Field ForRegisteredOn(string id) => new(id, new DateKind(), "", null, true, 10, AskWhen.Always, RegisterFact.RegisteredOn);

    /// <summary>A date as it is kept; null where there is none.</summary>
    public static DateOnly? DayOf(string? value) => DateKind.DayOf(value);

    /// <summary>Names under which a form sends the answer.</summary>
    public IEnumerable<string> Names => Kind.Parts.Select(part => Id + part);

    /// <summary>Room for the answer in a credential; null where it does not go into one.</summary>
    public CodeRoom? Room => Binds switch
    {
        RegisterFact.Number => CodeRoom.Number,
        RegisterFact.Kana => CodeRoom.Kana,
        RegisterFact.FormerName => CodeRoom.FormerName,
        _ => null,
    };
}
