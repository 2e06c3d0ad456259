using System.Buffers;
using System.Buffers.Text;

namespace Akashi.Credentials.Format;

/// <summary>The address in a two-dimensional code: <c>https://HOST/w/?c=</c> and the credential as base64url.</summary>
public static class CredentialUrl
{
    private const string Path = "/w/?c=";
    private const int LongestText = 8192;
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>The address for a credential.</summary>
    /// <param name="verifier">Origin of the verification service.</param>
    /// <param name="credential">COSE_Sign1.</param>
    public static string Format(Uri verifier, ReadOnlySpan<byte> credential) => Prefix(verifier) + Base64Url.EncodeToString(credential);

    /// <summary>
    /// Reads what a person's camera, mail or form made of a code: a whole address or the value alone, both base64 alphabets, a space for '+',
    /// with or without padding, white space around. Unused trailing bits must be zero.
    /// </summary>
    /// <param name="text">Address or value.</param>
    /// <param name="verifier">Origin that an address must have, letter by letter: machines write and read it.</param>
    /// <param name="bytes">The credential's bytes.</param>
    /// <param name="fault">Why not: <see cref="FormatFault.Text"/> or <see cref="FormatFault.Address"/>.</param>
    public static bool TryRead(string? text, Uri verifier, out byte[] bytes, out FormatFault fault)
    {
        bytes = [];
        fault = FormatFault.Text;
        if (text is null || text.Length > LongestText) return false;
        var value = text.Trim();
        if (value.Contains("://", StringComparison.Ordinal))
        {
            var prefix = Prefix(verifier);
            fault = value.StartsWith(prefix, StringComparison.Ordinal) ? FormatFault.Text : FormatFault.Address;
            if (fault == FormatFault.Address) return false;
            value = ValueIn(value[prefix.Length..]);
        }
        if (!TryDecode(value, out bytes)) return false;
        fault = FormatFault.None;
        return true;
    }

    private static string Prefix(Uri verifier) => verifier.GetLeftPart(UriPartial.Authority) + Path;

    private static string ValueIn(string query)
    {
        var end = query.IndexOfAny(['&', '#']);
        return Uri.UnescapeDataString(end < 0 ? query : query[..end]).Trim();
    }

    private static bool TryDecode(string value, out byte[] bytes)
    {
        bytes = [];
        var unpadded = value.TrimEnd('=');
        if (unpadded.Length == 0 || unpadded.Length % 4 == 1 || value.Length - unpadded.Length > 2) return false;
        var code = unpadded.Replace('+', '-').Replace(' ', '-').Replace('/', '_');
        if (code.AsSpan().ContainsAnyExcept(Alphabet)) return false;
        var read = new byte[Base64Url.GetMaxDecodedLength(code.Length)];
        // Not done where bits are left over: one credential has one code. (TryDecodeFromChars throws there.)
        if (Base64Url.DecodeFromChars(code, read, out _, out var length) != OperationStatus.Done) return false;
        bytes = read[..length];
        return true;
    }
}
