namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>A telephone number: 9 to 15 digits, optionally after a plus sign.</summary>
internal sealed class PhoneKind : FieldKind
{
    /// <summary>Not a telephone number.</summary>
    public static readonly FieldFault NotAPhone = new(nameof(NotAPhone));

    public override string Code => "phone";

    public override ToldBefore Offers => ToldBefore.Phone;

    public override LineInput Line { get; } = new("tel", "tel", "tel");

    protected override FieldAnswer Read(string text, FieldContext context)
    {
        var plain = new string([.. Narrow(text).Where(c => c is not ('-' or ' ' or '(' or ')'))]);
        var digits = plain.StartsWith('+') ? plain[1..] : plain;
        return digits.Length is >= 9 and <= 15 && digits.All(char.IsAsciiDigit) ? new FieldAnswer(plain) : FieldAnswer.Refused(NotAPhone);
    }
}
