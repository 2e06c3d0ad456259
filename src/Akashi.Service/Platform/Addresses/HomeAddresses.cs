namespace Akashi.Service.Platform.Addresses;

/// <summary>Addresses of Home.</summary>
public static class HomeAddresses
{
    /// <summary>Row 1.3.1: what a holder can do next.</summary>
    public const string Home = "/home";

    /// <summary>Row 1.3.2.</summary>
    public const string Search = "/home/search";

    /// <summary>Row 1.3.3.</summary>
    public const string Services = "/home/services";

    /// <summary>Row 3.3.1.</summary>
    public const string Certificates = "/home/certificates";

    /// <summary>Row 0.9: my page.</summary>
    public const string Me = "/home/me";

    /// <summary>Row 0.9: who opened the holder's records.</summary>
    public const string Opened = "/home/opened";

    /// <summary>Row 0.9: the export of all that is kept on the holder.</summary>
    public const string Export = "/home/export";

    /// <summary>Privacy policy.</summary>
    public const string Privacy = "/home/privacy";

    /// <summary>Terms of use.</summary>
    public const string Terms = "/home/terms";

    /// <summary>Accessibility statement.</summary>
    public const string Accessibility = "/home/accessibility";
}
