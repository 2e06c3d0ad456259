using System.Globalization;
using System.Text.Json;
using Akashi.Service.Cards.Requests;

namespace Akashi.Service.Cards.Phone;

/// <summary>
/// Reads the four facts in userinfo. Their form is not sure, so both are read: that of one published mock (19850315, a code of sex, the address as a
/// text) and that of OpenID Connect Core, 5.1 (1985-03-15, male or female, the address as an object).
/// </summary>
internal static class PhoneFacts
{
    private static readonly string[] Dates = ["yyyyMMdd", "yyyy-MM-dd"];

    /// <summary>The facts; null if one is missing or cannot be read, or does not fit into a credential.</summary>
    public static BasicFacts? Read(JsonElement claims)
    {
        if (FactLimits.Name(ProviderHttp.Text(claims, "name")) is not { } name) return null;
        if (FactLimits.Address(AddressOf(claims)) is not { } address) return null;
        var birthdate = ProviderHttp.Text(claims, "birthdate");
        if (!DateOnly.TryParseExact(birthdate, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth)) return null;
        Sex? sex = ProviderHttp.Text(claims, "gender") switch
        {
            "1" or "male" => Sex.Male,
            "2" or "female" => Sex.Female,
            "3" or "9" or "other" => Sex.NotApplicable,
            _ => null,
        };
        return sex is { } known ? new BasicFacts(name, address, birth, known) : null;
    }

    private static string? AddressOf(JsonElement claims) => claims.TryGetProperty("address", out var address) && address.ValueKind == JsonValueKind.Object
        ? ProviderHttp.Text(address, "formatted")
        : ProviderHttp.Text(claims, "address");
}
