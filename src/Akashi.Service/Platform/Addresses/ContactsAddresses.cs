namespace Akashi.Service.Platform.Addresses;

/// <summary>Addresses of Contacts.</summary>
public static class ContactsAddresses
{
    /// <summary>Row 0.9: enters the e-mail address.</summary>
    public const string Address = "/contacts/address";

    /// <summary>Row 0.9: language and mails.</summary>
    public const string Preferences = "/contacts/preferences";

    /// <summary>Row 1.7.5: notices.</summary>
    public const string Notices = "/contacts/notices";

    /// <summary>Row 0.9: where the link of a mail leads.</summary>
    public static string ConfirmWith(string code) => "/contacts/confirm?code=" + Uri.EscapeDataString(code);
}
