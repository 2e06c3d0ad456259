namespace Akashi.Service.Platform.Addresses;

/// <summary>Addresses of Issuing.</summary>
public static class IssuingAddresses
{
    /// <summary>Row 3.4.1: choosing the registration.</summary>
    public const string Choose = "/issuing/choose";

    /// <summary>Row 3.5.1: the page that issues the credential of a registration.</summary>
    public static string QualificationOf(Guid registrationId) => $"/issuing/{registrationId}/qualification";

    /// <summary>The same page; if the registration is not known, the page for choosing one.</summary>
    public static string CredentialOf(Guid? registrationId) => registrationId is { } id ? QualificationOf(id) : Choose;

    /// <summary>Row 3.7.4: choosing what a credential contains, and its end.</summary>
    public static string ContentsOf(Guid registrationId) => $"/issuing/{registrationId}/contents";

    /// <summary>Row 3.7.4: what a verifier will see of it.</summary>
    public static string PreviewOf(Guid registrationId) => $"/issuing/{registrationId}/preview";

    /// <summary>Row 3.7.2: making a credential invalid.</summary>
    public static string WithdrawOf(Guid credentialId) => $"/issuing/{credentialId}/withdraw";

    /// <summary>Row 3.6.1.</summary>
    public static string ShowOf(Guid credentialId) => $"/issuing/{credentialId}/show";

    /// <summary>Row 3.7.1: the service worker of the screens, which answers for addresses that begin like its own.</summary>
    public const string ScreenKeeper = "/issuing/screen/keeper.js";

    /// <summary>Row 3.7.1: a credential to be shown on a screen.</summary>
    public static string ScreenOf(Guid credentialId) => $"/issuing/screen/{credentialId}";

    /// <summary>The PDF of a credential.</summary>
    public static string SheetOf(Guid credentialId) => $"/issuing/{credentialId}/pdf";
}
