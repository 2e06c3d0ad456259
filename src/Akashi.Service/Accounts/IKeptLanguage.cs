using System.Globalization;

namespace Akashi.Service.Accounts;

/// <summary>A question of the sign-in, answered by the capability that knows the holder's wishes.</summary>
public interface IKeptLanguage
{
    /// <summary>The language that the holder chose for a browser that has none yet; null if none was chosen.</summary>
    Task<CultureInfo?> OfAsync(Guid accountId, CancellationToken ct);
}
