namespace Akashi.Service.Registers.Orders;

/// <summary>
/// Carries out orders, each inside the act that gives it: the entry, its version and the audit line are saved together with their cause, or not at all.
/// </summary>
public sealed class RegisterOrders
{
    private readonly RegisterBook book;

    internal RegisterOrders(RegisterBook book) => this.book = book;

    /// <summary>Carries out an order.</summary>
    /// <param name="order">The order. The caller has checked it against the register within the same act.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <exception cref="InvalidOperationException">The entry that the order names does not exist.</exception>
    public Task CarryOutAsync(RegisterOrder order, CancellationToken ct) => order switch
    {
        RegisterOrder.Enter enter => EnterAsync(enter, ct),
        RegisterOrder.Link link => LinkAsync(link, ct),
        RegisterOrder.Amend amend => AmendAsync(amend, ct),
        RegisterOrder.Reissue reissue => ReissueAsync(reissue, ct),
        RegisterOrder.Delete delete => DeleteAsync(delete, ct),
        _ => throw new ArgumentException($"There is no order {order.GetType().Name}.", nameof(order)),
    };

    private Task EnterAsync(RegisterOrder.Enter order, CancellationToken ct)
    {
        var entry = new Registration
        {
            Id = order.Entry.Id,
            QualificationId = order.QualificationId,
            Number = order.Entry.Number,
            NumberSearchForm = order.Entry.NumberSearchForm,
            AccountId = order.AccountId,
            Status = RegistrationStatus.Active,
            Version = 1,
        };
        return book.EnterAsync(entry, order.Entry.ToFacts(), new RegisterAct("entered", order.By), ct);
    }

    private async Task LinkAsync(RegisterOrder.Link order, CancellationToken ct)
    {
        var (entry, facts) = await LoadAsync(order.RegistrationId, ct);
        entry.AccountId = order.AccountId;
        await book.ChangeAsync(entry, facts, new RegisterAct("linked", order.By), ct);
    }

    private async Task AmendAsync(RegisterOrder.Amend order, CancellationToken ct)
    {
        var (entry, facts) = await LoadAsync(order.RegistrationId, ct);
        await book.AmendAsync(entry, order.Changed.AppliedTo(facts), new RegisterAct("changed", order.By, order.ReceiptNumber), ct);
    }

    private async Task ReissueAsync(RegisterOrder.Reissue order, CancellationToken ct)
    {
        var (entry, facts) = await LoadAsync(order.RegistrationId, ct);
        await book.ChangeAsync(entry, facts, new RegisterAct(RegistrationChanged.Reissued, order.By, order.ReceiptNumber), ct);
    }

    private async Task DeleteAsync(RegisterOrder.Delete order, CancellationToken ct)
    {
        var (entry, facts) = await LoadAsync(order.RegistrationId, ct);
        if (entry.Status != RegistrationStatus.Active)
            throw new InvalidOperationException($"The registration {entry.Id} is {entry.Status} and cannot be deleted.");
        entry.Status = RegistrationStatus.Deleted;
        await book.ChangeAsync(entry, facts, new RegisterAct(RegistrationChanged.DeletedAtOwnWish, order.By, order.ReceiptNumber), ct);
    }

    private async Task<(Registration Entry, RegistrationFacts Facts)> LoadAsync(Guid id, CancellationToken ct) =>
        await book.LoadAsync(id, ct) ?? throw new InvalidOperationException($"The registration {id} that an order names is not there.");
}
