using Akashi.Hosting;
using Akashi.Service.Payments.Provider;

namespace Akashi.Service.Payments;

/// <summary>By whom fees are paid online.</summary>
public sealed record PaymentsSettings
{
    /// <summary>Our account at the payment provider; null where fees are not paid online.</summary>
    internal ProviderAccount? Account { get; init; }

    /// <summary>Reads them; faults are collected in the reader.</summary>
    internal static PaymentsSettings Read(SettingsReader reader) => new() { Account = ProviderAccount.Read(reader) };
}
