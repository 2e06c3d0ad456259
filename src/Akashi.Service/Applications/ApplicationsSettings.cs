using Akashi.Hosting;

namespace Akashi.Service.Applications;

/// <summary>By when a holder has to do something, and how long before the end they are reminded.</summary>
/// <param name="CorrectionDays">Days for the correction of a returned application.</param>
/// <param name="FirstReminderDays">Days before the end at which the holder is reminded first.</param>
/// <param name="LastReminderDays">Days before the end at which the holder is reminded last, fewer than the first. Nothing ends sooner after a reminder.</param>
internal sealed record ApplicationsSettings(int CorrectionDays, int FirstReminderDays, int LastReminderDays)
{
    /// <summary>Reads the section Applications; the reader collects faults.</summary>
    public static ApplicationsSettings Read(SettingsReader reader)
    {
        var settings = new ApplicationsSettings(
            reader.Number("Applications:CorrectionDays", 60, 14, 365), reader.Number("Applications:FirstReminderDays", 14, 2, 60),
            reader.Number("Applications:LastReminderDays", 3, 1, 30));
        if (settings.LastReminderDays >= settings.FirstReminderDays)
            reader.Fault("Applications:LastReminderDays", "must be fewer days than Applications:FirstReminderDays");
        return settings;
    }
}
