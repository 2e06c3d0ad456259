namespace Akashi.Service.Platform.Addresses;

/// <summary>Addresses of Accounts.</summary>
public static class AccountsAddresses
{
    /// <summary>Row 0.1: the first page.</summary>
    public const string Start = "/";

    /// <summary>Takes the card's answer to a sign-in.</summary>
    public const string SignIn = "/accounts/sign-in";

    /// <summary>Row 0.6: the session has ended.</summary>
    public const string Ended = "/accounts/ended";

    /// <summary>Row 0.6: extends the session, and says until when.</summary>
    public const string Session = "/accounts/session";

    /// <summary>Row 0.9: ways to sign in, sessions and sign-ins of a holder.</summary>
    public const string Ways = "/accounts/ways";

    /// <summary>Adds a way to sign in, and takes the cards' answers for it.</summary>
    public const string Join = "/accounts/join";

    /// <summary>The sign-out form posts here.</summary>
    public const string SignOut = "/accounts/sign-out";

    /// <summary>Removes a way to sign in.</summary>
    public static string RemoveOf(Guid keyId) => $"/accounts/remove/{keyId}";
}
