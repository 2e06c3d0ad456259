using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Trust;

namespace Akashi.Sandbox.Tests.Trust;

/// <summary>
/// V5: no bit of an answer can be changed unnoticed, whoever signed it and whatever it contains, and nothing makes the reader throw.
/// </summary>
public sealed class OcspQuestionTests
{
    // Small, because every bit is tried.
    private const int KeyBits = 512;
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Nonce = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly RSA AuthorityKey = RSA.Create(KeyBits);
    private static readonly RSA ResponderKey = RSA.Create(KeyBits);
    private static readonly SmallAuthority Authority = new(AuthorityKey, Now.AddYears(-1));
    private static readonly X509Certificate2 Leaf = Authority.Leaf(ResponderKey, 1);
    private static readonly X509Certificate2 Delegate = Authority.Responder(ResponderKey);
    private static readonly OcspQuestion Question = new(Leaf, Authority.Certificate, Nonce);

    private static OcspAnswer ByAuthority =>
        new() { Key = AuthorityKey, Signer = Authority.Certificate, Nonce = Nonce, Says = [new(Leaf, Authority.Certificate, Now, Now.AddHours(1))] };

    private static Dictionary<string, OcspAnswer> Good => new()
    {
        ["the CA"] = ByAuthority,
        ["the CA, with its certificate"] = ByAuthority with { With = [Authority.Certificate] },
        ["the CA, with a certificate that nobody needs"] = ByAuthority with { With = [Delegate] },
        ["a responder of the CA"] = ByAuthority with { Key = ResponderKey, Signer = Delegate, With = [Delegate] },
    };

    public static TheoryData<string> Whom => [.. Good.Keys];

    [Theory]
    [MemberData(nameof(Whom))]
    public void An_answer_is_trusted(string whom) => Assert.Equal(Revocation.Good, StateOf(Good[whom].Write()));

    [Fact]
    public void C6_an_answer_without_the_nonce_is_not_trusted_unless_the_CA_may_omit_it()
    {
        var bytes = (ByAuthority with { Nonce = null }).Write();
        Assert.Null(StateOf(bytes));
        var lenient = new OcspQuestion(Leaf, Authority.Certificate, Nonce) { MayLackNonce = true };
        Assert.Equal(Revocation.Good, lenient.Read(bytes, Now.AddMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromSeconds(30))?.State);
    }

    [Theory]
    [MemberData(nameof(Whom))]
    public void V5_every_flipped_bit_of_an_answer_is_never_good(string whom)
    {
        var bytes = Good[whom].Write();
        Parallel.For(0, bytes.Length * 8, bit =>
        {
            var flipped = bytes.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(StateOf(flipped) != Revocation.Good, $"bit {bit}");
        });
    }

    [Fact]
    public void Every_prefix_of_an_answer_and_whatever_follows_it_is_not_believed()
    {
        var bytes = ByAuthority.Write();
        for (var length = 0; length < bytes.Length; length++) Assert.Null(StateOf(bytes[..length]));
        Assert.Null(StateOf([.. bytes, 0x05, 0x00]));
    }

    [Fact]
    public void An_answer_about_another_certificate_is_not_believed()
    {
        var other = Authority.Leaf(ResponderKey, 2);
        Assert.Null(StateOf((ByAuthority with { Says = [new(other, Authority.Certificate, Now)] }).Write()));
        Assert.Equal(
            Revocation.Revoked,
            StateOf(
                (ByAuthority with { Says = [new(other, Authority.Certificate, Now), new(Leaf, Authority.Certificate, Now, IsRevoked: true)] }).Write()));
        Assert.Null(
            StateOf(
                (ByAuthority with { Says = [new(Leaf, Authority.Certificate, Now), new(Leaf, Authority.Certificate, Now, IsRevoked: true)] }).Write()));
    }

    /// <summary>64 KiB is the longest answer that is read at all.</summary>
    [Theory]
    [InlineData(0x30, 0x80)]
    [InlineData(0x24, 0x80)]
    [InlineData(0xA0, 0x80)]
    public void The_deepest_answer_is_not_believed_and_ends_nothing(byte tag, byte length) =>
        Assert.Null(StateOf([.. Enumerable.Range(0, 32 * 1024).SelectMany(_ => new[] { tag, length })]));

    [Fact]
    public void The_deepest_answer_of_known_lengths_is_not_believed_and_ends_nothing()
    {
        byte[] nested = [0x05, 0x00];
        while (nested.Length < 64 * 1024 - 4) nested = [0x30, 0x83, 0, (byte)(nested.Length >> 8), (byte)(nested.Length & 0xFF), .. nested];
        Assert.Null(StateOf(nested));
    }

    private static Revocation? StateOf(byte[] bytes) => Question.Read(bytes, Now.AddMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromSeconds(30))?.State;
}
