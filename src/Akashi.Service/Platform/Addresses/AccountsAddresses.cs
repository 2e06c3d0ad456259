namespace Akashi.Service.Platform.Addresses;

/// <summary>Addresses of Accounts.</summary>
public static class AccountsAddresses
{
    /// <summary>Row 0.1: the first page.</summary>
    public const string Start = "/";

    /// <summary>Takes the card's answer to a sign-in.</summary>
    public const string SignIn = "/accounts/sign-in";

    /// <summary>The sign-out form posts here.</summary>
    public const string SignOut = "/accounts/sign-out";
}
