using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Card.Jpki;
using Akashi.Card.Transport;

namespace Akashi.Card.Tests.Jpki;

public sealed class JpkiApplicationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_authentication_certificate_is_read_whole_without_any_secret()
    {
        await using var card = new TestCard();
        await using var channel = await card.ConnectAsync();
        var jpki = await SelectAsync(channel);
        Assert.Equal(TestCard.CertificateOf(signature: false), (await jpki.ReadCertificateAsync(JpkiKey.Authentication, Ct)).Value);
    }

    [Fact]
    public async Task The_signature_certificate_is_given_only_after_its_password()
    {
        await using var card = new TestCard();
        await using var channel = await card.ConnectAsync();
        var jpki = await SelectAsync(channel);
        Assert.Equal(CardFault.Unexpected, (await jpki.ReadCertificateAsync(JpkiKey.Signature, Ct)).Fault);
        Assert.True((await jpki.VerifyAsync(JpkiKey.Signature, TestCard.Password, Ct)).Value);
        Assert.Equal(TestCard.CertificateOf(signature: true), (await jpki.ReadCertificateAsync(JpkiKey.Signature, Ct)).Value);
    }

    [Theory]
    [InlineData(JpkiKey.Authentication)]
    [InlineData(JpkiKey.Signature)]
    public async Task A_signature_of_the_card_verifies_with_the_certificates_key(JpkiKey key)
    {
        await using var card = new TestCard();
        await using var channel = await card.ConnectAsync();
        var jpki = await SelectAsync(channel);
        var digest = SHA256.HashData("what is signed"u8);
        Assert.Equal(CardFault.Unexpected, (await jpki.SignAsync(key, digest, Ct)).Fault);
        await jpki.VerifyAsync(key, key == JpkiKey.Signature ? TestCard.Password : TestCard.Pin, Ct);
        var signature = (await jpki.SignAsync(key, digest, Ct)).Value!;
        using var certificate = X509CertificateLoader.LoadCertificate((await jpki.ReadCertificateAsync(key, Ct)).Value!);
        Assert.True(certificate.GetRSAPublicKey()!.VerifyHash(digest, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.False(
            certificate.GetRSAPublicKey()!.VerifyHash(
                SHA256.HashData("something else"u8), signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    [Theory]
    [InlineData(JpkiKey.Authentication, 3)]
    [InlineData(JpkiKey.Signature, 5)]
    public async Task Wrong_secrets_count_down_and_lock_at_last_even_for_the_right_one(JpkiKey key, int tries)
    {
        await using var card = new TestCard();
        await using var channel = await card.ConnectAsync();
        var jpki = await SelectAsync(channel);
        for (var left = tries - 1; left > 0; left--)
        {
            Assert.Equal(new CardResult<bool>(false, CardFault.WrongPin, left), await jpki.VerifyAsync(key, "ZZZZZZ"u8.ToArray(), Ct));
            Assert.Equal(left, (await jpki.TriesLeftAsync(key, Ct)).Value);
        }
        Assert.Equal(CardFault.Locked, (await jpki.VerifyAsync(key, "ZZZZZZ"u8.ToArray(), Ct)).Fault);
        Assert.Equal(CardFault.Locked, (await jpki.VerifyAsync(key, key == JpkiKey.Signature ? TestCard.Password : TestCard.Pin, Ct)).Fault);
        Assert.Equal(new CardResult<int>(0, null), await jpki.TriesLeftAsync(key, Ct));
    }

    [Fact]
    public async Task A_correct_secret_restores_all_tries()
    {
        await using var card = new TestCard();
        await using var channel = await card.ConnectAsync();
        var jpki = await SelectAsync(channel);
        await jpki.VerifyAsync(JpkiKey.Authentication, TestCard.WrongPin, Ct);
        await jpki.VerifyAsync(JpkiKey.Authentication, TestCard.Pin, Ct);
        // Now it is verified, so the empty VERIFY answers 9000; the number of tries shows only after the next power-on.
        await channel.DisposeAsync();
        await using var again = await card.ConnectAsync();
        Assert.Equal(3, (await (await SelectAsync(again)).TriesLeftAsync(JpkiKey.Authentication, Ct)).Value);
    }

    [Fact]
    public async Task Tries_survive_the_power_off_and_the_verification_does_not()
    {
        await using var card = new TestCard();
        await using (var channel = await card.ConnectAsync())
        {
            var jpki = await SelectAsync(channel);
            await jpki.VerifyAsync(JpkiKey.Signature, "ZZZZZZ"u8.ToArray(), Ct);
            await jpki.VerifyAsync(JpkiKey.Authentication, TestCard.Pin, Ct);
            Assert.Null((await jpki.SignAsync(JpkiKey.Authentication, new byte[32], Ct)).Fault);
        }
        await using var again = await card.ConnectAsync();
        var fresh = await SelectAsync(again);
        Assert.Equal(4, (await fresh.TriesLeftAsync(JpkiKey.Signature, Ct)).Value);
        Assert.Equal(CardFault.Unexpected, (await fresh.SignAsync(JpkiKey.Authentication, new byte[32], Ct)).Fault);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whether_there_is_a_signature_certificate_is_known_before_a_password_is_asked_for(bool has)
    {
        await using var card = new TestCard(withSignature: has);
        await using var channel = await card.ConnectAsync();
        Assert.Equal(new CardResult<bool>(has, null), await (await SelectAsync(channel)).HasSignatureAsync(Ct));
    }

    [Fact]
    public async Task A_card_taken_out_in_the_middle_is_told_apart_from_a_wrong_one()
    {
        await using var card = new TestCard();
        await using var channel = await card.ConnectAsync();
        var jpki = await SelectAsync(channel);
        card.TakeOut();
        Assert.Equal(CardFault.Removed, (await jpki.VerifyAsync(JpkiKey.Authentication, TestCard.Pin, Ct)).Fault);
        Assert.Equal(CardFault.Removed, (await jpki.SignAsync(JpkiKey.Authentication, new byte[32], Ct)).Fault);
        Assert.Equal(CardFault.Removed, (await jpki.ReadCertificateAsync(JpkiKey.Authentication, Ct)).Fault);
    }

    [Fact]
    public async Task A_card_without_the_application_is_the_wrong_card()
    {
        await using var channel = new Stranger();
        Assert.Equal(CardFault.WrongCard, (await JpkiApplication.SelectAsync(channel, Ct)).Fault);
    }

    [Fact]
    public async Task A_card_that_lies_about_lengths_is_refused()
    {
        // A certificate that claims 65,535 bytes is longer than any file on a card.
        await using var channel = new Stranger([0x30, 0x82, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x90, 0x00]);
        var jpki = (await JpkiApplication.SelectAsync(channel, Ct)).Value!;
        Assert.Equal(CardFault.Unexpected, (await jpki.ReadCertificateAsync(JpkiKey.Authentication, Ct)).Fault);
    }

    private static async Task<JpkiApplication> SelectAsync(ICardChannel channel)
    {
        var selected = await JpkiApplication.SelectAsync(channel, Ct);
        Assert.Null(selected.Fault);
        return selected.Value!;
    }

    /// <summary>Another card: it knows no application, or answers every READ BINARY alike.</summary>
    private sealed class Stranger(byte[]? content = null) : ICardChannel
    {
        public Task<byte[]?> TransmitAsync(ReadOnlyMemory<byte> command, CancellationToken ct) =>
            Task.FromResult<byte[]?>(content is null ? [0x6A, 0x82] : command.Span[1] == 0xB0 ? content : [0x90, 0x00]);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
