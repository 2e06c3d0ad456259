using Akashi.Hosting;
using Akashi.Service.Applications;
using Akashi.Service.Decisions;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;

namespace Akashi.Service.Tests.Decisions;

/// <summary>Threat M10: nothing is registered before the fee is confirmed, and what is promised is given to nobody else.</summary>
public sealed class FeeTests : IDisposable
{
    private static readonly NewEntryInput Number = new("D-0999999", "D-0999999", new DateOnly(2026, 11, 1));
    private readonly FeeCatalog catalog = new();

    [Fact]
    public async Task Fee_without_a_payment_provider_stops_the_start_and_names_the_procedure()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var stopped = await Assert.ThrowsAsync<SettingsException>(() =>
            desk.StartAsync<DecisionsCapability>());
        Assert.Contains("certified-care-worker/initial-registration", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepted_newcomer_is_not_registered_while_the_fee_is_awaited()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        var id = await desk.SubmittedAsync(NewAccount(desk), Standing.NotRegistered);
        Assert.Equal(DecideOutcome.Decided, await desk.AcceptAsync(id, Number));
        Assert.Equal(ApplicationState.AwaitingPayment, Assert.Single(await desk.RowsAsync<Application>()).State);
        Assert.Empty(await desk.RowsAsync<Registration>());
    }

    [Fact]
    public async Task Number_that_is_promised_is_given_to_nobody_else()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        await desk.AcceptAsync(await desk.SubmittedAsync(NewAccount(desk), Standing.NotRegistered), Number);
        Assert.Equal(DecideOutcome.NumberTaken, await desk.AcceptAsync(await desk.SubmittedAsync(NewAccount(desk), Standing.NotRegistered), Number));
    }

    [Fact]
    public async Task Entry_that_is_promised_is_linked_to_no_other_account()
    {
        await using var desk = await Desk.OpenAsync(catalog: catalog.Folder);
        await desk.EntryAsync("D-0123456");
        await desk.AcceptAsync(await desk.SubmittedAsync(NewAccount(desk)));
        Assert.Equal(DecideOutcome.EntryTaken, await desk.AcceptAsync(await desk.SubmittedAsync(NewAccount(desk))));
    }

    public void Dispose() => catalog.Dispose();

    private static Guid NewAccount(Desk desk) => Guid.CreateVersion7(desk.Clock.GetUtcNow());
}
