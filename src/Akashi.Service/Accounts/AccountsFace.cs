namespace Akashi.Service.Accounts;

/// <summary>What others may know of accounts.</summary>
public static class AccountsFace
{
    /// <summary>Where a form signs the holder out.</summary>
    public const string SignOutPath = SignOut.SignOutEndpoint.Path;
}
