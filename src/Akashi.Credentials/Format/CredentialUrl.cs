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
    public static string Format(Uri verifier, ReadOnlySpan<byte> credential) => string.Concat(Origin(verifier), Path, Base64Url.EncodeToString(credential));

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
        var value = text.AsSpan().Trim();
        if (value.Contains("://", StringComparison.Ordinal))
        {
            fault = TryQuery(value, verifier, out var query) ? FormatFault.Text : FormatFault.Address;
            if (fault == FormatFault.Address) return false;
            value = ValueIn(query);
        }
        if (!TryDecode(value, out bytes)) return false;
        fault = FormatFault.None;
        return true;
    }

    // The address that a Uri keeps, instead of a new text each time.
    private static ReadOnlySpan<char> Origin(Uri verifier)
    {
        var address = verifier.AbsoluteUri.AsSpan();
        var host = verifier.Scheme.Length + Uri.SchemeDelimiter.Length;
        var end = address[host..].IndexOf('/');
        return end < 0 ? address : address[..(host + end)];
    }

    private static bool TryQuery(ReadOnlySpan<char> address, Uri verifier, out ReadOnlySpan<char> query)
    {
        var origin = Origin(verifier);
        query = default;
        if (!address.StartsWith(origin, StringComparison.Ordinal) || !address[origin.Length..].StartsWith(Path, StringComparison.Ordinal)) return false;
        query = address[(origin.Length + Path.Length)..];
        return true;
    }

    private static ReadOnlySpan<char> ValueIn(ReadOnlySpan<char> query)
    {
        var end = query.IndexOfAny('&', '#');
        var value = end < 0 ? query : query[..end];
        return (value.Contains('%') ? Uri.UnescapeDataString(value) : value).Trim();
    }

    private static bool TryDecode(ReadOnlySpan<char> value, out byte[] bytes)
    {
        bytes = [];
        var code = value.TrimEnd('=');
        if (code.Length == 0 || code.Length % 4 == 1 || value.Length - code.Length > 2) return false;
        if (code.ContainsAnyExcept(Alphabet)) code = InAlphabet(code);
        if (code.ContainsAnyExcept(Alphabet)) return false;
        var read = new byte[Base64Url.GetMaxDecodedLength(code.Length)];
        // Not done where bits are left over: one credential has one code. (TryDecodeFromChars throws there.)
        if (Base64Url.DecodeFromChars(code, read, out _, out var length) != OperationStatus.Done || length != read.Length) return false;
        bytes = read;
        return true;
    }

    // The other alphabet of base64, and what a form makes of its '+'.
    private static ReadOnlySpan<char> InAlphabet(ReadOnlySpan<char> code)
    {
        var changed = new char[code.Length];
        code.Replace(changed, '+', '-');
        changed.AsSpan().Replace(' ', '-');
        changed.AsSpan().Replace('/', '_');
        return changed;
    }
}
