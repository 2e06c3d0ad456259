using System.Globalization;

namespace Akashi.Bench.Measuring;

/// <summary>The goal of a value.</summary>
/// <param name="AtLeast">Whether the value shall be at least the limit; otherwise at most.</param>
/// <param name="Limit">The limit.</param>
internal sealed record Goal(bool AtLeast, double Limit)
{
    public bool IsMetBy(double value) => AtLeast ? value >= Limit : value <= Limit;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(AtLeast ? ">=" : "<=")}{Limit}");
}

/// <summary>One result: "NAME goal GOAL measured VALUE met" (or "not met"); "NAME measured VALUE" where there is no goal.</summary>
/// <param name="Name">Its name, which never changes.</param>
/// <param name="Value">Judged as printed: with two decimals.</param>
/// <param name="Goal">Its goal; null where it only informs.</param>
internal sealed record ResultLine(string Name, double Value, Goal? Goal = null)
{
    public override string ToString()
    {
        var shown = Math.Round(Value, 2);
        return Goal is null
            ? string.Create(CultureInfo.InvariantCulture, $"{Name} measured {shown:0.00}")
            : string.Create(CultureInfo.InvariantCulture, $"{Name} goal {Goal} measured {shown:0.00} {(Goal.IsMetBy(shown) ? "met" : "not met")}");
    }
}
