using Akashi.Hosting;

namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>An address in Japan: a postal code and a line of text; stored as seven digits, a space and the text.</summary>
internal sealed class AddressKind : FieldKind
{
    /// <summary>The postal code does not have seven digits.</summary>
    public static readonly FieldFault NotAPostalCode = new(nameof(NotAPostalCode));

    /// <summary>One of the two parts is missing.</summary>
    public static readonly FieldFault HalfAnAddress = new(nameof(HalfAnAddress));

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

    public override FieldAnswer Parse(Field field, RawAnswer raw, FieldContext context)
    {
        if (OutsideText.Read(raw[CodePart], TextLimit.Line(20), out var code) is not null) return FieldAnswer.Refused(NotAPostalCode);
        if (OutsideText.Read(raw[TextPart], LimitOf(field), out var text) is { } fault)
            return FieldAnswer.Refused(fault == TextFault.TooLong ? FieldFault.TooLong : FieldFault.NotText);
        if (code.Length + text.Length == 0) return new FieldAnswer("", field.Required ? FieldFault.Missing : null);
        if (code.Length == 0 || text.Length == 0) return FieldAnswer.Refused(HalfAnAddress);
        var digits = string.Concat(Narrow(code).Where(c => c is not ('-' or ' ' or '〒')));
        return digits.Length == Digits && digits.All(char.IsAsciiDigit) ? new FieldAnswer($"{digits} {text}") : FieldAnswer.Refused(NotAPostalCode);
    }

    public override string Show(Field field, string value) => PartsOf(value) is { Text.Length: > 0 } parts ? $"〒{parts.Code} {parts.Text}" : value;
}
