using System.Net.Mail;
using Akashi.Hosting;

namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>An e-mail address, at most 254 characters (RFC 5321, section 4.5.3.1.3).</summary>
internal sealed class EmailKind : FieldKind
{
    /// <summary>Not an e-mail address.</summary>
    public static readonly FieldFault NotAnEmail = new(nameof(NotAnEmail));

    private const int Longest = 254;

    public override string Code => "email";

    public override ToldBefore Offers => ToldBefore.Email;

    public override LineInput Line { get; } = new("email", "email", "email");

    protected override FieldAnswer Read(string text, FieldContext context) =>
        OutsideText.TryFold(text, out var plain) && plain.Length <= Longest
            && MailAddress.TryCreate(plain, out var address) && address.Address == plain && address.Host.Contains('.')
            ? new FieldAnswer(plain)
            : FieldAnswer.Refused(NotAnEmail);
}
