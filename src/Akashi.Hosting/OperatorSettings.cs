namespace Akashi.Hosting;

/// <summary>
/// Who runs the system and how to reach them, as shown in the footer of every page. What is not set is shown with the demo's texts.
/// </summary>
/// <param name="Name">Name of the authority or company; null for the demo's.</param>
/// <param name="Contact">Name of the desk that answers questions; null for the demo's.</param>
/// <param name="Phone">Telephone number of the desk; null for none.</param>
/// <param name="Mail">Mail address of the desk; null for none.</param>
/// <param name="Hours">When the desk answers; null for none.</param>
/// <param name="Privacy">The operator's own privacy policy; null for the product's page.</param>
/// <param name="Terms">The operator's own terms of use; null for the product's page.</param>
/// <param name="Accessibility">The operator's own accessibility statement; null for the product's page.</param>
public sealed record OperatorSettings(string? Name, string? Contact, string? Phone, string? Mail, string? Hours, Uri? Privacy, Uri? Terms, Uri? Accessibility)
{
    private const int Longest = 100;

    /// <summary>Nothing is set.</summary>
    public static OperatorSettings Demo { get; } = new(null, null, null, null, null, null, null, null);

    /// <summary>Whether an operator is named. If not, the pages say that this is a demo.</summary>
    public bool IsSet => Name is not null;

    /// <summary>The telephone number as a URI (RFC 3966); null for none.</summary>
    public string? PhoneAddress => Phone is null ? null : "tel:" + string.Concat(Phone.Where(c => char.IsAsciiDigit(c) || c == '+'));

    /// <summary>
    /// What pages show. Without a named operator, the demo's name, desk and contact details; an operator without a desk answers under its own name.
    /// </summary>
    /// <param name="demo">The demo's texts.</param>
    public OperatorSettings Or(OperatorSettings demo) => IsSet
        ? this with { Contact = Contact ?? Name }
        : this with { Name = demo.Name, Contact = demo.Contact, Phone = demo.Phone, Mail = demo.Mail, Hours = demo.Hours };

    /// <summary>Reads Operator:Name, :Contact, :Phone, :Mail, :Hours, :Privacy, :Terms, :Accessibility; faults are collected in the reader.</summary>
    /// <param name="reader">The reader.</param>
    public static OperatorSettings Read(SettingsReader reader)
    {
        var read = new OperatorSettings(
            reader.Name("Operator:Name", Longest), reader.Name("Operator:Contact", Longest),
            Checked(reader, "Operator:Phone", IsPhone, "is not a telephone number such as 03-1234-5678"),
            Checked(reader, "Operator:Mail", IsMail, "is not a mail address such as desk@example.go.jp"),
            reader.Name("Operator:Hours", Longest),
            Address(reader, "Operator:Privacy"), Address(reader, "Operator:Terms"), Address(reader, "Operator:Accessibility"));
        // Otherwise half of the operator's details would stand beside half of the demo's.
        if (read.Name is null && (read.Contact ?? read.Phone ?? read.Mail ?? read.Hours) is not null)
            reader.Fault("Operator:Name", "is missing; the other settings of the operator go with it");
        if (read.Name is not null && read.Phone is null && read.Mail is null)
            reader.Fault("Operator:Phone", "is missing, and Operator:Mail too; one of them is needed to reach the operator");
        return read;
    }

    private static string? Checked(SettingsReader reader, string key, Func<string, bool> isGood, string fault)
    {
        if (reader.Name(key, Longest) is not { } text) return null;
        if (isGood(text)) return text;
        reader.Fault(key, $"\"{text}\" {fault}");
        return null;
    }

    private static Uri? Address(SettingsReader reader, string key)
    {
        if (reader.Text(key) is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") return address;
        reader.Fault(key, $"\"{text}\" is not the address of a page such as https://www.example.go.jp/privacy");
        return null;
    }

    private static bool IsPhone(string text) =>
        text.Count(char.IsAsciiDigit) is >= 3 and <= 15 && text.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or '(' or ')' or ' ');

    private static bool IsMail(string text) =>
        text.Split('@') is [{ Length: > 0 }, { Length: > 2 } host]
            && host.Contains('.', StringComparison.Ordinal)
            && text.All(c => c is > ' ' and <= '~' and not ('<' or '>' or '"' or '?' or '&'));
}
