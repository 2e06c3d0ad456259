using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Card;
using Akashi.Card.Jpki;
using Akashi.Card.SurfaceInput;
using Akashi.Card.Transport;

namespace Akashi.Sandbox.Identity.Card;

/// <summary>What the phone does with the card that is held behind it, by the commands that any reader would use.</summary>
/// <param name="sandbox">Client of the Sandbox.</param>
/// <param name="check">Check of certificates.</param>
internal sealed class PhoneCard(HttpClient sandbox, CertificateCheck check)
{
    private const int SignatureKeyFile = 0x1A;
    private const int Ok = 0x9000;
    private const int SignatureLength = 256;

    /// <summary>Signs a fresh challenge by the authentication key, and reads the four facts where they are asked for.</summary>
    /// <param name="persona">Whose card.</param>
    /// <param name="pin">4 digits; this is the PIN of the card-surface input helper too. The caller clears it.</param>
    /// <param name="withFacts">Whether the four facts are asked for.</param>
    /// <param name="ct">Cancels the call.</param>
    public async Task<CardOutcome> IdentifyAsync(string persona, ReadOnlyMemory<byte> pin, bool withFacts, CancellationToken ct)
    {
        var held = await SandboxCard.HoldAsync(sandbox, persona, ct);
        if (held.Value is not { } channel) return OutcomeOf(held);
        await using var owned = channel;
        var jpki = await JpkiApplication.SelectAsync(channel, ct);
        if (jpki.Value is null) return OutcomeOf(jpki);
        var verified = await jpki.Value.VerifyAsync(JpkiKey.Authentication, pin, ct);
        if (verified.Fault is not null) return OutcomeOf(verified);
        var read = await jpki.Value.ReadCertificateAsync(JpkiKey.Authentication, ct);
        if (read.Value is null) return OutcomeOf(read);
        var challenge = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes);
        var signed = await jpki.Value.SignAsync(JpkiKey.Authentication, challenge, ct);
        if (signed.Value is null) return OutcomeOf(signed);
        using var certificate = X509CertificateLoader.LoadCertificate(read.Value);
        using var key = certificate.GetRSAPublicKey();
        if (key?.VerifyHash(challenge, signed.Value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) is not true)
            return new CardOutcome.Refused(PhoneFailure.NotSupported);
        if (await check.RefuseAsync(certificate, "authentication", ct) is { } refused) return new CardOutcome.Refused(refused);
        return withFacts ? await ReadFactsAsync(channel, pin, certificate.SerialNumber, ct) : new CardOutcome.Identified(certificate.SerialNumber, null);
    }

    /// <summary>Signs exactly the given bytes by the signature key: the card pads them and looks at nothing.</summary>
    /// <param name="persona">Whose card.</param>
    /// <param name="password">6 to 16 characters A-Z and 0-9. The caller clears it.</param>
    /// <param name="toBeSigned">32 or 51 bytes.</param>
    /// <param name="ct">Cancels the call.</param>
    public async Task<CardOutcome> SignAsync(string persona, ReadOnlyMemory<byte> password, ReadOnlyMemory<byte> toBeSigned, CancellationToken ct)
    {
        var held = await SandboxCard.HoldAsync(sandbox, persona, ct);
        if (held.Value is not { } channel) return OutcomeOf(held);
        await using var owned = channel;
        var jpki = await JpkiApplication.SelectAsync(channel, ct);
        if (jpki.Value is null) return OutcomeOf(jpki);
        // Asked first, so that a card without the certificate costs nobody a try.
        var has = await jpki.Value.HasSignatureAsync(ct);
        if (has.Fault is not null) return OutcomeOf(has);
        if (!has.Value) return new CardOutcome.Refused(PhoneFailure.NotSupported);
        var own = await jpki.Value.ReadCertificateAsync(JpkiKey.Authentication, ct);
        if (own.Value is null) return OutcomeOf(own);
        var verified = await jpki.Value.VerifyAsync(JpkiKey.Signature, password, ct);
        if (verified.Fault is not null) return OutcomeOf(verified);
        var read = await jpki.Value.ReadCertificateAsync(JpkiKey.Signature, ct);
        if (read.Value is null) return OutcomeOf(read);
        using var certificate = X509CertificateLoader.LoadCertificate(read.Value);
        if (await check.RefuseAsync(certificate, "signature", ct) is { } refused) return new CardOutcome.Refused(refused);
        using var authentication = X509CertificateLoader.LoadCertificate(own.Value);
        return await SignBareAsync(channel, toBeSigned, ct) is { } signature
            ? new CardOutcome.Signed(authentication.SerialNumber, signature, read.Value)
            : new CardOutcome.Again(CardFault.Removed);
    }

    private static async Task<CardOutcome> ReadFactsAsync(ICardChannel channel, ReadOnlyMemory<byte> pin, string serial, CancellationToken ct)
    {
        var helper = await SurfaceInputHelper.SelectAsync(channel, ct);
        if (helper.Value is null) return OutcomeOf(helper);
        var verified = await helper.Value.VerifyAsync(pin, ct);
        if (verified.Fault is not null) return OutcomeOf(verified);
        var facts = await helper.Value.ReadFactsAsync(ct);
        return facts.Value is null ? OutcomeOf(facts) : new CardOutcome.Identified(serial, facts.Value);
    }

    // Akashi.Card signs only what it has given the form of a DigestInfo; the real service pads what it was sent.
    private static async Task<byte[]?> SignBareAsync(ICardChannel channel, ReadOnlyMemory<byte> toBeSigned, CancellationToken ct)
    {
        byte[] select = [0x00, 0xA4, 0x02, 0x0C, 0x02, 0x00, SignatureKeyFile];
        byte[] sign = [0x80, 0x2A, 0x00, 0x80, (byte)toBeSigned.Length, .. toBeSigned.Span, 0x00];
        if (StatusOf(await channel.TransmitAsync(select, ct)) != Ok) return null;
        var answer = await channel.TransmitAsync(sign, ct);
        return StatusOf(answer) == Ok && answer!.Length == SignatureLength + 2 ? answer[..SignatureLength] : null;
    }

    private static int? StatusOf(byte[]? answer) => answer is { Length: >= 2 } ? (answer[^2] << 8) | answer[^1] : null;

    private static CardOutcome OutcomeOf<T>(CardResult<T> result) => CardOutcome.Of(result.Fault ?? CardFault.Unexpected, result.TriesLeft);
}
