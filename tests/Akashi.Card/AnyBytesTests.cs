using System.Security.Cryptography;
using Akashi.Card.Emulator;
using Akashi.Card.Jpki;
using Akashi.Card.SurfaceInput;
using CsCheck;

namespace Akashi.Card.Tests;

/// <summary>No bytes from outside make either side throw: neither a card's answers the reader, nor a reader's commands the card.</summary>
public sealed class AnyBytesTests
{
    private static readonly byte[] Secret = "1234"u8.ToArray();

    [Fact]
    public Task No_answers_of_a_card_make_the_reader_throw() =>
        Gen.Select(Gen.Byte.Array[0, 300].List[1, 12], Gen.Bool).SampleAsync(async (answers, selects) =>
        {
            var next = 0;
            var card = new ScriptedChannel(c => selects && c[1] == 0xA4 ? [0x90, 0x00] : answers[next++ % answers.Count]);
            if ((await JpkiApplication.SelectAsync(card, CancellationToken.None)).Value is { } jpki)
            {
                await jpki.HasSignatureAsync(CancellationToken.None);
                await jpki.TriesLeftAsync(JpkiKey.Signature, CancellationToken.None);
                await jpki.VerifyAsync(JpkiKey.Signature, Secret, CancellationToken.None);
                await jpki.ReadCertificateAsync(JpkiKey.Signature, CancellationToken.None);
                await jpki.SignAsync(JpkiKey.Signature, new byte[32], CancellationToken.None);
            }
            if ((await SurfaceInputHelper.SelectAsync(card, CancellationToken.None)).Value is { } helper) await helper.ReadFactsAsync(CancellationToken.None);
        }, iter: 2000);

    [Fact]
    public void No_command_makes_the_card_throw_or_answer_without_a_status()
    {
        using var key = RSA.Create(2048);
        var pair = new CardKey(key, new byte[600], new byte[600]);
        var card = new SoftwareCard(new CardImage
        {
            Authentication = pair,
            Signature = pair,
            AuthenticationPin = new CardSecret("1234", 3),
            SignaturePassword = new CardSecret("ABC123", 5),
            HelperPin = new CardSecret("1234", 3),
            Facts = Tlv.Facts("N", "A", "19900515", "2"),
            MyNumber = new byte[12],
        });
        card.Transmit(Apdu.SelectApplication([0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01]));
        // Half of them start like known commands, so that the code behind the header is reached too.
        var known = Gen.Select(
            Gen.OneOfConst<byte[]>([0, 0xA4, 2, 0x0C], [0, 0xA4, 4, 0x0C], [0, 0x20, 0, 0x80], [0, 0xB0, 0, 0], [0x80, 0x2A, 0, 0x80]),
            Gen.Byte.Array[0, 80], (head, rest) => head.Concat(rest).ToArray());
        Gen.OneOf(known, Gen.Byte.Array[0, 80]).Sample(command => Assert.True(card.Transmit(command).Length >= 2), threads: 1);
    }

    [Fact]
    public void Answer_needs_a_status_word()
    {
        Assert.Null(Answer.From(null));
        Assert.Null(Answer.From([]));
        Assert.Null(Answer.From([0x90]));
        Assert.Equal(0x9000, Answer.From([0x90, 0x00])!.Value.Status);
    }
}
