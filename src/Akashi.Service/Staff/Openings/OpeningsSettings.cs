using Akashi.Hosting;

namespace Akashi.Service.Staff.Openings;

/// <summary>How long it is kept who opened whose record.</summary>
/// <param name="Kept">At least 30 days.</param>
internal sealed record OpeningsSettings(TimeSpan Kept)
{
    private const int Year = 365;

    /// <summary>Reads Staff:OpeningsKeptDays; a year unless set.</summary>
    public static OpeningsSettings Read(SettingsReader reader) => new(TimeSpan.FromDays(reader.Number("Staff:OpeningsKeptDays", Year, 30, 10 * Year)));
}
