namespace Akashi.Service.Platform.Addresses;

/// <summary>Addresses of Staff.</summary>
public static class StaffAddresses
{
    /// <summary>The door of the back office: leads to the queue.</summary>
    public const string Office = "/office";

    /// <summary>Row 6.1.</summary>
    public const string SignIn = "/office/staff/sign-in";

    /// <summary>Where a form signs staff out.</summary>
    public const string SignOut = "/office/staff/sign-out";

    /// <summary>Where the first passkey is enrolled.</summary>
    public const string Enrol = "/office/staff/enrol";

    /// <summary>The one-time link with a code.</summary>
    public static string EnrolWith(string code) => $"{Enrol}?code={code}";
}
