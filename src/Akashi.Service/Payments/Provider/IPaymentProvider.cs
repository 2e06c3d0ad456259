namespace Akashi.Service.Payments.Provider;

/// <summary>A payment as the provider reports it.</summary>
/// <param name="Reference">Our attempt, as the provider knows it; empty where it knows none of ours.</param>
/// <param name="Amount">In the currency's smallest unit; whole yen for yen.</param>
/// <param name="Currency">ISO 4217, lower case.</param>
/// <param name="Payment">The provider's id of the payment; null where it names none.</param>
internal sealed record ProviderPayment(Guid Reference, long Amount, string Currency, string? Payment)
{
    /// <summary>The only currency that is asked for.</summary>
    public const string Yen = "jpy";
}

/// <summary>What the provider answers when asked about its page.</summary>
internal abstract record ProviderAnswer
{
    private ProviderAnswer()
    {
    }

    /// <summary>Paid.</summary>
    internal sealed record Paid(ProviderPayment Payment) : ProviderAnswer;

    /// <summary>Not paid; can still be paid on.</summary>
    /// <param name="Declined">A card was declined.</param>
    internal sealed record Open(bool Declined) : ProviderAnswer;

    /// <summary>The provider works on it.</summary>
    internal sealed record Working : ProviderAnswer;

    /// <summary>Not paid, and cannot be paid on any more.</summary>
    /// <param name="Declined">A card was declined.</param>
    internal sealed record Ended(bool Declined) : ProviderAnswer;

    /// <summary>No answer that means anything.</summary>
    internal sealed record Silent : ProviderAnswer;
}

/// <summary>What the provider answers when asked for its page.</summary>
internal abstract record ProviderPage
{
    private ProviderPage()
    {
    }

    /// <summary>The page.</summary>
    internal sealed record Given(string Session, Uri Address) : ProviderPage;

    /// <summary>It gives none for this attempt, however often it is asked.</summary>
    internal sealed record Refused : ProviderPage;

    /// <summary>No answer: asked again with the same attempt it gives the same page.</summary>
    internal sealed record Silent : ProviderPage;
}

/// <summary>The payment provider. Nothing throws: no answer is an answer.</summary>
internal interface IPaymentProvider
{
    /// <summary>Asks for the page on which an attempt is paid; the attempt's id is the idempotency key.</summary>
    /// <param name="charge">What is to be paid.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="lines">Items of the charge.</param>
    /// <param name="back">Where the page leads back to, paid or not.</param>
    /// <param name="ct">Stops it.</param>
    Task<ProviderPage> OpenAsync(Charge charge, Attempt attempt, IReadOnlyList<ChargeLine> lines, Uri back, CancellationToken ct);

    /// <summary>Asks how a page stands.</summary>
    Task<ProviderAnswer> AskAsync(string session, CancellationToken ct);

    /// <summary>Closes a page that was not paid; what came of it must be asked.</summary>
    Task CloseAsync(string session, CancellationToken ct);
}

/// <summary>Where no provider is set: it never answers.</summary>
internal sealed class NoProvider : IPaymentProvider
{
    public Task<ProviderPage> OpenAsync(Charge charge, Attempt attempt, IReadOnlyList<ChargeLine> lines, Uri back, CancellationToken ct) =>
        Task.FromResult<ProviderPage>(new ProviderPage.Silent());

    public Task<ProviderAnswer> AskAsync(string session, CancellationToken ct) => Task.FromResult<ProviderAnswer>(new ProviderAnswer.Silent());

    public Task CloseAsync(string session, CancellationToken ct) => Task.CompletedTask;
}
