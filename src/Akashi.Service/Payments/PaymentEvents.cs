using System.Globalization;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Money;

namespace Akashi.Service.Payments;

/// <summary>A charge is paid; raised inside the transaction that records the payment.</summary>
/// <param name="ChargeId">The charge.</param>
/// <param name="SubjectId">What was paid for.</param>
/// <param name="AttemptId">The attempt that was captured.</param>
/// <param name="Total">The amount.</param>
public sealed record ChargeCaptured(Guid ChargeId, Guid SubjectId, Guid AttemptId, Yen Total) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new("payment.captured", Actor.System, $"charge:{ChargeId}", new Dictionary<string, string>
    {
        ["subject"] = SubjectId.ToString(),
        ["attempt"] = AttemptId.ToString(),
        ["yen"] = Total.Amount.ToString(CultureInfo.InvariantCulture),
    });
}

/// <summary>A charge was offered or cancelled, or an attempt to pay it changed its state without being captured.</summary>
/// <param name="ChargeId">The charge.</param>
/// <param name="SubjectId">What is paid for.</param>
/// <param name="AttemptId">The attempt; null when the charge itself is offered or cancelled.</param>
/// <param name="Act">Stable code: "offered", "cancelled", or the attempt's new state.</param>
/// <param name="By">The holder or the Service.</param>
public sealed record ChargeMoved(Guid ChargeId, Guid SubjectId, Guid? AttemptId, string Act, Actor By) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new("payment." + Act, By, $"charge:{ChargeId}", new Dictionary<string, string>
    {
        ["subject"] = SubjectId.ToString(),
        ["attempt"] = AttemptId?.ToString() ?? "",
    });
}
