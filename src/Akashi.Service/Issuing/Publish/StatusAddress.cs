using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Issuing.Publish;

/// <summary>Where a status list is published.</summary>
internal static class StatusAddress
{
    public static string Of(ServiceSettings settings, string listId) => new Uri(settings.PublicOrigin, "/status/" + listId).ToString();
}
