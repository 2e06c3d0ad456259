using System.Security.Cryptography;
using System.Text;
using Akashi.Card.Emulator;

namespace Akashi.Card.Tests.Emulator;

public sealed class SoftwareCardTests : IDisposable
{
    private const string Jpki = "D392F000260100000001";
    private const string Helper = "D3921000310001010408";
    private readonly RSA authentication = RSA.Create(2048);
    private readonly RSA signature = RSA.Create(2048);
    private readonly SoftwareCard card;

    public SoftwareCardTests() => card = new SoftwareCard(new CardImage
    {
        Authentication = new CardKey(authentication, Filled(0x30, 600), Filled(0x31, 40)),
        Signature = new CardKey(signature, Filled(0x32, 700), Filled(0x33, 40)),
        AuthenticationPin = new CardSecret("1234", 3),
        SignaturePassword = new CardSecret("ABC123", 5),
        HelperPin = new CardSecret("1234", 3),
        Facts = Akashi.Card.Emulator.Tlv.Facts("N", "A", "19900515", "2"),
        MyNumber = Filled(0x10, 12),
    });

    public void Dispose()
    {
        authentication.Dispose();
        signature.Dispose();
    }

    [Theory]
    [InlineData("00A4040C0AD392F000260100000001", 0x9000)]
    [InlineData("00A4040C05A000000001", 0x6A82)]
    [InlineData("00A4000C02000A", 0x6A86)]
    [InlineData("00FF0000", 0x6D00)]
    [InlineData("00A4", 0x6700)]
    [InlineData("00A4040C0AD392", 0x6700)]
    public void Command_is_answered_by_its_status_word(string command, int expected) => Assert.Equal(expected, Status(Send(command)));

    [Fact]
    public void File_that_is_not_there_cannot_be_selected()
    {
        Application(Jpki);
        Assert.Equal(0x6A82, Status(Send("00A4020C020099")));
    }

    [Fact]
    public void Tries_are_told_before_any_try_and_go_down_to_locked()
    {
        Application(Jpki);
        File("0018");
        Assert.Equal(0x63C3, Status(Send("00200080")));
        Assert.Equal(0x63C2, Verify("9999"));
        Assert.Equal(0x63C1, Verify("9999"));
        Assert.Equal(0x63C0, Verify("9999"));
        Assert.Equal(0x6984, Verify("1234"));
    }

    [Fact]
    public void Correct_entry_restores_all_tries()
    {
        Application(Jpki);
        File("0018");
        Verify("9999");
        Assert.Equal(0x9000, Verify("1234"));
        card.PowerOff();
        Application(Jpki);
        File("0018");
        Assert.Equal(0x63C3, Status(Send("00200080")));
    }

    [Fact]
    public void Power_off_forgets_verification_but_not_tries()
    {
        Application(Jpki);
        File("001B");
        Verify("WRONG1");
        File("0018");
        Assert.Equal(0x9000, Verify("1234"));
        card.PowerOff();
        Application(Jpki);
        File("0017");
        Assert.Equal(0x6982, Status(Sign(new byte[32])));
        File("001B");
        Assert.Equal(0x63C4, Status(Send("00200080")));
    }

    [Fact]
    public void Signature_certificate_needs_its_password_and_the_authentication_one_needs_none()
    {
        Application(Jpki);
        File("000A");
        Assert.Equal(0x9000, Status(Send("00B0000007")));
        File("0001");
        Assert.Equal(0x6982, Status(Send("00B0000007")));
        File("0018");
        Verify("1234");
        File("0001");
        Assert.Equal(0x6982, Status(Send("00B0000007")));
        File("001B");
        Verify("ABC123");
        File("0001");
        Assert.Equal(0x9000, Status(Send("00B0000007")));
    }

    [Fact]
    public void Facts_need_the_pin_and_another_application_forgets_it()
    {
        Application(Helper);
        File("0002");
        Assert.Equal(0x6982, Status(Send("00B0000007")));
        File("0011");
        Verify("1234");
        File("0002");
        Assert.Equal(0x9000, Status(Send("00B0000007")));
        Application(Jpki);
        Application(Helper);
        File("0002");
        Assert.Equal(0x6982, Status(Send("00B0000007")));
    }

    [Theory]
    [InlineData("00B00000000000", 600)]
    [InlineData("00B0000000", 256)]
    [InlineData("00B0025000", 8)]
    public void File_is_read_by_short_and_extended_length(string command, int expected)
    {
        Application(Jpki);
        File("000A");
        Assert.Equal(expected + 2, Send(command).Length);
    }

    [Fact]
    public void Reading_past_the_end_is_refused()
    {
        Application(Jpki);
        File("000A");
        Assert.Equal(0x6B00, Status(Send("00B0030007")));
    }

    [Theory]
    [InlineData("0018", "1234", "0017")]
    [InlineData("001B", "ABC123", "001A")]
    public void Signature_verifies_under_the_key_of_its_secret(string secret, string value, string key)
    {
        Application(Jpki);
        File(secret);
        Verify(value);
        File(key);
        var digest = SHA256.HashData("text"u8);
        var answer = Sign(digest);
        Assert.Equal(0x9000, Status(answer));
        var pair = key == "0017" ? authentication : signature;
        Assert.True(pair.VerifyHash(digest, answer[..^2], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    [Fact]
    public void What_was_read_is_recorded()
    {
        Application(Helper);
        File("0011");
        Verify("1234");
        File("0002");
        Send("00B0000007");
        Assert.Equal([("helper", 0x0002)], card.FilesRead);
        File("0001");
        Send("00B0000007");
        Assert.Contains(("helper", 0x0001), card.FilesRead);
    }

    private static byte[] Filled(byte value, int length) => [.. Enumerable.Repeat(value, length)];

    private static int Status(byte[] answer) => (answer[^2] << 8) | answer[^1];

    private byte[] Send(string hex) => card.Transmit(Convert.FromHexString(hex));

    private void Application(string aid) => Assert.Equal(0x9000, Status(Send("00A4040C0A" + aid)));

    private void File(string id) => Assert.Equal(0x9000, Status(Send("00A4020C02" + id)));

    private int Verify(string value) => Status(Send($"00200080{value.Length:X2}{Convert.ToHexString(Encoding.ASCII.GetBytes(value))}"));

    private byte[] Sign(byte[] digest) => Send("802A008033" + "3031300D060960864801650304020105000420" + Convert.ToHexString(digest) + "00");
}
