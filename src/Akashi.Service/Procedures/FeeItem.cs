using Akashi.Service.Platform.Money;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures.Conditions;

namespace Akashi.Service.Procedures;

/// <summary>Kind of an item to pay. The names are stable codes in stored versions.</summary>
public enum FeeKind
{
    /// <summary>手数料: kept by the body.</summary>
    Fee,

    /// <summary>登録免許税: goes to the state.</summary>
    Tax,
}

/// <summary>How consumption tax treats an item. The names are stable codes in stored versions.</summary>
public enum TaxTreatment
{
    /// <summary>非課税.</summary>
    NonTaxable,

    /// <summary>不課税 (課税対象外).</summary>
    OutOfScope,
}

/// <summary>When the items of a procedure are due. The names are stable codes in stored versions.</summary>
public enum FeeDue
{
    /// <summary>When staff have accepted the application.</summary>
    AfterReview,

    /// <summary>With the application: it goes to staff only when it is paid.</summary>
    AtSubmission,
}

/// <summary>An item to pay.</summary>
/// <param name="Id">Id within the procedure; items with the same id follow one another in time.</param>
/// <param name="Label">As shown, and in Japanese part of the charge.</param>
/// <param name="Amount">More than zero.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Treatment">How consumption tax treats it.</param>
/// <param name="From">First day on which it applies to what is received; null for always.</param>
/// <param name="When">Whom it is asked of.</param>
public sealed record FeeItem(string Id, Wording Label, Yen Amount, FeeKind Kind, TaxTreatment Treatment, DateOnly? From, Condition When)
{
    /// <summary>The sum of some items.</summary>
    public static Yen Sum(IEnumerable<FeeItem> items) => new(checked(items.Sum(i => i.Amount.Amount)));
}
