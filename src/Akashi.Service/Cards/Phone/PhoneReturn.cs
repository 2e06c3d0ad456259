using System.Diagnostics.CodeAnalysis;

namespace Akashi.Service.Cards.Phone;

/// <summary>An authorization response (RFC 6749, 4.1.2), as a browser brings it.</summary>
/// <param name="State">That of an attempt, or anything.</param>
/// <param name="Code">The code; null with an error.</param>
/// <param name="Error">The error; null with a code.</param>
/// <param name="Description">Description of the error; null where there is none.</param>
/// <param name="Issuer">Who answers (RFC 9207); null where it is not said.</param>
internal sealed record PhoneReturn(string State, string? Code, string? Error, string? Description, string? Issuer)
{
    private const int Longest = 2048;

    /// <summary>Reads a query; false if it has no state, or not just one of code and error, or a parameter twice.</summary>
    public static bool TryParse(IQueryCollection query, [NotNullWhen(true)] out PhoneReturn? back)
    {
        back = null;
        string[] names = ["state", "code", "error", "error_description", "iss"];
        if (names.Any(n => query[n].Count > 1 || query[n].ToString().Length > Longest)) return false;
        string? Value(string name) => query[name].ToString() is { Length: > 0 } value ? value : null;
        if (Value("state") is not { } state || (Value("code") is null) == (Value("error") is null)) return false;
        back = new PhoneReturn(state, Value("code"), Value("error"), Value("error_description"), Value("iss"));
        return true;
    }
}
