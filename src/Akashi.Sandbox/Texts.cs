using System.Globalization;
using Akashi.Hosting.Texts;

namespace Akashi.Sandbox;

/// <summary>Texts of the Sandbox's page.</summary>
internal static class Texts
{
    private static readonly TextSource Source = new("Akashi.Sandbox.Texts", typeof(Texts).Assembly);

    public static string Title => Get(nameof(Title));

    public static string Skip => Get(nameof(Skip));

    public static string Heading => Get(nameof(Heading));

    public static string Lead => Get(nameof(Lead));

    public static string Inserted => Get(nameof(Inserted));

    public static string Insert => Get(nameof(Insert));

    public static string Usual => Get(nameof(Usual));

    public static string Cases => Get(nameof(Cases));

    public static string PinOnly(string pin) => Get(nameof(PinOnly), pin);

    public static string Remove => Get(nameof(Remove));

    public static string Footer => Get(nameof(Footer));

    /// <summary>The name within certificates, which is Japanese whoever looks.</summary>
    public static string CardService => Source.In(Languages.Japanese)["CardService"];

    public static string Authorities => Get(nameof(Authorities));

    public static string Answers => Get(nameof(Answers));

    public static string Silent => Get(nameof(Silent));

    public static string Stop => Get(nameof(Stop));

    public static string Resume => Get(nameof(Resume));

    public static string Certificates => Get(nameof(Certificates));

    public static string Authority => Get(nameof(Authority));

    public static string Subject => Get(nameof(Subject));

    public static string Serial => Get(nameof(Serial));

    public static string State => Get(nameof(State));

    public static string Good => Get(nameof(Good));

    public static string Revoked => Get(nameof(Revoked));

    public static string Revoke => Get(nameof(Revoke));

    public static string Clock => Get(nameof(Clock));

    public static string ClockLabel => Get(nameof(ClockLabel));

    public static string ClockMove => Get(nameof(ClockMove));

    public static string PayName => Get(nameof(PayName));

    public static string PayCardStep => Get(nameof(PayCardStep));

    public static string PayCardTitle => Get(nameof(PayCardTitle));

    public static string PayNotPaid => Get(nameof(PayNotPaid));

    public static string PayTotal => Get(nameof(PayTotal));

    public static string PayNumber => Get(nameof(PayNumber));

    public static string PayNumberHint => Get(nameof(PayNumberHint));

    public static string PayExpiry => Get(nameof(PayExpiry));

    public static string PayExpiryHint => Get(nameof(PayExpiryHint));

    public static string PayCode => Get(nameof(PayCode));

    public static string PayCodeHint => Get(nameof(PayCodeHint));

    public static string PayCheckStep => Get(nameof(PayCheckStep));

    public static string PayCheck => Get(nameof(PayCheck));

    public static string PayConfirmStep => Get(nameof(PayConfirmStep));

    public static string PayConfirmTitle => Get(nameof(PayConfirmTitle));

    public static string PayNow => Get(nameof(PayNow));

    public static string PayChange => Get(nameof(PayChange));

    public static string PaySecureTitle => Get(nameof(PaySecureTitle));

    public static string PaySecureWhat => Get(nameof(PaySecureWhat));

    public static string PaySecureYes => Get(nameof(PaySecureYes));

    public static string PayClosedTitle => Get(nameof(PayClosedTitle));

    public static string PayClosedWhat => Get(nameof(PayClosedWhat));

    public static string PayBack => Get(nameof(PayBack));

    public static string PayFaultCard => Get(nameof(PayFaultCard));

    public static string PayFaultDeclined => Get(nameof(PayFaultDeclined));

    public static string MailName => Get(nameof(MailName));

    public static string MailTitle => Get(nameof(MailTitle));

    public static string MailWhat => Get(nameof(MailWhat));

    public static string MailNone => Get(nameof(MailNone));

    public static string MailTo => Get(nameof(MailTo));

    public static string MailFrom => Get(nameof(MailFrom));

    public static string MailAt => Get(nameof(MailAt));

    public static string PayYen(long amount) => Get(nameof(PayYen), amount.ToString("N0", CultureInfo.InvariantCulture));

    public static string AuthorityName(string name) => Get(name);

    public static string ClockAt(string time, string offset) => Get(nameof(ClockAt), time, offset);

    public static string Secrets(string pin, string password) => Get(nameof(Secrets), pin, password);

    /// <summary>A text by its key, with values filled in.</summary>
    public static string Get(string key, params ReadOnlySpan<object?> values) => values.IsEmpty ? Source[key] : Source[key, values];
}
