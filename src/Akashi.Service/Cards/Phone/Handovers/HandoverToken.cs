using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Akashi.Service.Cards.Phone.Handovers;

/// <summary>
/// What the code for a phone says: 80 random bits as 16 digits and letters, in groups of 4, so that it can also be typed. I, L, O and U are not used
/// (Crockford's Base32); who types the first three means 1, 1 and 0.
/// </summary>
internal static class HandoverToken
{
    /// <summary>Length without hyphens.</summary>
    public const int Length = 16;

    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Group = 4;

    /// <summary>A new one, without hyphens.</summary>
    public static string Make() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>As it is shown: XXXX-XXXX-XXXX-XXXX.</summary>
    public static string Shown(string token) => string.Join('-', token.Chunk(Group).Select(g => new string(g)));

    /// <summary>Reads what came in an address: small letters are capital ones, and hyphens do not matter.</summary>
    /// <param name="text">As received.</param>
    /// <param name="token">Without hyphens; null where it is none.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out string? token)
    {
        token = null;
        if (text.Length > 2 * Length) return false;
        var read = string.Concat(text.Where(c => c != '-').Select(c => char.ToUpperInvariant(c) switch
        {
            'I' or 'L' => '1',
            'O' => '0',
            var letter => letter,
        }));
        if (read.Length != Length || read.Any(c => !Letters.Contains(c))) return false;
        token = read;
        return true;
    }
}
