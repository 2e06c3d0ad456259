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

/// <summary>One result: NAME VALUE GOAL ok|short, where GOAL is "-" if there is none.</summary>
/// <param name="Name">Its name, which never changes.</param>
/// <param name="Value">Judged as printed: with two decimals.</param>
/// <param name="Goal">Its goal; null where it only informs.</param>
internal sealed record ResultLine(string Name, double Value, Goal? Goal = null)
{
    public override string ToString()
    {
        var shown = Math.Round(Value, 2);
        return string.Create(CultureInfo.InvariantCulture, $"{Name} {shown:0.00} {Goal?.ToString() ?? "-"} {(Goal?.IsMetBy(shown) ?? true ? "ok" : "short")}");
    }
}
