using System.Formats.Cbor;
using System.IO.Compression;
using System.Security.Cryptography.Cose;
using Akashi.Credentials.Format;
using Akashi.Credentials.Status;
using CsCheck;

namespace Akashi.Credentials.Tests.Status;

/// <summary>V3, V4: a status list is checked as strictly as a credential, and cannot be made to expand.</summary>
public sealed class StatusListTests
{
    private static readonly string Header = Wire.Map(("01", "26"), ("04", Wire.KeyId), ("10", Wire.Text(StatusList.MediaType)));
    private static readonly byte[] Zlib = Compressed(StatusList.Places / 2);
    private static readonly string Whole = Wire.Bytes(Zlib);
    private static readonly string Issued = Wire.Number(Given.Now.ToUnixTimeSeconds());
    private static readonly string Ends = Wire.Number(Given.Now.AddDays(1).ToUnixTimeSeconds());

    public static TheoryData<string, string, string> Broken => new()
    {
        { "the type is there", Wire.Header, Payload() },
        { "the type is that of a list", Wire.Map(("01", "26"), ("04", Wire.KeyId), ("10", Wire.Text("application/cwt"))), Payload() },
        { "the type is text, no number", Wire.Map(("01", "26"), ("04", Wire.KeyId), ("10", "18C8")), Payload() },
        { "sub is text", Header, Payload(subject: "4161") },
        { "exp is there", Header, "A4" + Payload()[2..].Replace("04" + Ends, "", StringComparison.Ordinal) },
        { "exp is after iat", Header, Payload(ends: Issued) },
        { "iat is in 1970 or later", Header, Payload(issued: "20") },
        { "exp is a date", Header, Payload(ends: Wire.Number(long.MaxValue)) },
        { "ttl is 0 or more", Header, Payload(ttl: "20") },
        { "ttl is a whole number", Header, Payload(ttl: "F94500") },
        { "4 bits, not 1", Header, Payload(bits: "01") },
        { "4 bits, not 8", Header, Payload(bits: "08") },
        { "the list is compressed", Header, Payload(list: Wire.Bytes(new byte[100])) },
        { "the list needs no dictionary", Header, Payload(list: Wire.Bytes([0x78, 0xBB, 0, 0, 0, 1])) },
        { "the list is not empty", Header, Payload(list: "40") },
        { "the list is not too short", Header, Payload(list: Wire.Bytes(Compressed((StatusList.Places / 2) - 1))) },
        { "the list is not too long", Header, Payload(list: Wire.Bytes(Compressed((StatusList.Places / 2) + 1))) },
        { "the checksum is there", Header, Payload(list: Wire.Bytes(Zlib[..^4])) },
        { "all of the checksum is there", Header, Payload(list: Wire.Bytes(Zlib[..^1])) },
        { "the checksum is right", Header, Payload(list: Wire.Bytes([.. Zlib[..^1], (byte)(Zlib[^1] ^ 1)])) },
        { "no byte after the stream", Header, Payload(list: Wire.Bytes([.. Zlib, 0])) },
        { "no byte before the checksum", Header, Payload(list: Wire.Bytes([.. Zlib[..^4], 0, .. Zlib[^4..]])) },
        { "no second stream", Header, Payload(list: Wire.Bytes([.. Zlib, .. Zlib])) },
        { "ttl is at most 2^32 - 1", Header, Payload(ttl: Wire.Number(1L << 32)) },
        { "nothing after the claims", Header, Payload() + "00" },
        { "no other claim", Header, "A6" + Payload()[2..] + "3A0001117000" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Each_broken_rule_is_a_fault(string rule, string header, string payload)
    {
        Assert.False(StatusList.TryRead(Wire.Sign1(header, payload), out var list, out var fault), rule);
        Assert.Null(list);
        Assert.Contains(fault.Reason, new[] { FormatFault.Header, FormatFault.Claims });
    }

    /// <summary>Offsets are counted in the whole message, as for credentials ("Faults").</summary>
    [Fact]
    public void A_fault_is_told_where_it_stands_in_the_message()
    {
        var payload = Payload(subject: "4161");
        var bytes = Wire.Sign1(Header, payload);
        Assert.False(StatusList.TryRead(bytes, out _, out var fault));
        // The map and the key of sub come before the item that is not text.
        Assert.Equal(bytes.AsSpan().IndexOf(Convert.FromHexString(payload)) + 2, fault.Offset);
    }

    /// <summary>RFC 1950: whatever is cut off or added, the stream is not the one that was written.</summary>
    [Fact]
    public void Every_prefix_of_the_stream_and_every_byte_after_it_is_refused()
    {
        bool IsRead(byte[] zlib) => StatusList.TryRead(Wire.Sign1(Header, Payload(list: Wire.Bytes(zlib)), signature: _ => new byte[64]), out _, out _);
        Assert.True(IsRead(Zlib));
        for (var length = 0; length < Zlib.Length; length++) Assert.False(IsRead(Zlib[..length]), $"{length} bytes");
        for (var after = 1; after < 20; after++) Assert.False(IsRead([.. Zlib, .. new byte[after]]), $"{after} bytes after");
    }

    [Fact]
    public void A_list_by_hand_is_read()
    {
        Assert.True(StatusList.TryRead(Wire.Sign1(Header, Payload()), out var list, out var fault), fault.ToString());
        Assert.Equal((Given.ListUri, Given.Now, Given.Now.AddDays(1)), (list!.Uri, list.IssuedAt, list.ExpiresAt));
    }

    /// <summary>Token Status List, 4: the first of two places is in the lower four bits.</summary>
    [Fact]
    public void Bits_are_counted_from_the_least_significant()
    {
        var bytes = StatusesIn(StatusList.Issue(
            Given.ListUri,
            [new(0, StatusValue.Revoked), new(1, StatusValue.Deleted), new(5, StatusValue.Withdrawn), new(StatusList.Places - 1, StatusValue.Replaced)],
            Given.Now, TimeSpan.FromDays(1), TimeSpan.Zero, Given.StatusKey));
        Assert.Equal("3100D0", Convert.ToHexString(bytes[..3]));
        Assert.Equal(0xC0, bytes[^1]);
    }

    [Fact]
    public void What_is_written_is_read_again() => Gen.Select(
        Gen.Int[0, StatusList.Places - 1], Gen.OneOfConst(Enum.GetValues<StatusValue>())).Array[0, 50].Sample(
        entries =>
        {
            var once = entries.DistinctBy(e => e.Item1).ToDictionary(e => e.Item1, e => e.Item2);
            var list = Given.Read(StatusList.Issue(Given.ListUri, once, Given.Now, TimeSpan.FromDays(1), TimeSpan.Zero, Given.StatusKey));
            Assert.All(once, e => Assert.Equal(e.Value, list[e.Key]));
            Assert.Equal(StatusValue.Valid, list[Enumerable.Range(0, StatusList.Places).First(i => !once.ContainsKey(i))]);
        },
        iter: 20);

    [Theory]
    [InlineData(4)]
    [InlineData(11)]
    [InlineData(14)]
    [InlineData(15)]
    public void A_value_that_is_not_ours_is_no_state(int value)
    {
        var list = Given.Read(StatusList.Issue(Given.ListUri, [new(7, (StatusValue)value)], Given.Now, TimeSpan.FromDays(1), TimeSpan.Zero, Given.StatusKey));
        Assert.Null(list[7]);
    }

    [Fact]
    public void A_list_that_would_grow_without_end_is_refused_in_little_memory()
    {
        var bomb = Wire.Sign1(Header, Payload(list: Wire.Bytes(Compressed(256 * 1024 * 1024))));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(StatusList.TryRead(bomb, out _, out _));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 * 1024 * 1024);
    }

    [Fact]
    public void Every_flipped_bit_is_a_fault_or_a_failed_signature()
    {
        var bytes = Given.List();
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var flipped = bytes.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(StatusList.TryRead(flipped, out var list, out _) && list!.IsSignedBy(Given.StatusKey.Key), $"bit {bit}");
        }
    }

    [Fact]
    public void Every_prefix_of_a_list_is_a_fault()
    {
        var bytes = Given.List();
        for (var length = 0; length < bytes.Length; length++) Assert.False(StatusList.TryRead(bytes.AsMemory(0, length), out _, out _));
    }

    [Fact]
    public void A_credential_is_no_list() => Assert.False(StatusList.TryRead(Given.Credential(), out _, out _));

    private static string Payload(
        string? subject = null, string? ends = null, string? issued = null, string? list = null, string bits = "04", string ttl = "05") => Wire.Map(
        ("02", subject ?? Wire.Text(Given.ListUri)), ("04", ends ?? Ends), ("06", issued ?? Issued),
        ("19FFFD", Wire.Map((Wire.Text("lst"), list ?? Whole), (Wire.Text("bits"), bits))), ("19FFFE", ttl));

    private static byte[] Compressed(int length)
    {
        using var memory = new MemoryStream();
        using (var zlib = new ZLibStream(memory, CompressionLevel.Fastest))
        {
            var zeros = new byte[1 << 16];
            for (var left = length; left > 0; left -= zeros.Length) zlib.Write(zeros, 0, Math.Min(left, zeros.Length));
        }
        return memory.ToArray();
    }

    // Reads it with only the platform's own means.
    private static byte[] StatusesIn(byte[] token)
    {
        var reader = new CborReader(CoseMessage.DecodeSign1(token).Content!.Value);
        reader.ReadStartMap();
        while (reader.ReadInt32() != 65533) reader.SkipValue();
        reader.ReadStartMap();
        while (reader.ReadTextString() != "lst") reader.SkipValue();
        using var zlib = new ZLibStream(new MemoryStream(reader.ReadByteString()), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        zlib.CopyTo(memory);
        return memory.ToArray();
    }
}
