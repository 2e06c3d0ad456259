using Akashi.Credentials.Format;
using Akashi.Credentials.Status;
using Akashi.Credentials.Trust;
using CsCheck;

namespace Akashi.Credentials.Tests.Format;

/// <summary>V4, V5: no claims make the reader of a list throw, whoever signed them.</summary>
public sealed class SignedListTests
{
    private static readonly string Head = "A502" + Wire.Text(Given.ListUri) + "04" + Wire.Number(
        Given.Now.AddDays(1).ToUnixTimeSeconds()) + "06" + Wire.Number(Given.Now.ToUnixTimeSeconds());

    // Parts of lists, nesting, promised lengths, and arbitrary bytes.
    private static readonly Gen<string> Piece = Gen.Frequency(
        (3, Gen.Byte.Select(b => b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture))),
        (2, Gen.OneOfConst("19FFFD", "19FFFE", "3A00011171", "3A00011172", Wire.Text("lst"), Wire.Text("bits"))),
        (1, Gen.OneOfConst(
            "A2", "A4", "82", "81A301", "9BFFFFFFFFFFFFFFFF", "BB00000000FFFFFFFF", "5BFFFFFFFFFFFFFFFF", "1BFFFFFFFFFFFFFFFF",
            "3BFFFFFFFFFFFFFFFF")));

    [Theory]
    [InlineData(StatusList.MediaType)]
    [InlineData(TrustList.MediaType)]
    public void Any_claims_are_read_or_a_fault_within_the_message(string type)
    {
        var header = Wire.Map(("01", "26"), ("04", Wire.KeyId), ("10", Wire.Text(type)));
        Gen.Select(Gen.Bool, Piece.Array[0, 12]).Sample(
            (begun, pieces) =>
            {
                var bytes = Wire.Sign1(header, (begun ? Head : "") + string.Concat(pieces), signature: _ => new byte[Labels.SignatureLength]);
                var read = type == StatusList.MediaType ? StatusList.TryRead(bytes, out _, out var fault) : TrustList.TryRead(bytes, out _, out fault);
                Assert.True(read || (fault.Reason == FormatFault.Claims && fault.Offset <= bytes.Length), fault.ToString());
            },
            iter: 10_000);
    }
}
