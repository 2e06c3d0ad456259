using Akashi.Credentials.Format;
using Org.BouncyCastle.Utilities.Zlib;

namespace Akashi.Vectors.Published;

/// <summary>The parts of the published vectors: one system and one nurse, all built by hand, so that each rule can be broken alone.</summary>
internal static class Parts
{
    public const string Issuer = "https://portal.example.go.jp";
    public const string Verifier = "https://verify.example.go.jp";
    public const string Lists = Issuer + "/status/";
    public const string ListUri = Lists + "1";
    public const int Place = 70001;
    public const int Places = 1 << 20;
    public const int Issued = 1775001600;
    public const int Ends = 1806537600;
    public const int Now = 1777604645;
    public const int Day = 86400;

    /// <summary>Begin of the certificates of the two young keys.</summary>
    public const int YoungBegins = Now + 3600;
    public const string StatusKey = "19FFFF";
    public const string FactsKey = "3A00011170";

    // From RFC 6979, A.2.5.
    public static readonly TestEcKey Credential = new("credential", "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721");
    public static readonly TestEcKey Status = new("status");
    public static readonly TestEcKey Other = new("other");
    public static readonly TestEcKey ListOfKeys = new("trust");

    // From a CA that writes no extended key usages.
    public static readonly TestEcKey Any = new("any");

    // Their certificates are not valid yet at the usual time.
    public static readonly TestEcKey Young = new("young");
    public static readonly TestEcKey YoungStatus = new("young-status");

    // The certificate of its signer ended a minute before the usual time.
    public static readonly TestEcKey Ended = new("ended");
    public static readonly string KeyId = CborText.Bytes(Credential.KeyId.ToArray());
    public static readonly string Header = HeaderOf(Credential);

    public static readonly (string Key, string Value)[] Facts =
    [
        ("01", CborText.Text("nurse")), ("02", CborText.Text("第01234567号")), ("03", CborText.Day("2015-04-20")),
        ("04", CborText.Text("山田　花子")), ("05", CborText.Text("ヤマダ　ハナコ")),
        ("06", CborText.Day("1990-12-31")), ("07", "03"), ("08", CborText.Text("𠮷川")), ("09", CborText.Text("看護師")), ("0A", CborText.Text("厚生労働省")),
    ];

    public static readonly (string Key, string Value)[] Claims =
    [
        ("01", CborText.Text(Issuer)), ("04", CborText.Number(Ends)), ("06", CborText.Number(Issued)),
        ("07", CborText.Bytes(Convert.FromHexString("00112233445566778899AABBCCDDEEFF"))),
        (StatusKey, StatusAt(CborText.Number(Place))), (FactsKey, CborText.Map(Facts)),
    ];

    public static string All => CborText.Map(Claims);

    public static string HeaderOf(TestEcKey key) => CborText.Map(("01", "26"), ("04", CborText.Bytes(key.KeyId.ToArray())));

    public static string StatusAt(string index, string uri = ListUri) =>
        CborText.Map((CborText.Text("status_list"), CborText.Map((CborText.Text("idx"), index), (CborText.Text("uri"), CborText.Text(uri)))));

    public static string With(string key, string value) => CborText.Map([.. Claims.Select(c => c.Key == key ? (key, value) : c)]);

    public static string Without(string key) => CborText.Map([.. Claims.Where(c => c.Key != key)]);

    public static string WithFact(string key, string value) => With(FactsKey, CborText.Map([.. Facts.Select(f => f.Key == key ? (key, value) : f)]));

    public static string WithoutFacts(params string[] keys) => With(FactsKey, CborText.Map([.. Facts.Where(f => !keys.Contains(f.Key))]));

    /// <summary>A message with a correct signature over its parts, whatever they are.</summary>
    public static byte[] Message(
        string? payload = null, string? header = null, string unprotected = "A0", string start = "D284", string end = "", TestEcKey? key = null,
        Func<byte[], byte[]>? signature = null, string context = "Signature1")
    {
        var (headerBytes, payloadBytes) = (CborText.Bytes(Convert.FromHexString(header ?? Header)), CborText.Bytes(Convert.FromHexString(payload ?? All)));
        var signed = Convert.FromHexString("84" + CborText.Text(context) + headerBytes + "40" + payloadBytes);
        var made = signature is null ? (key ?? Credential).Sign(signed) : signature(signed);
        return Convert.FromHexString(start + headerBytes + unprotected + payloadBytes + CborText.Bytes(made) + end);
    }

    public static string Code(byte[] message) => CredentialUrl.Format(new Uri(Verifier), message);

    /// <summary>A signed status list.</summary>
    public static byte[] List(
        int value, TestEcKey? key = null, int issued = Now - 60, int life = Day, string uri = ListUri, int place = Place, int size = Places / 2)
    {
        var list = ListForms.Body(CborText.Bytes(Deflate(Statuses(value, place, size))));
        return Message(
            CborText.Map(
                ("02", CborText.Text(uri)), ("04", CborText.Number(issued + life)), ("06", CborText.Number(issued)), ("19FFFD", list),
                ("19FFFE", "05")),
            ListForms.Header(key ?? Status), key: key ?? Status);
    }

    /// <summary>The states of a list in which one place has a value.</summary>
    public static byte[] Statuses(int value, int place = Place, int size = Places / 2)
    {
        var statuses = new byte[size];
        if (place / 2 < size) statuses[place / 2] = (byte)(place % 2 == 0 ? value : value << 4);
        return statuses;
    }

    public static byte[] Changed(byte[] bytes, int at)
    {
        var changed = bytes.ToArray();
        changed[at] ^= 1;
        return changed;
    }

    /// <summary>The bytes as a zlib stream.</summary>
    // Uses a library that always gives the same bytes; the platform's may improve.
    public static byte[] Deflate(byte[] bytes, int level = JZlib.Z_BEST_COMPRESSION)
    {
        using var memory = new MemoryStream();
        using (var zlib = new ZOutputStream(memory, level)) zlib.Write(bytes);
        return memory.ToArray();
    }
}
