using System.Diagnostics.CodeAnalysis;
using System.Text;
using Akashi.Hosting;

namespace Akashi.Sandbox.Identity.Phone;

/// <summary>The form of a PIN or password. What cannot be one costs no try.</summary>
internal static class TypedSecret
{
    private const int LongestEntry = 64;

    /// <summary>Reads what was typed; full-width characters and small letters are accepted.</summary>
    /// <param name="typed">As received.</param>
    /// <param name="act">4 digits, or for signing 6 to 16 letters and digits.</param>
    /// <param name="secret">ASCII, capitals; null where it has not the form.</param>
    public static bool TryParse(string? typed, PhoneAct act, [NotNullWhen(true)] out byte[]? secret)
    {
        secret = null;
        if (typed is not { Length: <= LongestEntry } || !OutsideText.TryFold(typed, out var folded)) return false;
        var text = folded.ToUpperInvariant();
        var good = act == PhoneAct.Sign
            ? text.Length is >= 6 and <= 16 && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c))
            : text.Length == 4 && text.All(char.IsAsciiDigit);
        if (good) secret = Encoding.ASCII.GetBytes(text);
        return good;
    }
}
