using System.Diagnostics.Metrics;
using Akashi.Hosting;

namespace Akashi.Tests;

/// <summary>Counts the UTF-16 code units normalised during its life by code that its creator calls, but not those of other tests.</summary>
internal sealed class NormalisedUnits : IDisposable
{
    private readonly AsyncLocal<bool> mine = new() { Value = true };
    private readonly MeterListener listener = new();
    private long units;
    private long most;

    public NormalisedUnits()
    {
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == OutsideText.MeterName) l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((_, value, _, _) =>
        {
            InterlockedMax(value);
            if (mine.Value) Interlocked.Add(ref units, value);
        });
        listener.Start();
    }

    /// <summary>The total.</summary>
    public long Units => Interlocked.Read(ref units);

    /// <summary>The most at once in the whole process, so that a server in this process counts too.</summary>
    public long MostAtOnce => Interlocked.Read(ref most);

    public void Dispose() => listener.Dispose();

    private void InterlockedMax(long value)
    {
        for (var seen = Interlocked.Read(ref most); value > seen; seen = Interlocked.Read(ref most)) Interlocked.CompareExchange(ref most, value, seen);
    }
}
