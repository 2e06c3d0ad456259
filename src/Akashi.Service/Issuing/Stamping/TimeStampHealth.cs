using Akashi.Service.Platform.Health;

namespace Akashi.Service.Issuing.Stamping;

/// <summary>Whether the time stamp authority gives stamps. Without it nothing is issued where they are required, and otherwise without a stamp.</summary>
internal sealed class TimeStampHealth(TimeStampClient stamps, TimeStampSettings settings) : IHealth
{
    private const string Away = "time-stamps-away";

    public Task<string?> GapAsync(CancellationToken ct) => Task.FromResult(stamps.IsSilent && settings.Required ? Away : null);

    public Task<string?> WarningAsync(CancellationToken ct) => Task.FromResult(stamps.IsSilent && !settings.Required ? Away : null);
}
