using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Akashi.Card;
using Akashi.Card.Jpki;
using Akashi.Card.SurfaceInput;
using Akashi.Card.Transport;
using Akashi.CardAgent.Portal;
using Akashi.CardAgent.Signing;

namespace Akashi.CardAgent.Requests;

/// <summary>Does what a request asks of the card, and stores the result in the request.</summary>
internal sealed class CardWork(AgentSettings settings)
{
    private const string Rsa = "1.2.840.113549.1.1.1";

    /// <summary>Looks at the card before a secret is asked for: is there one, does it have what is needed, and how many tries are left?</summary>
    /// <returns>Tries left, or why it cannot continue.</returns>
    public async Task<CardResult<int>> LookAsync(AgentAction action, CancellationToken ct)
    {
        var connected = await settings.Reader.ConnectAsync(ct);
        if (connected.Value is not { } channel) return connected.As<int>();
        await using var owned = channel;
        var jpki = await JpkiApplication.SelectAsync(channel, ct);
        if (jpki.Value is null) return jpki.As<int>();
        if (action == AgentAction.ReadFacts)
        {
            var helper = await SurfaceInputHelper.SelectAsync(channel, ct);
            return helper.Value is null ? helper.As<int>() : Locked(await helper.Value.TriesLeftAsync(ct));
        }
        if (action == AgentAction.Sign)
        {
            var has = await jpki.Value.HasSignatureAsync(ct);
            if (has.Fault is not null) return has.As<int>();
            if (!has.Value) return new CardResult<int>(0, CardFault.NoSignatureCertificate);
        }
        return Locked(await jpki.Value.TriesLeftAsync(action == AgentAction.Sign ? JpkiKey.Signature : JpkiKey.Authentication, ct));
    }

    /// <summary>The readers that contain a card, the one in use first; empty where there is no choice.</summary>
    public async Task<IReadOnlyList<string>> ReadersAsync(CancellationToken ct)
    {
        if (settings.Reader is not IReaderChoice choice) return [];
        var readers = await choice.WithCardAsync(ct);
        return readers.Count < 2 ? [] : [.. readers.OrderBy(r => r == choice.Current ? 0 : 1)];
    }

    /// <summary>The reader of the last connection; null before the first, and where there is no choice.</summary>
    public string? ReaderInUse => (settings.Reader as IReaderChoice)?.Current;

    /// <summary>Uses another reader from now on.</summary>
    public void Choose(string reader) => (settings.Reader as IReaderChoice)?.Choose(reader);

    /// <summary>Verifies the secret and does the work. The secret is cleared in any case.</summary>
    public async Task<CardResult<bool>> DoAsync(AgentRequest request, CancellationToken ct)
    {
        var secret = request.TakeSecret();
        try
        {
            var connected = await settings.Reader.ConnectAsync(ct);
            if (connected.Value is not { } channel) return connected.As<bool>();
            await using var owned = channel;
            // The card went from the reader that was shown, and one lies in another: the secret was typed for the first.
            if (ReaderInUse != request.ReaderShown) return new CardResult<bool>(false, CardFault.Removed);
            return request.Action switch
            {
                AgentAction.Authenticate => await AuthenticateAsync(request, channel, secret, ct),
                AgentAction.ReadFacts => await ReadFactsAsync(request, channel, secret, ct),
                _ => await SignAsync(request, channel, secret, ct),
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    private static async Task<CardResult<bool>> AuthenticateAsync(AgentRequest request, ICardChannel channel, byte[] secret, CancellationToken ct)
    {
        var jpki = await JpkiApplication.SelectAsync(channel, ct);
        if (jpki.Value is null) return jpki.As<bool>();
        var verified = await jpki.Value.VerifyAsync(JpkiKey.Authentication, secret, ct);
        if (verified.Fault is not null) return verified;
        var certificate = await jpki.Value.ReadCertificateAsync(JpkiKey.Authentication, ct);
        if (certificate.Value is null) return certificate.As<bool>();
        var claim = request.Claim!;
        // The origin is the one that the agent itself spoke to, never one that it was told. So a relayed challenge fails.
        var origin = Encoding.UTF8.GetBytes(PortalAddress.OriginOf(request.Portal));
        byte[] challenge = [.. SHA256.HashData(origin), .. SHA256.HashData(claim.Nonce)];
        var signature = await jpki.Value.SignAsync(JpkiKey.Authentication, SHA256.HashData(challenge), ct);
        if (signature.Value is null) return signature.As<bool>();
        request.Result = new ResultMessage { Authenticate = new(certificate.Value, signature.Value) };
        return new CardResult<bool>(true, null);
    }

    private static async Task<CardResult<bool>> ReadFactsAsync(AgentRequest request, ICardChannel channel, byte[] secret, CancellationToken ct)
    {
        var own = await ReadOwnCertificateAsync(channel, ct);
        if (own.Value is not { } certificate) return own.As<bool>();
        var helper = await SurfaceInputHelper.SelectAsync(channel, ct);
        if (helper.Value is null) return helper.As<bool>();
        var verified = await helper.Value.VerifyAsync(secret, ct);
        if (verified.Fault is not null) return verified;
        var facts = await helper.Value.ReadFactsAsync(ct);
        if (facts.Value is not { } read) return facts.As<bool>();
        request.Facts = read;
        request.Result = new ResultMessage { Facts = new(read.Name, read.Address, read.BirthDate, read.Sex, certificate) };
        return new CardResult<bool>(true, null);
    }

    private static async Task<CardResult<bool>> SignAsync(AgentRequest request, ICardChannel channel, byte[] secret, CancellationToken ct)
    {
        var jpki = await JpkiApplication.SelectAsync(channel, ct);
        if (jpki.Value is null) return jpki.As<bool>();
        var own = await jpki.Value.ReadCertificateAsync(JpkiKey.Authentication, ct);
        if (own.Value is null) return own.As<bool>();
        var verified = await jpki.Value.VerifyAsync(JpkiKey.Signature, secret, ct);
        if (verified.Fault is not null) return verified;
        var der = await jpki.Value.ReadCertificateAsync(JpkiKey.Signature, ct);
        if (der.Value is null) return der.As<bool>();
        using var certificate = Load(der.Value);
        // Only what was shown is signed, and only with an RSA key, as these cards have.
        if (certificate is null || request is not { Document: not null, Claim.Document: { } document })
            return new CardResult<bool>(false, CardFault.Unexpected);
        var signature = await jpki.Value.SignAsync(JpkiKey.Signature, CardSignature.DigestOf(document, certificate), ct);
        if (signature.Value is null) return signature.As<bool>();
        request.Result = new ResultMessage { Sign = new(CardSignature.Assemble(document, certificate, signature.Value), own.Value) };
        return new CardResult<bool>(true, null);
    }

    // Needs no secret, and comes before one is verified, so a card without this certificate costs no try.
    private static async Task<CardResult<byte[]>> ReadOwnCertificateAsync(ICardChannel channel, CancellationToken ct)
    {
        var jpki = await JpkiApplication.SelectAsync(channel, ct);
        return jpki.Value is null ? jpki.As<byte[]>() : await jpki.Value.ReadCertificateAsync(JpkiKey.Authentication, ct);
    }

    private static X509Certificate2? Load(byte[] der)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadCertificate(der);
            if (certificate.GetKeyAlgorithm() == Rsa) return certificate;
            certificate.Dispose();
            return null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CardResult<int> Locked(CardResult<int> tries) => tries is { Fault: null, Value: 0 } ? new CardResult<int>(0, CardFault.Locked, 0) : tries;
}
