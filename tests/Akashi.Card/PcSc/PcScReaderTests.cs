using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Card.Emulator;
using Akashi.Card.Jpki;
using Akashi.Card.PcSc;
using Akashi.Card.SurfaceInput;
using Akashi.Card.Transport;
using Akashi.Tests;

namespace Akashi.Card.Tests.PcSc;

/// <summary>The system's PC/SC, with a real pcscd and software cards in its virtual readers.</summary>
[Collection(nameof(PcscdTests))]
public sealed class PcScReaderTests(Pcscd pcscd)
{
    private readonly PcScReader reader = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reader_without_a_card_has_none() => Assert.Equal(CardFault.NoCard, (await reader.ConnectAsync(Ct)).Fault);

    [Fact]
    public async Task Signature_by_the_system_verifies_under_the_cards_certificate()
    {
        await using var card = new TestCard();
        await using var inserted = await pcscd.InsertAsync(card.Card);
        await using (var channel = await ConnectAsync())
        {
            var jpki = (await JpkiApplication.SelectAsync(channel, Ct)).Value!;
            Assert.True((await jpki.VerifyAsync(JpkiKey.Signature, TestCard.Password, Ct)).Value);
            var der = (await jpki.ReadCertificateAsync(JpkiKey.Signature, Ct)).Value!;
            var digest = SHA256.HashData(TestCard.Pin);
            var signature = (await jpki.SignAsync(JpkiKey.Signature, digest, Ct)).Value!;
            using var certificate = X509CertificateLoader.LoadCertificate(der);
            Assert.True(certificate.GetRSAPublicKey()!.VerifyHash(digest, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }
    }

    [Fact]
    public async Task Facts_are_read_by_the_system()
    {
        await using var card = new TestCard();
        await using var inserted = await pcscd.InsertAsync(card.Card);
        await using (var channel = await ConnectAsync())
        {
            var helper = (await SurfaceInputHelper.SelectAsync(channel, Ct)).Value!;
            await helper.VerifyAsync(TestCard.Pin, Ct);
            Assert.Equal(new CardFacts(TestCard.Name, TestCard.Address, "19900515", "2"), (await helper.ReadFactsAsync(Ct)).Value);
        }
    }

    [Fact]
    public async Task Answer_of_an_extended_command_comes_whole()
    {
        await using var card = new TestCard();
        await using var inserted = await pcscd.InsertAsync(card.Card);
        await using (var channel = await ConnectAsync())
        {
            await channel.TransmitAsync(Apdu.SelectApplication(JpkiApplication.Aid), Ct);
            await channel.TransmitAsync(Apdu.SelectFile(0x000A), Ct);
            var certificate = TestCard.CertificateOf(signature: false);
            Assert.True(certificate.Length > 256);
            Assert.Equal([.. certificate, 0x90, 0x00], await channel.TransmitAsync(Convert.FromHexString("00B00000000000"), Ct));
        }
    }

    [Fact]
    public async Task Card_is_left_unverified_and_its_tries_stay()
    {
        await using var card = new TestCard();
        await using var inserted = await pcscd.InsertAsync(card.Card);
        await using (var channel = await ConnectAsync())
        {
            var jpki = (await JpkiApplication.SelectAsync(channel, Ct)).Value!;
            Assert.Equal(2, (await jpki.VerifyAsync(JpkiKey.Authentication, TestCard.WrongPin, Ct)).TriesLeft);
            await jpki.VerifyAsync(JpkiKey.Signature, TestCard.Password, Ct);
        }
        await using (var channel = await ConnectAsync())
        {
            // Without a SELECT of the application, which would also forget the verification: only a reset can do it here.
            Assert.NotEqual([0x90, 0x00], (await channel.TransmitAsync(Apdu.SelectFile(0x0001), Ct))!);
            var jpki = (await JpkiApplication.SelectAsync(channel, Ct)).Value!;
            Assert.Equal(2, (await jpki.TriesLeftAsync(JpkiKey.Authentication, Ct)).Value);
        }
    }

    [Fact]
    public async Task Card_that_is_taken_out_gives_no_answer_and_is_found_when_it_is_back()
    {
        await using var card = new TestCard();
        await using var inserted = await pcscd.InsertAsync(card.Card);
        await using (var channel = await ConnectAsync())
        {
            await inserted.TakeOutAsync();
            Assert.Equal(CardFault.Removed, (await JpkiApplication.SelectAsync(channel, Ct)).Fault);
        }
        Assert.Equal(CardFault.NoCard, (await reader.ConnectAsync(Ct)).Fault);
        await using var again = await pcscd.InsertAsync(card.Card);
        await using (var channel = await ConnectAsync()) Assert.Null((await JpkiApplication.SelectAsync(channel, Ct)).Fault);
    }

    [Fact]
    public async Task Card_of_another_kind_is_no_My_Number_card()
    {
        await using var inserted = await pcscd.InsertAsync(new OtherCard());
        await using (var channel = await ConnectAsync()) Assert.Equal(CardFault.WrongCard, (await JpkiApplication.SelectAsync(channel, Ct)).Fault);
    }

    [Fact]
    public async Task Second_program_waits_until_the_first_has_let_go()
    {
        await using var card = new TestCard();
        await using var inserted = await pcscd.InsertAsync(card.Card);
        var first = await ConnectAsync();
        var second = new PcScReader().ConnectAsync(Ct);
        var jpki = (await JpkiApplication.SelectAsync(first, Ct)).Value!;
        await jpki.VerifyAsync(JpkiKey.Authentication, TestCard.Pin, Ct);
        // This takes many times as long as a connection.
        for (var i = 0; i < 200; i++) await jpki.TriesLeftAsync(JpkiKey.Authentication, Ct);
        Assert.False(second.IsCompleted);
        await first.DisposeAsync();
        Assert.Null((await second).Fault);
        await (await second).Value!.DisposeAsync();
    }

    [Fact]
    public async Task First_reader_with_a_My_Number_card_is_used_and_another_can_be_chosen()
    {
        await using var first = new TestCard();
        await using var other = await pcscd.InsertAsync(new OtherCard(), slot: 0);
        await using var jpki = await pcscd.InsertAsync(first.Card, slot: 1);
        Assert.Equal([Pcscd.FirstReader, Pcscd.SecondReader], (await reader.WithCardAsync(Ct)).Order());
        await (await ConnectAsync()).DisposeAsync();
        Assert.Equal(Pcscd.SecondReader, reader.Current);
        reader.Choose(Pcscd.FirstReader);
        await (await ConnectAsync()).DisposeAsync();
        Assert.Equal(Pcscd.FirstReader, reader.Current);
        // A chosen reader whose card has been removed is not waited for.
        await other.TakeOutAsync();
        await (await ConnectAsync()).DisposeAsync();
        Assert.Equal(Pcscd.SecondReader, reader.Current);
    }

    private async Task<ICardChannel> ConnectAsync()
    {
        var connected = await reader.ConnectAsync(Ct);
        Assert.Null(connected.Fault);
        return connected.Value!;
    }
}
