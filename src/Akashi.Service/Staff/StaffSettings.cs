using Akashi.Hosting;

namespace Akashi.Service.Staff;

/// <summary>The first member of staff.</summary>
/// <param name="FirstBody">Body whose first member is let in by a one-time link; null where the first is there already.</param>
/// <param name="FirstName">Name of that member.</param>
internal sealed record StaffSettings(string? FirstBody, string FirstName)
{
    private const int LongestName = 100;

    /// <summary>Reads Staff:FirstBody and Staff:FirstName; faults are collected in the reader.</summary>
    public static StaffSettings Read(SettingsReader reader) =>
        new(reader.Text("Staff:FirstBody"), reader.Name("Staff:FirstName", LongestName) ?? "Administrator");
}
