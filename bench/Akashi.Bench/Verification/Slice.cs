namespace Akashi.Bench.Verification;

/// <summary>A short part of a measurement, or several of the same kind together.</summary>
/// <param name="Cost">Processor time, user and system.</param>
/// <param name="Elapsed">Time that passed.</param>
/// <param name="Acts">How often the measured thing was done.</param>
internal readonly record struct Slice(TimeSpan Cost, TimeSpan Elapsed, int Acts)
{
    /// <summary>Processor time of one act.</summary>
    public double Microseconds => Cost.TotalMicroseconds / Acts;

    /// <summary>Rate that was reached.</summary>
    public double PerSecond => Acts / Elapsed.TotalSeconds;

    public static Slice operator +(Slice a, Slice b) => new(a.Cost + b.Cost, a.Elapsed + b.Elapsed, a.Acts + b.Acts);
}
