using System.Globalization;

namespace Akashi.Bench.Measuring;

/// <summary>What a value is held to.</summary>
/// <param name="AtLeast">Whether it shall be at least the limit; else at most.</param>
/// <param name="Limit">The limit.</param>
internal sealed record Goal(bool AtLeast, double Limit)
{
    public bool IsMetBy(double value) => AtLeast ? value >= Limit : value <= Limit;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(AtLeast ? ">=" : "<=")}{Limit}");
}

/// <summary>One result: NAME VALUE GOAL ok|short, the goal being "-" where there is none.</summary>
/// <param name="Name">Stable name.</param>
/// <param name="Value">Judged as it is printed: two decimals.</param>
/// <param name="Goal">What it is held to; null where it only informs.</param>
internal sealed record ResultLine(string Name, double Value, Goal? Goal = null)
{
    public override string ToString()
    {
        var shown = Math.Round(Value, 2);
        return string.Create(CultureInfo.InvariantCulture, $"{Name} {shown:0.00} {Goal?.ToString() ?? "-"} {(Goal?.IsMetBy(shown) ?? true ? "ok" : "short")}");
    }
}
