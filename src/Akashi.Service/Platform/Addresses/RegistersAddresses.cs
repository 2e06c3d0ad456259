namespace Akashi.Service.Platform.Addresses;

/// <summary>Addresses of Registers.</summary>
public static class RegistersAddresses
{
    /// <summary>Row 1.4.1: a holder's qualifications.</summary>
    public const string Mine = "/registers/mine";

    /// <summary>Row 6.5: where staff search for an entry.</summary>
    public const string Search = "/office/registers/search";

    /// <summary>Row 6.5 for one entry.</summary>
    public static string OpenOf(Guid registrationId) => $"/office/registers/{registrationId}/open";
}
