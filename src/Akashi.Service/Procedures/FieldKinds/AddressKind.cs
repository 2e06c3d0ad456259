using Akashi.Hosting;
using Akashi.Hosting.Texts;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures.PostalCodes;

namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>
/// An address in Japan: a postal code and a line of text; stored as seven digits, a space and the text. A press fills in how the text begins, by the code
/// (decision 0053); a code that is not known is accepted, because the data ages.
/// </summary>
internal sealed class AddressKind : FieldKind
{
    /// <summary>The postal code does not have seven digits.</summary>
    public static readonly FieldFault NotAPostalCode = new(nameof(NotAPostalCode));

    /// <summary>One of the two parts is missing.</summary>
    public static readonly FieldFault HalfAnAddress = new(nameof(HalfAnAddress));

    /// <summary>Nothing is known of the postal code.</summary>
    public static readonly FieldFault UnknownCode = new(nameof(UnknownCode));

    /// <summary>There is a text already, which is not replaced; the limit is what the postal code says.</summary>
    public static readonly FieldFault TextKept = new(nameof(TextKept));

    /// <summary>The text begins with another prefecture than the postal code says; the limit is what the code says.</summary>
    public static readonly FieldFault OtherPrefecture = new(nameof(OtherPrefecture));

    /// <summary>The text is no more than what the postal code says.</summary>
    public static readonly FieldFault NothingButTheArea = new(nameof(NothingButTheArea));

    /// <summary>Suffix of the input for the postal code.</summary>
    public const string CodePart = ".code";

    /// <summary>Suffix of the input for the text.</summary>
    public const string TextPart = ".text";

    private const int Digits = 7;
    private const int Office = 3;

    public override string Code => "address";

    public override IReadOnlyList<string> Parts { get; } = [CodePart, TextPart];

    public override string View => "/Procedures/FieldKinds/_Address.cshtml";

    /// <summary>The two parts of a stored answer, the postal code with its hyphen; empty if there is none.</summary>
    public static (string Code, string Text) PartsOf(string? value) =>
        value?.Length > Digits ? ($"{value[..Office]}-{value[Office..Digits]}", value[(Digits + 1)..]) : ("", "");

    public override bool CanFill => true;

    public override FieldAnswer Parse(Field field, RawAnswer raw, FieldContext context)
    {
        var code = CodeIn(raw);
        if (OutsideText.Read(raw[TextPart], LimitOf(field), out var text) is { } fault)
            return FieldAnswer.Refused(fault == TextFault.TooLong ? FieldFault.TooLong : FieldFault.NotText);
        if (code is "" && text.Length == 0) return new FieldAnswer("", field.Required ? FieldFault.Missing : null);
        if (code is "" || text.Length == 0) return FieldAnswer.Refused(HalfAnAddress);
        return code is null ? FieldAnswer.Refused(NotAPostalCode) : new FieldAnswer($"{code} {text}");
    }

    // What an earlier press put there is nobody's words: a text that is exactly an area of the data.
    public override FieldFill Fill(RawAnswer raw)
    {
        if (CodeIn(raw) is not { Length: Digits } code) return new FieldFill(CodePart, null, NotAPostalCode);
        if (PostalAreas.Of(code) is not { } area) return new FieldFill(TextPart, null, UnknownCode);
        var text = raw[TextPart].Trim();
        if (text.StartsWith(area, StringComparison.Ordinal)) return new FieldFill(TextPart, null);
        return text.Length == 0 || PostalAreas.Contains(text)
            ? new FieldFill(TextPart, area)
            : new FieldFill(TextPart, null, TextKept with { Limit = area });
    }

    public override FieldFault? Doubt(string value)
    {
        if (value.Length <= Digits || PostalAreas.Of(value[..Digits]) is not { } area) return null;
        var text = value[(Digits + 1)..];
        if (text == area) return NothingButTheArea;
        return PrefectureOf(text) is { } prefecture && !area.StartsWith(prefecture, StringComparison.Ordinal) ? OtherPrefecture with { Limit = area } : null;
    }

    public override string Show(Field field, string value) => PartsOf(value) is { Text.Length: > 0 } parts ? $"〒{parts.Code} {parts.Text}" : value;

    // Empty if nothing was typed; null if it is no postal code.
    private static string? CodeIn(RawAnswer raw)
    {
        if (OutsideText.Read(raw[CodePart], TextLimit.Line(20), out var code) is not null) return null;
        var digits = string.Concat(Narrow(code).Where(c => c is not ('-' or ' ' or '〒')));
        return code.Length == 0 ? "" : digits.Length == Digits && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    private static string? PrefectureOf(string text) =>
        Enum.GetValues<Prefecture>().Select(p => EnumTexts.In(Languages.Japanese, p)).FirstOrDefault(name => text.StartsWith(name, StringComparison.Ordinal));
}
