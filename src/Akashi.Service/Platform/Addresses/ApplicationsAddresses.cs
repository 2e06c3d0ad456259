namespace Akashi.Service.Platform.Addresses;

/// <summary>Addresses of Applications.</summary>
public static class ApplicationsAddresses
{
    /// <summary>Row 1.7.1: a holder's applications.</summary>
    public const string Mine = "/applications/mine";

    /// <summary>Row 1.4.2: choosing the qualification to add.</summary>
    public const string Choose = "/applications/choose";

    /// <summary>Row 1.5.1.</summary>
    public static string BeginOf(string qualificationId) => $"/applications/begin/{qualificationId}";

    /// <summary>Row 2.5.2.</summary>
    public static string ChangeOf(Guid registrationId) => $"/applications/change/{registrationId}";

    /// <summary>A page of an application.</summary>
    /// <param name="id">Application.</param>
    /// <param name="page">Last segment of the page's path, such as "check".</param>
    public static string PageOf(Guid id, string page) => $"/applications/{id}/{page}";

    /// <summary>Row 1.7.1 for one application.</summary>
    public static string TimelineOf(Guid id) => PageOf(id, "timeline");
}
