using System.Security.Cryptography.X509Certificates;
using System.Text;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Cards.Checks;

/// <summary>
/// C6, C8: a CMS is accepted only over exactly these bytes, by one signer,
/// bound to its certificate. Each test tries to submit an application with it.
/// </summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class DocumentSignatureTests(World world)
{
    private const string Sha1 = "1.3.14.3.2.26";

    [Fact]
    public async Task Good_signature_submits() => (await SignsAsync((card, document) => card.SignDocument(document))).MustBe("1.6.1");

    [Fact]
    public Task Signature_over_other_bytes_is_refused() => RefusedAsync((card, _) => card.SignDocument(Encoding.UTF8.GetBytes("{}")));

    [Fact]
    public Task Two_signers_are_refused() => RefusedAsync((card, document) => new CmsForm { Signers = 2 }.Sign(document, card.Signature));

    [Fact]
    public Task Signature_that_does_not_name_its_certificate_is_refused() =>
        RefusedAsync((card, document) => new CmsForm { NamesCertificate = false }.Sign(document, card.Signature));

    [Fact]
    public Task Signature_that_names_another_certificate_is_refused() =>
        RefusedAsync((card, document) => new CmsForm { NamedCertificate = card.Authentication.Certificate }.Sign(document, card.Signature));

    [Fact]
    public Task Signature_without_signed_attributes_is_refused() =>
        RefusedAsync((card, document) => new CmsForm { SignedAttributes = false }.Sign(document, card.Signature));

    [Fact]
    public Task Signature_without_its_certificate_is_refused() =>
        RefusedAsync((card, document) => new CmsForm { WithCertificate = false }.Sign(document, card.Signature));

    [Fact]
    public Task Signature_with_SHA_1_is_refused() => RefusedAsync((card, document) => new CmsForm { Digest = Sha1 }.Sign(document, card.Signature));

    [Fact]
    public Task Bytes_that_are_no_CMS_are_refused() => RefusedAsync((_, _) => [0x30, 0x03, 0x02, 0x01, 0x00]);

    [Fact]
    public Task Altered_signature_is_refused() => RefusedAsync((card, document) =>
    {
        var cms = card.SignDocument(document);
        cms[^1] ^= 1;
        return cms;
    });

    [Fact]
    public Task Authentication_certificate_signs_no_document() =>
        RefusedAsync((card, document) => new CmsForm().Sign(document, card.Authentication), FaultHeadings.NotTrusted);

    [Fact]
    public Task Certificate_without_non_repudiation_signs_no_document() =>
        RefusedAsync((_, document) => new CmsForm().Sign(document, Certificate(X509KeyUsageFlags.DigitalSignature)), FaultHeadings.NotTrusted);

    [Fact]
    public Task Certificate_without_facts_signs_no_document() =>
        RefusedAsync(
            (_, document) => new CmsForm().Sign(document, Certificate(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)),
            FaultHeadings.NotTrusted);

    [Fact]
    public Task Revoked_certificate_signs_no_document() => RefusedAsync((card, document) =>
    {
        world.Authorities["signature"].Revoke(card.Signature.Certificate.SerialNumber, world.Now);
        return card.SignDocument(document);
    }, FaultHeadings.Revoked);

    private TestKey Certificate(X509KeyUsageFlags usage) =>
        new CertificateForm { Authority = "signature", Policy = "1.2.392.200149.8.5.1.1.20", Usage = usage }.Make(world);

    private async Task RefusedAsync(Func<TestCard, byte[], byte[]> sign, string heading = FaultHeadings.BadSignature) =>
        Assert.Contains(heading, (await SignsAsync(sign)).Words, StringComparison.Ordinal);

    private async Task<Page> SignsAsync(Func<TestCard, byte[], byte[]> sign)
    {
        var holder = await world.HolderSignedIn();
        await holder.FillsInAsync();
        await holder.ConsentsAsync();
        var agent = world.Agent();
        var claimed = await agent.ClaimAsync(Holder.WaitsFor(holder.Browser.Page));
        var answer = await agent.SignAsync(claimed, sign(holder.Card, claimed.Document!), holder.Card);
        return await holder.Browser.OpenAsync(answer.WayHome);
    }
}
