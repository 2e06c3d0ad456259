namespace Akashi.Service.Platform.Addresses;

/// <summary>Addresses of Decisions.</summary>
public static class DecisionsAddresses
{
    /// <summary>Row 6.2: applications waiting for review by a body's staff.</summary>
    public const string Queue = "/office/decisions/queue";

    /// <summary>Rows 6.3 and 6.4.</summary>
    public static string ReviewOf(Guid id) => $"/office/decisions/{id}/review";

    /// <summary>Row 6.4: returning it for correction.</summary>
    public static string ReturnOf(Guid id) => $"/office/decisions/{id}/return";

    /// <summary>Row 6.3: an earlier signed round.</summary>
    public static string RoundOf(Guid id, int number) => $"/office/decisions/{id}/round?number={number}";

    /// <summary>Row 6.3: an attached file.</summary>
    public static string FileOf(Guid id, Guid file) => $"{ReviewOf(id)}/files/{file}";
}
