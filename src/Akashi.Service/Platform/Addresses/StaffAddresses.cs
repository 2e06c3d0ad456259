namespace Akashi.Service.Platform.Addresses;

/// <summary>Addresses of Staff.</summary>
public static class StaffAddresses
{
    /// <summary>Entrance of the back office; redirects to the queue.</summary>
    public const string Office = "/office";

    /// <summary>Row 6.1.</summary>
    public const string SignIn = "/office/staff/sign-in";

    /// <summary>Row 0.6: the session has ended.</summary>
    public const string Ended = "/office/staff/ended";

    /// <summary>Row 0.6: extends the session, and says until when.</summary>
    public const string Session = "/office/staff/session";

    /// <summary>The sign-out form posts here.</summary>
    public const string SignOut = "/office/staff/sign-out";

    /// <summary>Where a member of staff enrols the first passkey.</summary>
    public const string Enrol = "/office/staff/enrol";

    /// <summary>The one-time link that carries an enrolment code.</summary>
    public static string EnrolWith(string code) => $"{Enrol}?code={code}";
}
