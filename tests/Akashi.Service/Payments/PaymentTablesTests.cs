using Akashi.Service.Payments;
using Akashi.Service.Platform.Money;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Payments;

/// <summary>Threat M4 in the database itself, and the amounts of a charge.</summary>
public class PaymentTablesTests
{
    private static readonly ChargeItem Fee = new("手数料", ItemKind.Fee, new Yen(4050));
    private static readonly ChargeItem Tax = new("登録免許税", ItemKind.Tax, new Yen(9000));

    [Theory]
    [InlineData("Captured", "Captured")]
    [InlineData("Started", "Requested")]
    [InlineData("Unknown", "Started")]
    public async Task Database_refuses_a_second_captured_or_open_attempt(string first, string second)
    {
        await using var desk = await Desk.OpenAsync();
        var charge = await OfferAsync(desk, Fee);
        await AddAsync(desk, charge, first);
        await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync(desk, charge, second));
    }

    [Fact]
    public async Task Attempt_may_follow_one_that_ended()
    {
        await using var desk = await Desk.OpenAsync();
        var charge = await OfferAsync(desk, Fee);
        await AddAsync(desk, charge, "Declined");
        await AddAsync(desk, charge, "Captured");
        Assert.Equal(2, (await desk.RowsAsync<Attempt>()).Count);
    }

    [Fact]
    public async Task Total_is_the_sum_of_fee_and_tax_which_stay_separate()
    {
        await using var desk = await Desk.OpenAsync();
        await OfferAsync(desk, Fee, Tax);
        Assert.Equal(13050, Assert.Single(await desk.RowsAsync<Charge>()).Total.Amount);
        var lines = (await desk.RowsAsync<ChargeLine>()).OrderBy(l => l.Number).Select(l => (l.Kind, l.Amount.Amount));
        Assert.Equal([(ItemKind.Fee, 4050), (ItemKind.Tax, 9000)], lines);
    }

    [Fact]
    public async Task Charge_without_an_amount_is_a_bug()
    {
        await using var desk = await Desk.OpenAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => OfferAsync(desk, Fee with { Amount = default }));
    }

    private static async Task<Guid> OfferAsync(Desk desk, params ChargeItem[] items)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        var (face, commit) = (scope.ServiceProvider.GetRequiredService<PaymentsFace>(), scope.ServiceProvider.GetRequiredService<Commit>());
        var offer = new NewCharge(NewId(desk), NewId(desk), "sssc", "試験センター", "山田　花子", "書換交付", "261124-7KQ4-M2XP", items, new DateOnly(2026, 12, 24));
        return await commit.RunAsync(() => face.OfferAsync(offer, default), default);
    }

    private static Task<int> AddAsync(Desk desk, Guid charge, string state) => desk.WithAsync((AkashiDb db) =>
    {
        var now = desk.Clock.GetUtcNow();
        db.Add(new Attempt { Id = NewId(desk), ChargeId = charge, State = Enum.Parse<AttemptState>(state), BegunAt = now, EndsAt = now, Language = "ja" });
        return db.SaveChangesAsync();
    });

    private static Guid NewId(Desk desk) => Guid.CreateVersion7(desk.Clock.GetUtcNow());
}
