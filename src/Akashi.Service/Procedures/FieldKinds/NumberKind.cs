using System.Globalization;
using System.Numerics;

namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>A number: digits, in which leading zeros count. With a pattern, it may also have letters and hyphens, as examination numbers do.</summary>
internal sealed class NumberKind : FieldKind
{
    /// <summary>The answer is not made of digits.</summary>
    public static readonly FieldFault NotANumber = new(nameof(NotANumber));

    /// <summary>The number is below the limit.</summary>
    public static readonly FieldFault TooSmall = new(nameof(TooSmall));

    /// <summary>The number is above the limit.</summary>
    public static readonly FieldFault TooLarge = new(nameof(TooLarge));

    public override string Code => "number";

    public override LineInput Line { get; } = new("text", "numeric", "off");

    public override bool HasForm => true;

    public override (FieldFault Low, FieldFault High) OutOfBounds => (TooSmall, TooLarge);

    public override bool IsBound(string bound) => bound.Length > 0 && bound.All(char.IsAsciiDigit);

    public override int Compare(string value, string other, FieldContext context) => ValueOf(value).CompareTo(ValueOf(other));

    private protected override FieldAnswer Read(Field field, string text, FieldContext context)
    {
        var plain = Narrow(text).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (field.Rules?.Pattern is not null) return new FieldAnswer(plain);
        var digits = plain.Replace(",", "", StringComparison.Ordinal);
        return IsBound(digits) ? new FieldAnswer(digits) : FieldAnswer.Refused(NotANumber);
    }

    private static BigInteger ValueOf(string digits) =>
        BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : BigInteger.Zero;
}
