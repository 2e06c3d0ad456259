using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Hosting;
using Akashi.Service.Cards;
using Akashi.Service.Cards.Checks;
using Akashi.Service.Cards.Portal.Agent;
using Akashi.Service.Cards.Requests;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Settings;
using Akashi.Trust;

namespace Akashi.Fuzz.Targets;

/// <summary>
/// Certificates and CMS signatures as an agent sends them. If the first byte is even, it is an authentication certificate; if odd, a CMS. No CA
/// answers here, so whatever passes all other checks ends as <see cref="CardFault.CannotCheck"/>: only the card's own may get that far.
/// </summary>
internal static class CertificateTarget
{
    private static readonly BasicFacts Facts = new("髙﨑\u3000𠮷乃", "東京都1-2-3", new DateOnly(1990, 5, 15), Sex.Female);

    public static Target Make(Material material)
    {
        var certificates = Checks(material, out var answers);
        var tbs = new[] { ToBeSigned(material.Authentication)!, ToBeSigned(material.Signature)! };
        return new Target("certificate", [[0, .. material.Authentication], [0, .. material.Signature], [1, .. material.Cms]], input =>
        {
            if (input.Length == 0) return;
            var bytes = input[1..];
            if ((input[0] & 1) == 0) TakeCertificate(bytes, material, answers, certificates, tbs);
            else TakeCms(bytes, answers, material, tbs[1]);
        });
    }

    private static void TakeCertificate(byte[] bytes, Material material, AnswerChecks answers, CertificateChecks certificates, byte[][] tbs)
    {
        var passed = Passes(answers, Asked(CardAction.Authenticate), new CardUpload.Authentication(bytes, material.Challenge));
        FindingException.Unless(!passed || IsOneOf(bytes, tbs), "Only the card's own certificate signs in.");
        var read = answers.CheckAsync(Asked(CardAction.ReadFacts), new CardUpload.Facts(Facts, bytes), CancellationToken.None).GetAwaiter().GetResult();
        FindingException.Unless(read is not CardAnswer.FactsRead || IsOneOf(bytes, tbs), "Only the card's own certificate says which card it is.");
        if (Load(bytes) is not { } certificate) return;
        using (certificate)
        {
            var signs = certificates.SignatureAsync(certificate, CancellationToken.None).GetAwaiter().GetResult().Fault == CardFault.CannotCheck;
            FindingException.Unless(!signs || IsOneOf(certificate.RawData, tbs), "Only the card's own certificate signs.");
            CertifiedFactsReader.Read(certificate)?.DifferencesFrom(Facts);
        }
    }

    private static void TakeCms(byte[] bytes, AnswerChecks answers, Material material, byte[] tbs)
    {
        if (!Passes(answers, Asked(CardAction.Sign), new CardUpload.Signature(bytes, material.Authentication))) return;
        FindingException.Unless(bytes.AsSpan().IndexOf(tbs) > 0, "Only the card's own certificate signs.");
        FindingException.Unless(bytes.AsSpan().IndexOf(material.Cms.AsSpan()[^256..]) > 0, "Only what the card signed counts.");
    }

    private static bool Passes(AnswerChecks answers, CardRequest request, CardUpload upload)
    {
        var answer = answers.CheckAsync(request, upload, CancellationToken.None).GetAwaiter().GetResult();
        FindingException.Unless(answer is CardAnswer.Failed, "Nobody is let in while no CA answers.");
        return answer is CardAnswer.Failed { Fault: CardFault.CannotCheck };
    }

    private static CertificateChecks Checks(Material material, out AnswerChecks answers)
    {
        var settings = new ServiceSettings
        {
            Data = "",
            Database = null!,
            PublicOrigin = Material.Portal,
            VerifierOrigin = Material.Portal,
            FormKeyFile = "",
            Operator = OperatorSettings.Demo,
            Surfaces = new ServedSurfaces(Portal: true, Office: true),
        };
        var cards = new CardsSettings
        {
            AuthenticationPolicy = "1.2.392.200149.8.5.1.3.30",
            SignaturePolicy = "1.2.392.200149.8.5.1.1.20",
            AuthenticationRoots = [material.AuthenticationRoot],
            SignatureRoots = [material.SignatureRoot],
            WithoutNonce = WithoutNonce.None,
            AgentOrigin = Material.Portal,
            Agents = new AgentDownloads([], null, null, new Uri("http://127.0.0.1:8083/about")),
        };
        var http = new HttpClient(new Silent());
        var clock = new StandingClock();
        var certificates = new CertificateChecks(cards, new RevocationClient(new OcspClient(http, clock), new CrlClient(http, clock)), clock);
        answers = new AnswerChecks(settings, certificates);
        return certificates;
    }

    private static CardRequest Asked(CardAction action) => new()
    {
        Id = "TX",
        Action = action,
        SessionId = Guid.Empty,
        Nonce = Material.Nonce,
        Screens = "",
        ReturnPath = "/",
        CancelPath = "/",
        Document = Material.Document,
        OpenedAt = Material.Now,
        ExpiresAt = Material.Now.AddMinutes(5),
    };

    private static bool IsOneOf(byte[] certificate, byte[][] tbs) => ToBeSigned(certificate) is { } signed && tbs.Any(t => t.AsSpan().SequenceEqual(signed));

    private static byte[]? ToBeSigned(byte[] certificate)
    {
        try
        {
            return new AsnReader(certificate, AsnEncodingRules.BER).ReadSequence().PeekEncodedValue().ToArray();
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static X509Certificate2? Load(byte[] bytes)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(bytes);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Material.Now.ToUniversalTime();
    }

    private sealed class Silent : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("No CA answers.");
    }
}
