using Akashi.Service.Procedures;
using Akashi.Service.Procedures.FieldKinds;

namespace Akashi.Service.Tests.Procedures.FieldKinds;

/// <summary>A kind that the product does not have: adding one takes only this class and its .resx file.</summary>
internal sealed class PostalCodeKind : FieldKind
{
    private static readonly FieldFault NotAPostalCode = new(nameof(NotAPostalCode));

    public override string Code => "postal-code";

    public override LineInput Line { get; } = new("text", "numeric", "postal-code");

    public override string Show(Field field, string value) => value.Length == 7 ? $"〒{value[..3]}-{value[3..]}" : value;

    protected override FieldAnswer Read(string text, FieldContext context)
    {
        var digits = Narrow(text).Replace("-", "", StringComparison.Ordinal);
        return digits.Length == 7 && digits.All(char.IsAsciiDigit) ? new FieldAnswer(digits) : FieldAnswer.Refused(NotAPostalCode);
    }
}
