using System.Globalization;
using System.Security.Cryptography;
using Akashi.Hosting.Dates;

namespace Akashi.Service.Applications;

/// <summary>
/// 受付番号: the date in Japan, then 8 random characters, none of which is easily mistaken for another (261124-7KQ4-M2XP). They are
/// random so that the number does not reveal how many applications there are.
/// </summary>
internal static class ReceiptNumber
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new number for an application received at the given time.</summary>
    public static string Make(DateTimeOffset at)
    {
        var random = RandomNumberGenerator.GetString(Letters, 8);
        var day = JapanTime.At(at).ToString("yyMMdd", CultureInfo.InvariantCulture);
        return $"{day}-{random[..4]}-{random[4..]}";
    }
}
