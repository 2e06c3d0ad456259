using Akashi.Hosting;

namespace Akashi.Service.Decisions.Fee;

/// <summary>How long a fee is waited for.</summary>
/// <param name="UnpaidDays">Days after the due day; then the application ends.</param>
internal sealed record FeeSettings(int UnpaidDays)
{
    /// <summary>Reads Decisions:UnpaidDays; 30 unless set.</summary>
    public static FeeSettings Read(SettingsReader reader) => new(reader.Number("Decisions:UnpaidDays", 30, 1, 365));
}
