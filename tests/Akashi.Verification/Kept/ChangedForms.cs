namespace Akashi.Verification.Tests.Kept;

/// <summary>
/// A kept file that is not as it was written: truncated, or with one bit flipped. Of a file of more than <see cref="Small"/> bytes every fifth byte is
/// tried, from one to the next another of its bits; by tools/long every length and every bit.
/// </summary>
internal static class ChangedForms
{
    private const int Small = 200;
    private const int Step = 5;
    private static readonly bool IsEveryOne = Environment.GetEnvironmentVariable("AKASHI_TEST_EVERY_BIT") == "1";

    public static IEnumerable<byte[]> Of(byte[] bytes)
    {
        var step = IsEveryOne || bytes.Length <= Small ? 1 : Step;
        for (var at = 0; at < bytes.Length; at += step)
        {
            yield return bytes[..at];
            for (var bit = 0; bit < 8; bit++)
            {
                if (IsEveryOne || bit == at / step % 8) yield return Flipped(bytes, at, bit);
            }
        }
    }

    private static byte[] Flipped(byte[] bytes, int at, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[at] ^= (byte)(1 << bit);
        return flipped;
    }
}
