using Akashi.Credentials.Format;

namespace Akashi.Credentials.Tests.Format;

/// <summary>V1: each claim has one form and a range; a valid signature alone does not make a claim acceptable.</summary>
public sealed class ClaimsCodecTests
{
    private const FormatFault Claims = FormatFault.Claims;
    private const FormatFault Encoding = FormatFault.Encoding;
    private static readonly string Uri = Wire.Text(Given.ListUri);

    public static TheoryData<string, string, FormatFault> OfTheMap => new()
    {
        { "no other claim", Wire.Map([.. WireClaims.All, ("3A00011171", "00")]), Claims },
        { "claims in their order", Wire.Map([WireClaims.All[0], WireClaims.All[2], WireClaims.All[1], .. WireClaims.All[3..]]), Encoding },
        { "no claim twice", Wire.Map([WireClaims.All[0], .. WireClaims.All[..5]]), Encoding },
        { "no map of open length", "BF" + Wire.Map(WireClaims.All)[2..] + "FF", Encoding },
        { "nothing after the claims", Wire.Map(WireClaims.All) + "00", Encoding },
        { "claims, not nothing", "", Encoding },
        { "a map, not an array", "80", Claims },
    };

    public static TheoryData<string, string, FormatFault> OfClaims => new()
    {
        { "iss is not empty", WireClaims.With("01", "60"), Claims },
        { "iss is text", WireClaims.With("01", "4161"), Claims },
        { "iss has at most 400 characters", WireClaims.With("01", Wire.Text(new string('a', 401))), Claims },
        { "iss is UTF-8", WireClaims.With("01", "61FF"), Encoding },
        { "iss has a length in the shortest form", WireClaims.With("01", "780161"), Encoding },
        { "iss is in one piece", WireClaims.With("01", "7F6161FF"), Encoding },
        { "exp is a whole number", WireClaims.With("04", "F93C00"), Claims },
        { "exp is a number", WireClaims.With("04", Wire.Text("2027")), Claims },
        { "exp has no tag", WireClaims.With("04", "C1" + Wire.Number(1806537600)), Claims },
        { "exp is a date", WireClaims.With("04", Wire.Number(long.MaxValue)), Claims },
        { "exp fits 64 bits", WireClaims.With("04", "1BFFFFFFFFFFFFFFFF"), Claims },
        { "exp is in the shortest form", WireClaims.With("04", "1B000000006BADB480"), Encoding },
        { "exp is after iat", WireClaims.With("04", Wire.Number(Given.IssuedAt.ToUnixTimeSeconds())), Claims },
        { "iat is in 1970 or later", WireClaims.With("06", "20"), Claims },
        { "iat is not null", WireClaims.With("06", "F6"), Claims },
        { "cti has not 15 bytes", WireClaims.With("07", Wire.Bytes(new byte[15])), Claims },
        { "cti has not 17 bytes", WireClaims.With("07", Wire.Bytes(new byte[17])), Claims },
        { "cti is bytes", WireClaims.With("07", Wire.Text("0123456789abcdef")), Claims },
        { "the index is 0 or more", WireClaims.With("19FFFF", WireClaims.Status("20", Uri)), Claims },
        { "the index is below 2^20", WireClaims.With("19FFFF", WireClaims.Status("1A00100000", Uri)), Claims },
        { "the index is a whole number", WireClaims.With("19FFFF", WireClaims.Status("F93C00", Uri)), Claims },
        { "the address of the list is not empty", WireClaims.With("19FFFF", WireClaims.Status("00", "60")), Claims },
        { "the status has a list", WireClaims.With("19FFFF", "A0"), Claims },
        {
            "the status has only a list",
            WireClaims.With("19FFFF", "A2" + WireClaims.Status("00", Uri)[2..] + "6C" + Convert.ToHexString("status_listz"u8) + "00"), Claims
        },
    };

    public static TheoryData<string, string, FormatFault> OfFacts => new()
    {
        { "no other fact", WireClaims.With("3A00011170", Wire.Map([.. WireClaims.Facts, ("0B", "00")])), Claims },
        { "facts in their order", WireClaims.With("3A00011170", Wire.Map([.. WireClaims.Facts.Reverse()])), Encoding },
        { "no fact twice", WireClaims.With("3A00011170", Wire.Map([WireClaims.Facts[0], .. WireClaims.Facts])), Encoding },
        { "a date has its tag", WireClaims.WithFact("06", Wire.Text("1990-12-31")), Claims },
        { "a date has no other tag", WireClaims.WithFact("06", "C0" + Wire.Text("1990-12-31")), Claims },
        { "a date is one", WireClaims.WithFact("06", Wire.Day("1990-02-30")), Claims },
        { "a date has ten characters", WireClaims.WithFact("06", Wire.Day("1990-2-3")), Claims },
        { "a date has no time", WireClaims.WithFact("06", Wire.Day("1990-12-31T00:00:00Z")), Claims },
        { "a date has no space after it", WireClaims.WithFact("06", Wire.Day("1990-12-31 ")), Claims },
        { "a date has no NUL after it", WireClaims.WithFact("06", Wire.Day("1990-12-31\0")), Claims },
        { "a date has ASCII digits", WireClaims.WithFact("06", Wire.Day("１９９０-12-31")), Claims },
        { "the version is 1 or more", WireClaims.WithFact("07", "00"), Claims },
        { "the version is not negative", WireClaims.WithFact("07", "20"), Claims },
        { "the version fits 32 bits", WireClaims.WithFact("07", "1A80000000"), Claims },
        { "the name is not empty", WireClaims.WithFact("04", "60"), Claims },
        { "the name has at most 200 characters", WireClaims.WithFact("04", Wire.Text(new string('花', 201))), Claims },
        { "the name is UTF-8, no surrogate", WireClaims.WithFact("04", "63EDA080"), Encoding },
        { "the qualification's id has at most 80 characters", WireClaims.WithFact("01", Wire.Text(new string('a', 81))), Claims },
        { "the number has at most 60 characters", WireClaims.WithFact("02", Wire.Text(new string('1', 61))), Claims },
        { "the qualification's name has at most 100 characters", WireClaims.WithFact("09", Wire.Text(new string('師', 101))), Claims },
        { "a former name is not null", WireClaims.WithFact("08", "F6"), Claims },
        { "the facts are a map", WireClaims.With("3A00011170", "80"), Claims },
    };

    [Theory]
    [MemberData(nameof(OfTheMap))]
    [MemberData(nameof(OfClaims))]
    [MemberData(nameof(OfFacts))]
    public void Each_broken_rule_has_its_fault(string rule, string payload, FormatFault expected)
    {
        Assert.False(ClaimsCodec.TryRead(Convert.FromHexString(payload), 0, out var claims, out var fault), rule);
        Assert.Null(claims);
        Assert.Equal(expected, fault.Reason);
    }

    [Theory]
    [InlineData("01")]
    [InlineData("04")]
    [InlineData("06")]
    [InlineData("07")]
    [InlineData("19FFFF")]
    [InlineData("3A00011170")]
    public void No_claim_may_be_missing(string key) => Assert.False(ClaimsCodec.TryRead(Convert.FromHexString(WireClaims.Without(key)), 0, out _, out _));

    [Theory]
    [InlineData("01", true)]
    [InlineData("02", true)]
    [InlineData("03", true)]
    [InlineData("04", true)]
    [InlineData("05", false)]
    [InlineData("06", false)]
    [InlineData("07", true)]
    [InlineData("08", false)]
    [InlineData("09", true)]
    [InlineData("0A", true)]
    public void Only_the_reading_a_former_name_and_the_date_of_birth_may_be_missing(string key, bool required) =>
        Assert.Equal(!required, ClaimsCodec.TryRead(Convert.FromHexString(WireClaims.WithoutFact(key)), 0, out _, out _));

    [Fact]
    public void The_last_place_of_a_list_is_a_place()
    {
        Assert.True(ClaimsCodec.TryRead(Convert.FromHexString(WireClaims.With("19FFFF", WireClaims.Status("1A000FFFFF", Uri))), 0, out var claims, out _));
        Assert.Equal(1_048_575, claims!.Status.Index);
    }

    [Fact]
    public void Every_prefix_of_the_claims_is_a_fault()
    {
        var payload = Convert.FromHexString(Wire.Map(WireClaims.All));
        for (var length = 0; length < payload.Length; length++) Assert.False(ClaimsCodec.TryRead(payload.AsSpan(0, length), 0, out _, out _));
    }
}
