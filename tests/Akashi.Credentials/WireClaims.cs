namespace Akashi.Credentials.Tests;

/// <summary>The claims of <see cref="Given.Claims"/> as hand-written items, to be changed one at a time.</summary>
internal static class WireClaims
{
    public static readonly (string Key, string Value)[] Facts =
    [
        ("01", Wire.Text("nurse")), ("02", Wire.Text("第01234567号")), ("03", Wire.Day("2015-04-20")), ("04", Wire.Text("山田　花子")), ("05", Wire.Text("ヤマダ　ハナコ")),
        ("06", Wire.Day("1990-12-31")), ("07", "03"), ("08", Wire.Text("𠮷川")), ("09", Wire.Text("看護師")), ("0A", Wire.Text("厚生労働省")),
    ];

    public static readonly (string Key, string Value)[] All =
    [
        ("01", Wire.Text(Given.Issuer)), ("04", Wire.Number(Given.ExpiresAt.ToUnixTimeSeconds())), ("06", Wire.Number(Given.IssuedAt.ToUnixTimeSeconds())),
        ("07", Wire.Bytes(Convert.FromHexString("00112233445566778899AABBCCDDEEFF"))),
        ("19FFFF", Status(Wire.Number(70001), Wire.Text(Given.ListUri))), ("3A00011170", Wire.Map(Facts)),
    ];

    public static string Status(string index, string uri) => Wire.Map((Wire.Text("status_list"), Wire.Map((Wire.Text("idx"), index), (Wire.Text("uri"), uri))));

    public static string With(string key, string value) => Wire.Map([.. All.Select(i => i.Key == key ? (key, value) : i)]);

    public static string Without(string key) => Wire.Map([.. All.Where(i => i.Key != key)]);

    public static string WithFact(string key, string value) => With("3A00011170", Wire.Map([.. Facts.Select(i => i.Key == key ? (key, value) : i)]));

    public static string WithoutFact(string key) => With("3A00011170", Wire.Map([.. Facts.Where(i => i.Key != key)]));
}
