namespace Akashi.Hosting.Tests;

public class NearestTests
{
    private static readonly string[] Known = ["Data", "Listen", "PublicOrigin", "Tls:Certificate", "Tls:Key", "Proxy:Trusted", "Verifier:Origin"];

    [Theory]
    [InlineData("Listn", "Listen")]
    [InlineData("lsiten", "Listen")]
    [InlineData("PubicOrigin", "PublicOrigin")]
    [InlineData("Tls_Certificate", "Tls:Certificate")]
    [InlineData("TlsCertificate", "Tls:Certificate")]
    [InlineData("Tls:Certficate", "Tls:Certificate")]
    [InlineData("Proxy:Trust", "Proxy:Trusted")]
    [InlineData("certificate", "Tls:Certificate")]
    public void A_mistyped_word_leads_to_the_one_that_was_meant(string typed, string meant) => Assert.Equal(meant, Nearest.To(typed, Known));

    [Theory]
    [InlineData("Password")]
    [InlineData("x")]
    [InlineData("Tls")]
    public void A_word_that_is_far_from_all_leads_nowhere(string typed) => Assert.Null(Nearest.To(typed, Known));
}
