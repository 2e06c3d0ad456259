using System.Security.Cryptography.X509Certificates;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Cards.Checks;

/// <summary>C6: a certificate that fails any check lets nobody in, and the person reads why.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class CertificateChecksTests(World world)
{
    [Fact]
    public Task Certificate_of_a_CA_with_the_same_name_is_not_trusted() => RefusedAsync(new CertificateForm { ByNamesake = true }, FaultHeadings.NotTrusted);

    [Fact]
    public Task Certificate_of_the_signature_CA_does_not_sign_in_even_with_the_right_policy() =>
        RefusedAsync(new CertificateForm { Authority = "signature" }, FaultHeadings.NotTrusted);

    [Theory]
    [InlineData(null)]
    [InlineData("1.2.392.200149.8.5.1.1.20")]
    [InlineData("1.2.392.200149.8.5.1.3.30.1")]
    public Task Certificate_of_another_policy_does_not_sign_in(string? policy) =>
        RefusedAsync(new CertificateForm { Policy = policy }, FaultHeadings.NotTrusted);

    [Fact]
    public Task Certificate_whose_key_usage_excludes_signatures_does_not_sign_in() =>
        RefusedAsync(new CertificateForm { Usage = X509KeyUsageFlags.KeyEncipherment }, FaultHeadings.NotTrusted);

    [Fact]
    public Task Expired_certificate_has_its_own_message() =>
        RefusedAsync(new CertificateForm { From = TimeSpan.FromDays(-10), Life = TimeSpan.FromDays(9) }, FaultHeadings.Expired);

    [Fact]
    public Task Certificate_not_yet_valid_does_not_sign_in() => RefusedAsync(new CertificateForm { From = TimeSpan.FromHours(20) }, FaultHeadings.Expired);

    // Nothing listens on port 1: the CA cannot be asked, and nobody is let in on a guess.
    [Fact]
    public Task Certificate_whose_responder_cannot_be_reached_does_not_sign_in() =>
        RefusedAsync(new CertificateForm { Ocsp = "http://localhost:1/ocsp" }, FaultHeadings.CannotCheck);

    [Fact]
    public Task Certificate_that_the_CA_does_not_know_is_not_trusted() =>
        RefusedAsync(new CertificateForm { KnownToAuthority = false }, FaultHeadings.NotTrusted);

    [Fact]
    public async Task Good_certificate_made_the_same_way_signs_in() =>
        Assert.Equal("/home", (await SignInAttempt.WithAsync(world, new CertificateForm().Make(world))).Path);

    [Fact]
    public async Task Revoked_certificate_does_not_sign_in()
    {
        var key = new CertificateForm().Make(world);
        Assert.True(world.Authorities["authentication"].Revoke(key.Certificate.SerialNumber, world.Now));
        await RefusedAsync(key, FaultHeadings.Revoked);
    }

    [Fact]
    public Task Signature_certificate_of_the_same_card_does_not_sign_in() => RefusedAsync(world.NewCard().Signature, FaultHeadings.NotTrusted);

    private Task RefusedAsync(CertificateForm form, string heading) => RefusedAsync(form.Make(world), heading);

    private async Task RefusedAsync(TestKey key, string heading) =>
        Assert.Contains(heading, (await SignInAttempt.WithAsync(world, key)).Words, StringComparison.Ordinal);
}
