using System.Globalization;
using System.Text;

namespace Akashi.Vectors;

/// <summary>CBOR written by hand in hexadecimal, to break rules that no writer breaks.</summary>
internal static class CborText
{
    public static string Number(long value) => value >= 0 ? Head(0, (ulong)value) : Head(1, (ulong)(-1 - value));

    public static string Text(string text) => Head(3, (ulong)Encoding.UTF8.GetByteCount(text)) + Convert.ToHexString(Encoding.UTF8.GetBytes(text));

    public static string Bytes(byte[] bytes) => Head(2, (ulong)bytes.Length) + Convert.ToHexString(bytes);

    public static string Day(string text) => "D903EC" + Text(text);

    public static string Map(params (string Key, string Value)[] items) => Head(5, (ulong)items.Length) + string.Concat(items.Select(i => i.Key + i.Value));

    public static string Items(params string[] items) => Head(4, (ulong)items.Length) + string.Concat(items);

    private static string Head(int major, ulong value)
    {
        var type = major << 5;
        string Long(int info, int digits) => ((byte)(type | info)).ToString("X2", CultureInfo.InvariantCulture) + value.ToString(
            "X" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return value switch
        {
            < 24 => ((byte)(type | (int)value)).ToString("X2", CultureInfo.InvariantCulture),
            <= byte.MaxValue => Long(24, 2),
            <= ushort.MaxValue => Long(25, 4),
            <= uint.MaxValue => Long(26, 8),
            _ => Long(27, 16),
        };
    }
}
