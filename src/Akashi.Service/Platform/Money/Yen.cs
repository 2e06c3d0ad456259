using System.Globalization;

namespace Akashi.Service.Platform.Money;

/// <summary>Whole yen, 0 to 2,147,483,647; the default is zero.</summary>
public readonly record struct Yen
{
    /// <summary>Makes an amount.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative.</exception>
    public Yen(int amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        Amount = amount;
    }

    /// <summary>How many yen.</summary>
    public int Amount { get; }

    /// <summary>Whether there is nothing to pay.</summary>
    public bool IsZero => Amount == 0;

    /// <summary>Digits in groups of three, without a unit.</summary>
    public override string ToString() => Amount.ToString("N0", CultureInfo.InvariantCulture);
}
