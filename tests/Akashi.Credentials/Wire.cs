using System.Security.Cryptography;
using Akashi.Vectors;

namespace Akashi.Credentials.Tests;

/// <summary>CBOR written by hand in hexadecimal, to break rules that no writer breaks. Every message is correctly signed.</summary>
internal static class Wire
{
    public static readonly string KeyId = Bytes(Given.CredentialKey.KeyId.ToArray());
    public static readonly string Header = Map(("01", "26"), ("04", KeyId));

    public static string Number(long value) => CborText.Number(value);

    public static string Text(string text) => CborText.Text(text);

    public static string Bytes(byte[] bytes) => CborText.Bytes(bytes);

    public static string Day(string text) => CborText.Day(text);

    public static string Map(params (string Key, string Value)[] items) => CborText.Map(items);

    /// <summary>A message with a correct signature over the two given parts, whatever they are.</summary>
    public static byte[] Sign1(
        string header, string payload, string unprotected = "A0", string start = "D284", string end = "", Func<byte[], byte[]>? signature = null)
    {
        var (headerBytes, payloadBytes) = (Bytes(Convert.FromHexString(header)), Bytes(Convert.FromHexString(payload)));
        var signed = Convert.FromHexString("84" + Text("Signature1") + headerBytes + "40" + payloadBytes);
        var made = (signature ?? (s => Given.CredentialKey.Sign(s)))(signed);
        return Convert.FromHexString(start + headerBytes + unprotected + payloadBytes + Bytes(made) + end);
    }

    public static byte[] Der(byte[] signed) => Given.CredentialKey.Key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
}
