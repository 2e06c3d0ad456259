using System.Globalization;
using Akashi.Hosting;

namespace Akashi.Service.Contacts;

/// <summary>Why a text is not taken as an e-mail address.</summary>
internal enum EmailFault
{
    /// <summary>Not an address.</summary>
    NotAnAddress,

    /// <summary>Characters other than ASCII before the at sign: few mail servers pass them on (RFC 6531).</summary>
    NotAsciiName,
}

/// <summary>An e-mail address (RFC 5321): ASCII, at most 254 characters, a domain name with its foreign letters encoded (IDNA).</summary>
internal sealed record EmailAddress
{
    /// <summary>Maximum length (RFC 5321, section 4.5.3.1.3).</summary>
    public const int Longest = 254;

    private const int LongestName = 64;
    private const int LongestLabel = 63;
    private const string Special = "!#$%&'*+-/=?^_`{|}~.";
    private static readonly IdnMapping Domains = new() { UseStd3AsciiRules = true };

    private EmailAddress(string text) => Text = text;

    /// <summary>The address as it is stored and compared.</summary>
    public string Text { get; }

    /// <summary>The address on the wire. Old addresses of Japanese carriers have dots where the standard wants them quoted.</summary>
    public string OnWire => Name.StartsWith('.') || Name.EndsWith('.') || Name.Contains("..", StringComparison.Ordinal)
        ? $"\"{Name}\"{Text[Text.LastIndexOf('@')..]}"
        : Text;

    private string Name => Text[..Text.LastIndexOf('@')];

    /// <summary>Reads an address as it was typed; full-width characters are taken for half-width ones.</summary>
    /// <param name="typed">What was typed; not empty.</param>
    /// <param name="address">The address; null where there is a fault.</param>
    /// <returns>Why it is none; null where it is one.</returns>
    public static EmailFault? TryParse(string typed, out EmailAddress? address)
    {
        address = null;
        if (OutsideText.Read(typed, TextLimit.Line(Longest), out var read) is not null) return EmailFault.NotAnAddress;
        if (!OutsideText.TryFold(read, out var text)) return EmailFault.NotAnAddress;
        var at = text.LastIndexOf('@');
        if (at is < 1 or > LongestName) return EmailFault.NotAnAddress;
        var name = text[..at];
        if (name.Any(c => !char.IsAscii(c))) return EmailFault.NotAsciiName;
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || Special.Contains(c)) || DomainOf(text[(at + 1)..]) is not { } domain) return EmailFault.NotAnAddress;
        if (name.Length + 1 + domain.Length > Longest) return EmailFault.NotAnAddress;
        address = new EmailAddress($"{name}@{domain}");
        return null;
    }

    /// <summary>An address that was stored.</summary>
    public static EmailAddress Stored(string text) => new(text);

    /// <summary>A stored address as people write it, with the foreign letters of its domain.</summary>
    public static string Shown(string stored)
    {
        var at = stored.LastIndexOf('@') + 1;
        return stored[..at] + Domains.GetUnicode(stored, at);
    }

    private static string? DomainOf(string text)
    {
        try
        {
            var domain = Domains.GetAscii(text).ToLowerInvariant();
            var labels = domain.Split('.');
            var good = labels.Length > 1 && labels.All(l => l.Length is > 0 and <= LongestLabel) && !labels[^1].All(char.IsAsciiDigit);
            return good ? domain : null;
        }
        catch (ArgumentException)
        {
            // Not a domain name, by the rules of IDNA.
            return null;
        }
    }
}
