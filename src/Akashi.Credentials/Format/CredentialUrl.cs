using System.Buffers.Text;
using System.Text;

namespace Akashi.Credentials.Format;

/// <summary>The address in a two-dimensional code: <c>https://HOST/w/?c=</c> and the credential as base64url.</summary>
public static class CredentialUrl
{
    private const string Path = "/w/";
    private const int LongestText = 8192;

    /// <summary>The address for a credential.</summary>
    /// <param name="verifier">Origin of the verification service.</param>
    /// <param name="credential">COSE_Sign1.</param>
    public static string Format(Uri verifier, ReadOnlySpan<byte> credential) =>
        verifier.GetLeftPart(UriPartial.Authority) + Path + "?c=" + Base64Url.EncodeToString(credential);

    /// <summary>
    /// Reads what a person's camera, mail or form made of a code: a whole address or the value alone, both base64 alphabets, a space for '+',
    /// with or without padding, white space around. Unused trailing bits must be zero.
    /// </summary>
    /// <param name="text">Address or value.</param>
    /// <param name="bytes">The credential's bytes.</param>
    public static bool TryRead(string? text, out byte[] bytes)
    {
        bytes = [];
        if (text is null || text.Length > LongestText) return false;
        var value = ValueIn(text.Trim());
        if (value is null) return false;
        var plain = new StringBuilder(value.Length);
        foreach (var c in value.TrimEnd('='))
        {
            var mapped = c switch { '+' or ' ' => '-', '/' => '_', _ => c };
            if (!char.IsAsciiLetterOrDigit(mapped) && mapped is not ('-' or '_')) return false;
            plain.Append(mapped);
        }
        var code = plain.ToString();
        if (code.Length == 0 || code.Length % 4 == 1 || value.Length - value.TrimEnd('=').Length > 2) return false;
        var read = new byte[Base64Url.GetMaxDecodedLength(code.Length)];
        if (!Base64Url.TryDecodeFromChars(code, read, out var length)) return false;
        bytes = read[..length];
        // The same bytes must give the same text: one credential has one code.
        return Base64Url.EncodeToString(bytes) == code;
    }

    private static string? ValueIn(string text)
    {
        if (!text.Contains("://", StringComparison.Ordinal)) return text;
        var at = text.IndexOf("?c=", StringComparison.Ordinal);
        if (at < 0) return null;
        var value = text[(at + 3)..];
        var end = value.IndexOfAny(['&', '#']);
        return Uri.UnescapeDataString(end < 0 ? value : value[..end]);
    }
}
