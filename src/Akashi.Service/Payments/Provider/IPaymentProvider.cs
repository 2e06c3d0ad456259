namespace Akashi.Service.Payments.Provider;

/// <summary>A payment as the provider reports it.</summary>
/// <param name="Reference">Our attempt's id, as the provider has it; empty if it has none.</param>
/// <param name="Amount">In the currency's smallest unit, which for yen is whole yen.</param>
/// <param name="Currency">ISO 4217, lower case.</param>
/// <param name="Payment">The provider's id of the payment; null if it gives none.</param>
internal sealed record ProviderPayment(Guid Reference, long Amount, string Currency, string? Payment)
{
    /// <summary>The only currency in use.</summary>
    public const string Yen = "jpy";
}

/// <summary>The provider's answer about a page.</summary>
internal abstract record ProviderAnswer
{
    private ProviderAnswer()
    {
    }

    /// <summary>Paid.</summary>
    internal sealed record Paid(ProviderPayment Payment) : ProviderAnswer;

    /// <summary>Not paid; the page still accepts a payment.</summary>
    /// <param name="Declined">Whether a card was declined.</param>
    internal sealed record Open(bool Declined) : ProviderAnswer;

    /// <summary>The provider is processing the payment.</summary>
    internal sealed record Working : ProviderAnswer;

    /// <summary>Not paid; the page no longer accepts a payment.</summary>
    /// <param name="Declined">Whether a card was declined.</param>
    internal sealed record Ended(bool Declined) : ProviderAnswer;

    /// <summary>No usable answer.</summary>
    internal sealed record Silent : ProviderAnswer;
}

/// <summary>The provider's answer to a request for a page.</summary>
internal abstract record ProviderPage
{
    private ProviderPage()
    {
    }

    /// <summary>The page to pay on.</summary>
    internal sealed record Given(string Session, Uri Address) : ProviderPage;

    /// <summary>There is no page for this attempt, however often it is asked for.</summary>
    internal sealed record Refused : ProviderPage;

    /// <summary>No answer. Asking again with the same attempt gives the same page.</summary>
    internal sealed record Silent : ProviderPage;
}

/// <summary>The payment provider. Its methods never throw: silence is an answer too.</summary>
internal interface IPaymentProvider
{
    /// <summary>Asks for the page on which to pay; the attempt's id is the idempotency key.</summary>
    /// <param name="charge">The charge to pay.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="lines">Lines of the charge.</param>
    /// <param name="back">Where the page leads back to, whether paid or not.</param>
    /// <param name="ct">Cancels the request.</param>
    Task<ProviderPage> OpenAsync(Charge charge, Attempt attempt, IReadOnlyList<ChargeLine> lines, Uri back, CancellationToken ct);

    /// <summary>Asks about the state of a page.</summary>
    Task<ProviderAnswer> AskAsync(string session, CancellationToken ct);

    /// <summary>Closes a page that was not paid. Ask afterwards what became of it.</summary>
    Task CloseAsync(string session, CancellationToken ct);
}

/// <summary>Stands in if no provider is set; never answers.</summary>
internal sealed class NoProvider : IPaymentProvider
{
    public Task<ProviderPage> OpenAsync(Charge charge, Attempt attempt, IReadOnlyList<ChargeLine> lines, Uri back, CancellationToken ct) =>
        Task.FromResult<ProviderPage>(new ProviderPage.Silent());

    public Task<ProviderAnswer> AskAsync(string session, CancellationToken ct) => Task.FromResult<ProviderAnswer>(new ProviderAnswer.Silent());

    public Task CloseAsync(string session, CancellationToken ct) => Task.CompletedTask;
}
