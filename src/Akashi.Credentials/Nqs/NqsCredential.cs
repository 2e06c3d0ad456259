using System.Security.Cryptography;
using Akashi.Credentials.Format;

namespace Akashi.Credentials.Nqs;

/// <summary>A code in the layout that is in use today. Do not trust its facts before checking the signature.</summary>
public sealed class NqsCredential
{
    private readonly NqsMessage message;

    private NqsCredential(NqsMessage message, NqsFacts facts) => (this.message, Facts) = (message, facts);

    /// <summary>Id of the key that, by its own account, signed it.</summary>
    public string KeyId => message.KeyId;

    /// <summary>What it states.</summary>
    public NqsFacts Facts { get; }

    /// <summary>Whether a code is of this layout, by its first bytes.</summary>
    public static bool IsOne(ReadOnlySpan<byte> bytes) => NqsMessage.IsOne(bytes);

    /// <summary>Signs facts.</summary>
    /// <returns>COSE_Sign1, tag 18.</returns>
    /// <exception cref="ArgumentException">A text or the signed result is out of range. Nothing is issued that a verifier could not read.</exception>
    public static byte[] Issue(NqsFacts facts, INqsSigner signer)
    {
        var payload = NqsFactsCodec.Write(facts);
        var bytes = NqsFactsCodec.TryRead(payload, out var read, out _) && read == facts ? NqsMessage.Write(signer, payload) : [];
        return NqsMessage.TryRead(bytes, out _, out _)
            ? bytes
            : throw new ArgumentException("A text is out of the range that its documentation names.", nameof(facts));
    }

    /// <summary>Reads a code; no input makes it throw.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, out NqsCredential? credential, out Fault fault)
    {
        credential = null;
        if (!NqsMessage.TryRead(bytes, out var message, out fault) || !NqsFactsCodec.TryRead(message!.Payload, out var facts, out fault)) return false;
        credential = new NqsCredential(message, facts!);
        return true;
    }

    /// <summary>Checks the signature over the bytes received.</summary>
    /// <param name="key">The RSA key of 2048 bits that <see cref="KeyId"/> names. With any other key the answer is no.</param>
    public bool IsSignedBy(RSA key) => message.IsSignedBy(key);
}
