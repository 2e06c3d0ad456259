using Akashi.Credentials.Cbor;
using Akashi.Credentials.Format;

namespace Akashi.Credentials.Tests;

/// <summary>Fault codes are stable: the specification names each of them once.</summary>
public sealed class FaultCodesTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "specifications", "credential.md"));

    public static TheoryData<FormatFault> Reasons => [.. Enum.GetValues<FormatFault>().Where(r => r != FormatFault.None)];

    public static TheoryData<EncodingFault> Rules => [.. Enum.GetValues<EncodingFault>().Where(r => r != EncodingFault.None)];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Each_reason_stands_in_the_specification(FormatFault reason) =>
        Assert.Contains($"\n| `{FaultCodes.CodeOf(new Fault(reason, 0))}` |", Document, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_rule_stands_in_the_specification(EncodingFault rule) =>
        Assert.Contains($"\n| `{FaultCodes.CodeOf(new Fault(FormatFault.Encoding, 0, rule))}` |", Document, StringComparison.Ordinal);

    [Fact]
    public void No_two_have_one_code()
    {
        var codes = Rules.Select(r => FaultCodes.CodeOf(new Fault(FormatFault.Encoding, 0, r.Data)))
            .Concat(Reasons.Select(r => FaultCodes.CodeOf(new Fault(r.Data, 0))))
            .ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [Fact]
    public void The_place_of_a_fault_is_counted_in_the_whole_message()
    {
        // Tag, array, protected header, unprotected header and the payload's head take 20 bytes; exp follows iss.
        var exp = 20 + Convert.FromHexString(Wire.Map(WireClaims.All[0])).Length;
        var credential = Given.Credential();
        credential[exp] = 0x1F;
        Assert.False(Credential.TryRead(credential, out _, out var fault));
        Assert.Equal(("encoding/reserved", exp), (FaultCodes.CodeOf(fault), fault.Offset));
    }
}
