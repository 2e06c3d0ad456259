using static Akashi.Vectors.Published.Parts;

namespace Akashi.Vectors.Published;

/// <summary>Status lists in other forms, correctly signed: those that count all the same, and those that break one rule.</summary>
internal static class ListForms
{
    private const string Type = "application/statuslist+cwt";
    private static readonly byte[] Zlib = Deflate(Statuses(0));
    private static readonly string Lst = CborText.Bytes(Zlib);

    private static readonly (string Key, string Value)[] Claims =
    [
        ("02", CborText.Text(ListUri)), ("04", CborText.Number(Now - 60 + Day)), ("06", CborText.Number(Now - 60)), ("19FFFD", Body(Lst)), ("19FFFE", "05"),
    ];

    /// <summary>Lists that are trusted, and what they show.</summary>
    public static IReadOnlyDictionary<string, (string About, byte[] Bytes)> Believed { get; } = new Dictionary<string, (string, byte[])>
    {
        ["esp256"] = ("the algorithm named ESP256 (-9)", Of(header: HeaderWith(Type, "28"))),
        ["ttl-0"] = ("a ttl of 0", With("19FFFE", "00")),
        ["ttl-longest"] = ("the longest ttl", With("19FFFE", CborText.Number(uint.MaxValue))),
        ["clocks-differ"] = ("iat is five minutes ahead", List(0, issued: Now + 300)),
        ["of-year-9999"] = ("a list that outlives the certificate of its signer", With("04", CborText.Number(253402300799))),
        ["fastest"] = ("compressed by another writer", Compressed(Deflate(Statuses(0), 1))),
        ["small-window"] = ("a zlib window of 256 bytes", Compressed([0x08, 0x1D, .. Zlib[2..]])),
    };

    /// <summary>Lists that no reader trusts, and why.</summary>
    public static IReadOnlyDictionary<string, (string About, byte[] Bytes)> Refused { get; } = new Dictionary<string, (string, byte[])>
    {
        ["type-missing"] = ("no type in the header", Of(header: HeaderOf(Status))),
        ["type-other"] = ("the type of any CWT", Of(header: HeaderWith("application/cwt"))),
        ["type-jwt"] = ("the type of the other form of such lists", Of(header: HeaderWith("statuslist+jwt"))),
        ["type-of-trust-list"] = ("the type of a trust list", Of(header: HeaderWith("application/akashi-trust-list+cwt"))),
        ["type-number"] = ("a number for the type", Of(header: CborText.Map(("01", "26"), ("04", KeyIdOf(Status)), ("10", "18C8")))),
        ["unprotected"] = ("something unprotected", Of(unprotected: "A10100")),
        ["trailing"] = ("a byte after the claims", Of(CborText.Map(Claims) + "00")),
        ["order"] = ("iat before exp", Of(CborText.Map([Claims[0], Claims[2], Claims[1], .. Claims[3..]]))),
        ["claim-unknown"] = ("one claim more", Of(CborText.Map([.. Claims, ("3A00011171", "00")]))),
        ["sub-missing"] = ("no sub", Without("02")),
        ["exp-missing"] = ("no exp", Without("04")),
        ["iat-missing"] = ("no iat", Without("06")),
        ["exp-is-iat"] = ("its end is its beginning", With("04", CborText.Number(Now - 60))),
        ["exp-10000"] = ("exp in the year 10000", With("04", CborText.Number(253402300800))),
        ["exp-tag"] = ("exp with tag 1", With("04", "C1" + CborText.Number(Now + Day))),
        ["iat-1969"] = ("iat before 1970", With("06", "20")),
        ["ttl-missing"] = ("no ttl", Without("19FFFE")),
        ["ttl-negative"] = ("a ttl before 0", With("19FFFE", "20")),
        ["ttl-text"] = ("a text for the ttl", With("19FFFE", "6135")),
        ["ttl-float"] = ("a float for the ttl", With("19FFFE", "F94500")),
        ["ttl-too-long"] = ("a ttl of 2^32 seconds", With("19FFFE", CborText.Number(1L << 32))),
        ["bits-1"] = ("1 bit a place, in a list of as many bytes", With("19FFFD", Body(Lst, "01"))),
        ["bits-2"] = ("2 bits a place", With("19FFFD", Body(Lst, "02"))),
        ["bits-8"] = ("8 bits a place", With("19FFFD", Body(Lst, "08"))),
        ["bits-8-whole"] = ("8 bits a place, 2^20 places", With("19FFFD", Body(CborText.Bytes(Deflate(new byte[Places])), "08"))),
        ["bits-missing"] = ("no bits", With("19FFFD", CborText.Map((CborText.Text("lst"), Lst)))),
        ["bits-text"] = ("a text for the bits", With("19FFFD", Body(Lst, "6134"))),
        ["lst-missing"] = ("no lst", With("19FFFD", CborText.Map((CborText.Text("bits"), "04")))),
        ["lst-text"] = ("a text for lst", With("19FFFD", Body("6161"))),
        ["list-member-unknown"] = (
            "an aggregation address inside, which others may add",
            With("19FFFD", CborText.Map((CborText.Text("lst"), Lst), (CborText.Text("bits"), "04"), (CborText.Text("aggregation_uri"), CborText.Text(Lists))))),
        ["zlib-empty"] = ("no bytes", Compressed([])),
        ["zlib-zeros"] = ("bytes that are no zlib", Compressed(new byte[100])),
        ["zlib-not-compressed"] = ("the list itself, cut to 100 bytes", Compressed(Statuses(0)[..100])),
        ["zlib-raw"] = ("deflate without zlib around it", Compressed(Zlib[2..^4])),
        ["zlib-gzip"] = ("gzip", Compressed([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, .. Zlib[2..^4], 0, 0, 0, 0, 0, 0, 8, 0])),
        ["zlib-check-bits"] = ("wrong check bits in the first two bytes", Compressed([Zlib[0], (byte)(Zlib[1] ^ 1), .. Zlib[2..]])),
        ["zlib-window-too-large"] = ("a zlib window of 64 KiB", Compressed([0x88, 0x1C, .. Zlib[2..]])),
        ["zlib-dictionary"] = ("a preset dictionary", Compressed([0x78, 0xBB, 0, 0, 0, 1, .. Zlib[2..]])),
        ["zlib-cut"] = ("the first half", Compressed(Zlib[..(Zlib.Length / 2)])),
        ["zlib-checksum-missing"] = ("no checksum", Compressed(Zlib[..^4])),
        ["zlib-checksum-cut"] = ("one byte of the checksum is missing", Compressed(Zlib[..^1])),
        ["zlib-checksum-wrong"] = ("another checksum", Compressed([.. Zlib[..^1], (byte)(Zlib[^1] ^ 1)])),
        ["zlib-byte-after"] = ("a byte after the stream", Compressed([.. Zlib, 0])),
        ["zlib-bytes-between"] = ("a byte between the data and the checksum", Compressed([.. Zlib[..^4], 0, .. Zlib[^4..]])),
        ["zlib-second-stream"] = ("the same stream twice", Compressed([.. Zlib, .. Zlib])),
        ["zlib-empty-stream-after"] = ("a stream of nothing after it", Compressed([.. Zlib, 0x78, 0x9C, 3, 0, 0, 0, 0, 1])),
        ["zlib-two-halves"] = (
            "two streams that are a list together",
            Compressed([.. Deflate(new byte[Places / 4]), .. Deflate(new byte[Places / 4])])),
    };

    public static string Header(TestEcKey key) => CborText.Map(("01", "26"), ("04", KeyIdOf(key)), ("10", CborText.Text(Type)));

    public static string Body(string list, string bits = "04") => CborText.Map((CborText.Text("lst"), list), (CborText.Text("bits"), bits));

    private static string HeaderWith(string type, string algorithm = "26") =>
        CborText.Map(("01", algorithm), ("04", KeyIdOf(Status)), ("10", CborText.Text(type)));

    private static string KeyIdOf(TestEcKey key) => CborText.Bytes(key.KeyId.ToArray());

    private static byte[] With(string key, string value) => Of(CborText.Map([.. Claims.Select(c => c.Key == key ? (key, value) : c)]));

    private static byte[] Without(string key) => Of(CborText.Map([.. Claims.Where(c => c.Key != key)]));

    private static byte[] Compressed(byte[] zlib) => With("19FFFD", Body(CborText.Bytes(zlib)));

    private static byte[] Of(string? claims = null, string? header = null, string unprotected = "A0") =>
        Message(claims ?? CborText.Map(Claims), header ?? Header(Status), unprotected, key: Status);
}
