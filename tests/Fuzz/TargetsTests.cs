using CsCheck;

namespace Akashi.Fuzz.Tests;

/// <summary>
/// Every entry for bytes from a card, a portal or an agent, in a code, a list or a CA's answer: no crash, no hang, and nothing accepted as what it is
/// not (C6, C8, C9, V1 to V5). This is the bounded run; tools/fuzz gives the same targets a million cases, guided by coverage (docs/fuzzing.md).
/// </summary>
public sealed class TargetsTests(TargetsTests.Doors doors) : IClassFixture<TargetsTests.Doors>
{
    private const int Seconds = 2;
    private const int MostChanges = 4;

    [Theory]
    [InlineData("apdu")]
    [InlineData("tlv")]
    [InlineData("certificate")]
    [InlineData("message")]
    [InlineData("code")]
    [InlineData("cbor")]
    [InlineData("status")]
    [InlineData("ocsp")]
    public void Good_input_is_accepted(string name)
    {
        foreach (var seed in doors[name].Seeds) doors[name].Take(seed);
    }

    [Fact]
    public void Kept_input_is_taken()
    {
        foreach (var target in doors.All)
        {
            foreach (var kept in target.Kept) target.Take(kept);
        }
        Assert.All(doors.All.Where(d => d.Name is "code" or "cbor" or "status" or "ocsp"), d => Assert.NotEmpty(d.Kept));
    }

    [Theory]
    [InlineData("apdu")]
    [InlineData("tlv")]
    [InlineData("certificate")]
    [InlineData("message")]
    [InlineData("code")]
    [InlineData("cbor")]
    [InlineData("status")]
    [InlineData("ocsp")]
    public void Arbitrary_bytes_crash_nothing_and_are_accepted_as_nothing(string name) =>
        Gen.Byte.Array[0, 600].Sample(doors[name].Take, time: Seconds, threads: 1);

    [Theory]
    [InlineData("apdu")]
    [InlineData("tlv")]
    [InlineData("certificate")]
    [InlineData("message")]
    [InlineData("code")]
    [InlineData("cbor")]
    [InlineData("status")]
    [InlineData("ocsp")]
    public void Good_input_that_was_changed_crashes_nothing_and_is_not_accepted_as_good(string name)
    {
        var seed = Gen.OneOfConst([.. doors[name].Seeds]);
        var changes = Gen.Select(Gen.Int[0, 3], Gen.Double.Unit, Gen.Byte, Gen.Byte.Array[1, 8]).Array[1, MostChanges];
        Gen.Select(seed, changes, (bytes, all) => all.Aggregate(bytes, Changed)).Sample(doors[name].Take, time: Seconds, threads: 1);
    }

    // A byte is changed, removed, duplicated with what follows it, or followed by others. The first byte says what the input is, and stays.
    private static byte[] Changed(byte[] bytes, (int How, double Where, byte Other, byte[] More) change)
    {
        if (bytes.Length < 2) return bytes;
        var at = 1 + (int)(change.Where * (bytes.Length - 1));
        return change.How switch
        {
            0 => [.. bytes[..at], change.Other, .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + 1 + (change.Other & 7))..]],
            2 => [.. bytes[..Math.Min(bytes.Length, at + change.Other)], .. bytes[at..]],
            _ => [.. bytes[..at], .. change.More, .. bytes[at..]],
        };
    }

    /// <summary>All targets, with one set of keys.</summary>
    public sealed class Doors
    {
        internal IReadOnlyList<Target> All { get; } = Target.All(Material.Make());

        internal Target this[string name] => All.Single(t => t.Name == name);
    }
}
