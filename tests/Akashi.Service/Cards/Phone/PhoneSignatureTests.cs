using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using Akashi.Service.Cards;
using Akashi.Service.Cards.Checks;
using Akashi.Service.Cards.Phone;
using Akashi.Service.Cards.Requests;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Cards.Phone;

/// <summary>H6: what was signed behind the phone goes through the checks of every answer.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class PhoneSignatureTests(World world)
{
    private static readonly byte[] Document = Encoding.UTF8.GetBytes("""{"application":"one"}""");

    [Fact]
    public async Task Signature_over_the_document_is_accepted_with_the_facts_and_the_card_behind_the_phone()
    {
        var card = world.NewCard();
        var signed = Assert.IsType<CardAnswer.DocumentSigned>(await CheckAsync(Cms(card.Signature, Document, Document)));
        Assert.Equal(new CardKey(CardWay.Phone, "subject"), signed.Key);
        Assert.Equal(card.Persona.Birth, signed.Facts.BirthOn);
    }

    [Fact]
    public Task H6_result_for_other_bytes_is_refused() =>
        RefusedAsync(CardFault.NotConfirmed, Cms(world.NewCard().Signature, "{}"u8.ToArray(), Document));

    [Fact]
    public Task H6_message_over_another_document_is_refused() =>
        RefusedAsync(CardFault.NotConfirmed, Cms(world.NewCard().Signature, "{}"u8.ToArray(), "{}"u8.ToArray()));

    [Fact]
    public Task H6_certificate_of_another_card_is_refused()
    {
        var other = world.NewCard("taro").Signature with { Key = TestKeys.New() };
        return RefusedAsync(CardFault.NotConfirmed, Cms(other, Document, Document));
    }

    [Fact]
    public Task H6_authentication_certificate_signs_nothing() => RefusedAsync(CardFault.NotTrusted, Cms(world.NewCard().Authentication, Document, Document));

    [Fact]
    public Task H6_revoked_certificate_signs_nothing()
    {
        var card = world.NewCard();
        world.Authorities["signature"].Revoke(card.Signature.Certificate.SerialNumber, world.Now);
        return RefusedAsync(CardFault.Revoked, Cms(card.Signature, Document, Document));
    }

    [Fact]
    public void Card_is_asked_for_a_DigestInfo_of_SHA_256()
    {
        var read = new AsnReader(PhoneCms.DigestInfoOf(Document), AsnEncodingRules.DER).ReadSequence();
        Assert.Equal("2.16.840.1.101.3.4.2.1", read.ReadSequence().ReadObjectIdentifier());
        Assert.Equal(SHA256.HashSizeInBytes, read.ReadOctetString().Length);
    }

    // As the card does: it pads the DigestInfo that it gets.
    private static byte[] Cms(TestKey key, byte[] signedDocument, byte[] document)
    {
        var signature = key.Key.SignHash(PhoneCms.DigestInfoOf(signedDocument)[^SHA256.HashSizeInBytes..], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return PhoneCms.Assemble(document, new PhoneSignature(signature, key.Certificate));
    }

    private async Task RefusedAsync(CardFault fault, byte[] cms) => Assert.Equal(new CardAnswer.Failed(fault), await CheckAsync(cms));

    private Task<CardAnswer> CheckAsync(byte[] cms) => world.InServiceAsync(services => services.GetRequiredService<AnswerChecks>().CheckAsync(
        new CardRequest
        {
            Id = "one",
            Action = CardAction.Sign,
            SessionId = Guid.Empty,
            Nonce = [],
            Screens = "",
            ReturnPath = "/",
            CancelPath = "/",
            Document = Document,
            OpenedAt = world.Now,
            ExpiresAt = world.Now,
        },
        new CardUpload.PhoneSignature(cms, "subject"), TestContext.Current.CancellationToken));
}
