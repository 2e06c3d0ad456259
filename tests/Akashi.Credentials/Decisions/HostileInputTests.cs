using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Tests;
using CsCheck;

namespace Akashi.Credentials.Tests.Decisions;

/// <summary>V1: whatever is given as a code, the decision answers, and never with "valid". tools/fuzz measures how fast.</summary>
public sealed class HostileInputTests
{
    private static readonly Known Known = new();
    private static readonly byte[] Credential = Given.Credential();

    // CBOR that nests, promises lengths, and ends anywhere.
    private static readonly Gen<byte[]> Cbor = Gen.Frequency(
        (3, Gen.Byte.Select(b => new[] { b })),
        (2, Gen.Const(Convert.FromHexString("D284"))),
        (1, Gen.Const(Convert.FromHexString("9BFFFFFFFFFFFFFFFF"))),
        (1, Gen.Const(Convert.FromHexString("BB00000000FFFFFFFF"))),
        (1, Gen.Const(Convert.FromHexString("5BFFFFFFFFFFFFFFFF"))),
        (1, Gen.Const(Enumerable.Repeat((byte)0x81, 200).ToArray())),
        (1, Gen.Const(Credential[2..16]))).Array[1, 40].Select(parts => parts.SelectMany(p => p).ToArray());

    [Fact]
    public void Any_text_is_answered() => Gen.String[0, 300].Sample(text => NeverValid(text), iter: 4_000);

    [Fact]
    public void Any_CBOR_is_answered() => Cbor.Sample(bytes => NeverValid(CredentialUrl.Format(Given.Verifier, bytes)), iter: 4_000);

    [Fact]
    public void A_credential_with_a_piece_exchanged_is_answered() => Gen.Select(Gen.Int[0, Credential.Length], Gen.Int[0, 40], Cbor).Sample(
        (at, length, piece) =>
        {
            byte[] changed = [.. Credential[..at], .. piece, .. Credential[Math.Min(at + length, Credential.Length)..]];
            if (!changed.AsSpan().SequenceEqual(Credential)) NeverValid(CredentialUrl.Format(Given.Verifier, changed));
        },
        iter: 4_000);

    /// <summary>Input with endless nesting, or endless promises, would keep a reader busy for hours or crash the process.</summary>
    [Fact]
    public Task The_deepest_and_the_longest_are_answered() => Wait.ForAsync(Task.Run(() =>
    {
        byte[][] worst =
        [
            [.. Enumerable.Repeat((byte)0x81, 6000)], [.. Enumerable.Repeat((byte)0xC1, 6000)], [.. Enumerable.Repeat((byte)0xA1, 6000)],
            Convert.FromHexString("D28440" + "9B7FFFFFFFFFFFFFFF"), Convert.FromHexString("D28444A1013824" + string.Concat(Enumerable.Repeat("9F", 5000))),
        ];
        foreach (var bytes in worst) NeverValid(CredentialUrl.Format(Given.Verifier, bytes));
    }, TestContext.Current.CancellationToken));

    private static void NeverValid(string text) => Assert.NotEqual(VerificationResult.Valid, Verification.Decide(text, Known, Given.Now).Result);
}
