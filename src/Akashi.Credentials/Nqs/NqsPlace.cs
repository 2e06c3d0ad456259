using System.Globalization;
using Akashi.Credentials.Format;

namespace Akashi.Credentials.Nqs;

/// <summary>
/// A place in a status list, as the 証明書ID of a code of the profile "nqs" names it: <c>LIST.INDEX.ID</c>. The layout has no other room for it. Codes
/// of other systems have no such id, so their state cannot be known.
/// </summary>
/// <param name="ListId">Last part of the list's address: 1 to 40 ASCII letters, digits, '-' or '_'.</param>
/// <param name="Index">0 to 1,048,575.</param>
/// <param name="CredentialId">16 bytes, random.</param>
public sealed record NqsPlace(string ListId, int Index, ReadOnlyMemory<byte> CredentialId)
{
    private const int LongestList = 40;

    /// <summary>The id in the code.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ListId}.{Index}.{Convert.ToHexStringLower(CredentialId.Span)}");

    /// <summary>Reads an id. Each place has exactly one form.</summary>
    public static bool TryParse(string? text, out NqsPlace? place)
    {
        place = null;
        if (text?.Split('.') is not [{ Length: >= 1 and <= LongestList } list, { } number, { Length: 2 * Labels.CredentialIdLength } id]) return false;
        if (!list.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') || !id.All(char.IsAsciiHexDigitLower)) return false;
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || index > Labels.HighestIndex
            || (number[0] == '0' && number.Length > 1))
            return false;
        place = new NqsPlace(list, index, Convert.FromHexString(id));
        return true;
    }
}
