using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Issuing.Publish;

/// <summary>Where the status list is published.</summary>
internal static class StatusAddress
{
    /// <summary>Id of the one list; more come with the number of credentials.</summary>
    public const string OnlyList = "1";

    public static string Of(ServiceSettings settings) => new Uri(settings.PublicOrigin, "/status/" + OnlyList).ToString();
}
