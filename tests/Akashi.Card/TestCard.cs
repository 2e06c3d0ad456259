using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Akashi.Card.Emulator;
using Akashi.Card.Transport;

namespace Akashi.Card.Tests;

/// <summary>An emulated reader on a free port with one card in it, and the reader side that talks to it.</summary>
internal sealed class TestCard : IAsyncDisposable
{
    public const string Name = "\u9AD9\uFA11\u3000\U00020BB7\u4E43";
    public const string Address = "\u6771\u4EAC\u90FD\u5343\u4EE3\u7530\u533A1-2-3";
    public static readonly byte[] Pin = "1234"u8.ToArray();
    public static readonly byte[] Password = "ABC123"u8.ToArray();
    public static readonly byte[] WrongPin = "9999"u8.ToArray();
    private static readonly CardKey AuthenticationKey = Key("CN=authentication");
    private static readonly CardKey SignatureKey = Key("CN=signature");
    private readonly CardServer server = new(0);

    public TestCard(bool withSignature = true)
    {
        Image = new CardImage
        {
            Authentication = AuthenticationKey,
            Signature = withSignature ? SignatureKey : null,
            AuthenticationPin = new CardSecret("1234", 3),
            SignaturePassword = new CardSecret("ABC123", 5),
            HelperPin = new CardSecret("1234", 3),
            Facts = Tlv.Facts(Name, Address, "19900515", "2"),
            MyNumber = Tlv.Encode(0x10, "000000000000"u8),
        };
        Card = new SoftwareCard(Image);
        server.Insert(Card);
    }

    public CardImage Image { get; }

    public SoftwareCard Card { get; }

    public int Port => server.EndPoint.Port;

    public static byte[] CertificateOf(bool signature) => (signature ? SignatureKey : AuthenticationKey).Certificate;

    public void TakeOut() => server.Insert(null);

    public Task<CardResult<ICardChannel>> TryConnectAsync() => new VirtualReader("127.0.0.1", Port).ConnectAsync(TestContext.Current.CancellationToken);

    public async Task<ICardChannel> ConnectAsync()
    {
        var connected = await TryConnectAsync();
        Assert.Null(connected.Fault);
        return connected.Value!;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static CardKey Key(string subject)
    {
        var key = RSA.Create(2048);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        // Longer than one READ BINARY, like real certificates.
        request.CertificateExtensions.Add(new X509Extension("1.2.3.4", Encoding.ASCII.GetBytes(new string('x', 700)), false));
        var begin = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var certificate = request.CreateSelfSigned(begin, begin.AddYears(5));
        return new CardKey(key, certificate.RawData, certificate.RawData);
    }
}
