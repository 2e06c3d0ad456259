using Akashi.Card.Jpki;
using Akashi.Card.Transport;

namespace Akashi.Card.PcSc;

/// <summary>
/// The readers of this machine, by the system's PC/SC. If several contain a card, the chosen one is used, otherwise the first whose card has the JPKI
/// application.
/// </summary>
public sealed class PcScReader : ICardReader, IReaderChoice
{
    // How long we wait for another program's transaction.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private string? chosen;
    private string? current;

    /// <inheritdoc/>
    public string? Current => Volatile.Read(ref current);

    /// <inheritdoc/>
    public void Choose(string reader) => Volatile.Write(ref chosen, reader);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> WithCardAsync(CancellationToken ct) => Task.Run(WithCard, ct);

    /// <inheritdoc/>
    public IAsyncEnumerable<IReadOnlyList<ReaderState>> WatchAsync(CancellationToken ct) => PcScWatch.WatchAsync(ct);

    /// <inheritdoc/>
    public async Task<CardResult<ICardChannel>> ConnectAsync(CancellationToken ct)
    {
        // Opening cannot be cancelled half-way: a channel that comes too late is released.
        var opening = Task.Run(Open, CancellationToken.None);
        try
        {
            return await opening.WaitAsync(Patience, ct).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            _ = opening.ContinueWith(
                late => late.Result.Value?.DisposeAsync(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion,
                TaskScheduler.Default);
            if (e is OperationCanceledException) throw;
            return new CardResult<ICardChannel>(null, CardFault.InUse);
        }
    }

    private static IReadOnlyList<string> WithCard()
    {
        using var context = PcScContext.Open();
        return context?.ReadersWithCard() ?? [];
    }

    private CardResult<ICardChannel> Open()
    {
        IReadOnlyList<string>? readers;
        using (var context = PcScContext.Open()) readers = context?.ReadersWithCard();
        if (readers is null) return new CardResult<ICardChannel>(null, CardFault.NoReader);
        if (readers.Count == 0) return new CardResult<ICardChannel>(null, CardFault.NoCard);
        var preferred = readers.FirstOrDefault(r => r == Volatile.Read(ref chosen)) ?? (readers.Count == 1 ? readers[0] : FirstWithJpki(readers));
        Volatile.Write(ref current, preferred);
        var connected = Connect(preferred);
        return new CardResult<ICardChannel>(connected.Value, connected.Fault);
    }

    // If none has the application, the fault found on the first card is true of all.
    private static string FirstWithJpki(IReadOnlyList<string> readers)
    {
        foreach (var reader in readers)
        {
            if (Connect(reader).Value is not { } channel) continue;
            var answer = Answer.From(channel.Transmit(Apdu.SelectApplication(JpkiApplication.Aid)));
            channel.Close();
            if (answer is { IsOk: true }) return reader;
        }
        return readers[0];
    }

    private static CardResult<PcScChannel> Connect(string reader)
    {
        if (PcScContext.Open() is not { } context) return new CardResult<PcScChannel>(null, CardFault.NoReader);
        var connected = context.Connect(reader);
        if (connected.Fault is not null) context.Dispose();
        return connected;
    }
}
