using System.Diagnostics.Metrics;
using Akashi.Hosting;

namespace Akashi.Tests;

/// <summary>Counts the UTF-16 units that are normalised while it lives, in what its maker calls; not what other tests do meanwhile.</summary>
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

    /// <summary>All of them.</summary>
    public long Units => Interlocked.Read(ref units);

    /// <summary>Most at once in the whole process, so that what a server in this process does counts too.</summary>
    public long MostAtOnce => Interlocked.Read(ref most);

    public void Dispose() => listener.Dispose();

    private void InterlockedMax(long value)
    {
        for (var seen = Interlocked.Read(ref most); value > seen; seen = Interlocked.Read(ref most)) Interlocked.CompareExchange(ref most, value, seen);
    }
}
