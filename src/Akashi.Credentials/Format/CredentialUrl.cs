using System.Buffers;
using System.Buffers.Text;

namespace Akashi.Credentials.Format;

/// <summary>The address in a two-dimensional code: <c>https://HOST/w/?c=</c> followed by the credential as base64url.</summary>
public static class CredentialUrl
{
    private const string Path = "/w/?c=";
    private const int LongestText = 8192;
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Writes the address for a credential.</summary>
    /// <param name="verifier">Origin of the verification service.</param>
    /// <param name="credential">COSE_Sign1.</param>
    public static string Format(Uri verifier, ReadOnlySpan<byte> credential) => string.Concat(Origin(verifier), Path, Base64Url.EncodeToString(credential));

    /// <summary>
    /// Reads a code as a camera, a mail program or a form may deliver it: a whole address or the value alone, in either base64 alphabet, with or
    /// without padding, with a space instead of '+', and surrounded by white space. Unused trailing bits must be zero.
    /// </summary>
    /// <param name="text">The address or the value.</param>
    /// <param name="verifier">The origin that an address must have, compared character by character: only machines write and read it.</param>
    /// <param name="bytes">The credential's bytes.</param>
    /// <param name="fault">What is wrong: <see cref="FormatFault.Text"/> or <see cref="FormatFault.Address"/>.</param>
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

    // Takes the address that the Uri already keeps, to save an allocation per call.
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
        // Not Done means that bits are left over; they are refused because one credential has one code. (TryDecodeFromChars would throw.)
        if (Base64Url.DecodeFromChars(code, read, out _, out var length) != OperationStatus.Done || length != read.Length) return false;
        bytes = read;
        return true;
    }

    // Maps the other base64 alphabet, and the space that a form makes of '+'.
    private static ReadOnlySpan<char> InAlphabet(ReadOnlySpan<char> code)
    {
        var changed = new char[code.Length];
        code.Replace(changed, '+', '-');
        changed.AsSpan().Replace(' ', '-');
        changed.AsSpan().Replace('/', '_');
        return changed;
    }
}
