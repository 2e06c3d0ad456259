using Akashi.Service.Platform;
using Akashi.Service.Platform.Money;

namespace Akashi.Service.Catalog;

/// <summary>What a procedure does to the register.</summary>
public enum ProcedureKind
{
    /// <summary>初期設定: links an entry that exists, or makes a new one.</summary>
    InitialRegistration,

    /// <summary>変更: gives an entry that is linked to the holder a new version with the facts that changed.</summary>
    Change,
}

/// <summary>A procedure with its form.</summary>
/// <param name="Id">Id within its qualification.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Title">Name as shown.</param>
/// <param name="Who">Who can apply.</param>
/// <param name="Needed">What to have at hand.</param>
/// <param name="Days">Standard processing time in days (標準処理期間).</param>
/// <param name="Fee">Fee.</param>
/// <param name="Form">Fields and documents.</param>
public sealed record Procedure(
    string Id, ProcedureKind Kind, string Title, string Who, IReadOnlyList<string> Needed, int Days, Yen Fee, Form Form);

/// <summary>The form of a procedure; an application keeps the version it was made with.</summary>
/// <param name="Version">Version of the form.</param>
/// <param name="Fields">In the order asked.</param>
/// <param name="Documents">In the order asked.</param>
public sealed record Form(string Version, IReadOnlyList<Field> Fields, IReadOnlyList<RequiredDocument> Documents);

/// <summary>When something is asked: by the choice of row 1.5.2.</summary>
public enum AskWhen
{
    /// <summary>In any case.</summary>
    Always,

    /// <summary>「資格管理団体へ登録している」.</summary>
    Registered,

    /// <summary>「登録していない」.</summary>
    NotRegistered,
}

/// <summary>Kind of a field: decides how it is shown and what is accepted.</summary>
public enum FieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Reading in katakana; hiragana and half width are converted.</summary>
    Kana,

    /// <summary>Number of the registration, by the qualification's format.</summary>
    RegistrationNumber,

    /// <summary>A date in three boxes with era.</summary>
    Date,

    /// <summary>Telephone number.</summary>
    Phone,

    /// <summary>E-mail address.</summary>
    Email,

    /// <summary>本籍: prefecture, nationality or 不明.</summary>
    Domicile,
}

/// <summary>A question of a form.</summary>
/// <param name="Id">Id within the form.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Label">As shown and signed.</param>
/// <param name="Hint">Shown above the input; null where none.</param>
/// <param name="Required">※必須 or ※任意.</param>
/// <param name="MaxLength">Most characters.</param>
/// <param name="When">When it is asked.</param>
public sealed record Field(string Id, FieldKind Kind, string Label, string? Hint, bool Required, int MaxLength, AskWhen When)
{
    /// <summary>Room for the answer in a credential; null where it does not go into one.</summary>
    public CodeRoom? Room => (Kind, Id) switch
    {
        (FieldKind.RegistrationNumber, _) => CodeRoom.Number,
        (FieldKind.Kana, _) or (_, "kana") => CodeRoom.Kana,
        (_, "former-name") => CodeRoom.FormerName,
        _ => null,
    };
}

/// <summary>A document to attach: PDF, JPEG or PNG.</summary>
/// <param name="Id">Id within the form.</param>
/// <param name="Label">As shown and signed.</param>
/// <param name="Hint">What must be on it; null where none.</param>
/// <param name="Required">※必須 or ※任意.</param>
/// <param name="When">When it is asked.</param>
public sealed record RequiredDocument(string Id, string Label, string? Hint, bool Required, AskWhen When);
