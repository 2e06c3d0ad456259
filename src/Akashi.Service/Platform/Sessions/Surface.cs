namespace Akashi.Service.Platform.Sessions;

/// <summary>The two sides of the Service, each with its own cookie and sessions. The name is also the authentication scheme.</summary>
public static class Surface
{
    /// <summary>The holders' portal.</summary>
    public const string Holder = "holder";

    /// <summary>The bodies' back office.</summary>
    public const string Staff = "staff";
}

/// <summary>Claims of a signed-in session.</summary>
public static class SessionClaims
{
    /// <summary>Id of the session's record.</summary>
    public const string Session = "akashi:session";

    /// <summary>Id of the account or staff member.</summary>
    public const string Subject = "akashi:subject";
}
