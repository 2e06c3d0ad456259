using Akashi.Hosting;
using Akashi.Hosting.Texts;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>What is said of a 本籍. The names are what a form sends.</summary>
public enum DomicileState
{
    /// <summary>It is in a prefecture.</summary>
    Prefecture,

    /// <summary>There is none, but a nationality.</summary>
    Nationality,

    /// <summary>不明.</summary>
    Unknown,
}

/// <summary>本籍: prefecture, nationality or 不明. Stored as registers hold it: the name of the prefecture in Japanese, the nationality, or 不明.</summary>
internal sealed class DomicileKind : FieldKind
{
    /// <summary>Suffix of the inputs for the state.</summary>
    public const string StatePart = ".is";

    /// <summary>Suffix of the input for the prefecture.</summary>
    public const string PrefecturePart = ".prefecture";

    /// <summary>Suffix of the input for the nationality.</summary>
    public const string NationalityPart = ".nationality";

    /// <summary>No prefecture is chosen.</summary>
    public static readonly FieldFault NoPrefecture = new(nameof(NoPrefecture));

    /// <summary>No nationality is written.</summary>
    public static readonly FieldFault NoNationality = new(nameof(NoNationality));

    public override string Code => "domicile";

    public override bool CanRepeat => false;

    public override IReadOnlyList<RegisterFact> MayBind => [RegisterFact.Domicile];

    public override IReadOnlyList<string> Parts { get; } = [StatePart, PrefecturePart, NationalityPart];

    public override IReadOnlyList<string> TypedParts { get; } = [StatePart, NationalityPart];

    public override string View => "/Procedures/FieldKinds/_Domicile.cshtml";

    /// <summary>The state of a stored answer; null if there is none.</summary>
    public static DomicileState? StateOf(string? value) =>
        string.IsNullOrEmpty(value) ? null
        : value == InJapanese(DomicileState.Unknown) ? DomicileState.Unknown
        : PrefectureOf(value) is null ? DomicileState.Nationality : DomicileState.Prefecture;

    /// <summary>The prefecture of a stored answer; null if it names none.</summary>
    public static Prefecture? PrefectureOf(string? value) =>
        Enum.GetValues<Prefecture>().Where(p => InJapanese(p) == value).Cast<Prefecture?>().FirstOrDefault();

    public override FieldAnswer Parse(Field field, RawAnswer raw, FieldContext context)
    {
        if (raw[StatePart].Length == 0) return new FieldAnswer("", field.Required ? FieldFault.Missing : null);
        return Named<DomicileState>(raw[StatePart]) switch
        {
            DomicileState.Prefecture => Named<Prefecture>(raw[PrefecturePart]) is { } prefecture
                ? new FieldAnswer(InJapanese(prefecture))
                : FieldAnswer.Refused(NoPrefecture),
            DomicileState.Nationality => NationalityIn(field, raw[NationalityPart]),
            DomicileState.Unknown => new FieldAnswer(InJapanese(DomicileState.Unknown)),
            _ => FieldAnswer.Refused(FieldFault.Missing),
        };
    }

    public override IReadOnlyList<string> Cases(Field field) => [.. Enum.GetNames<DomicileState>().Select(n => n.ToLowerInvariant())];

    public override IEnumerable<string> CasesOf(Field field, string value) => StateOf(value) is { } state ? [state.ToString().ToLowerInvariant()] : [];

    public override string Speak(Field field, string value) => StateOf(value) switch
    {
        DomicileState.Prefecture => EnumTexts.Of(PrefectureOf(value)!.Value),
        DomicileState.Unknown => EnumTexts.Of(DomicileState.Unknown),
        _ => value,
    };

    private FieldAnswer NationalityIn(Field field, string typed)
    {
        if (OutsideText.Read(typed, LimitOf(field), out var nationality) is { } fault)
            return FieldAnswer.Refused(fault == TextFault.TooLong ? FieldFault.TooLong : FieldFault.NotText);
        return nationality.Length == 0 ? FieldAnswer.Refused(NoNationality) : new FieldAnswer(nationality);
    }

    private static string InJapanese(Prefecture value) => EnumTexts.In(Languages.Japanese, value);

    private static string InJapanese(DomicileState value) => EnumTexts.In(Languages.Japanese, value);

    private static T? Named<T>(string name)
        where T : struct, Enum => Enum.TryParse<T>(name, out var value) && Enum.GetName(value) == name ? value : null;
}
