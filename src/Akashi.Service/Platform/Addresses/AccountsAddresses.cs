namespace Akashi.Service.Platform.Addresses;

/// <summary>Addresses of Accounts.</summary>
public static class AccountsAddresses
{
    /// <summary>Row 0.1: where everybody begins.</summary>
    public const string Start = "/";

    /// <summary>Where the card's answer to a sign-in is taken.</summary>
    public const string SignIn = "/accounts/sign-in";

    /// <summary>Where a form signs the holder out.</summary>
    public const string SignOut = "/accounts/sign-out";
}
