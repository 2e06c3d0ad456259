using Akashi.Service.Accounts;
using Akashi.Service.Accounts.Join;
using Akashi.Service.Accounts.Portal.Remove;
using Akashi.Service.Cards;
using Akashi.Service.Tests.Registers;

namespace Akashi.Service.Tests.Accounts.Join;

/// <summary>Threats J6 and J7: what happens at once ends as if one act had come after the other, on both engines.</summary>
public sealed class JoinRacesTests
{
    private static readonly CertifiedFacts Hanako = Desk.Certified(Desk.Hanako);
    private static readonly CardKey Card = Entrance.Card("hanako");
    private static readonly CardKey Phone = Entrance.Phone("hanako");

    [Fact]
    public async Task J6_of_two_joins_at_once_one_gets_the_key()
    {
        await using var desk = await Desk.OpenAsync();
        var entrance = new Entrance(desk);
        var one = await entrance.SignsInAsync(Card);
        var other = await entrance.SignsInAsync(Entrance.Card("twin"));
        var ready = new List<(Visit Visit, string Request)>();
        foreach (var (visit, own) in new[] { (one, Card), (other, Entrance.Card("twin")) })
        {
            await entrance.SignsByAddedAsync(visit, Phone, Hanako);
            await entrance.ProvesOwnAsync(visit, own, Hanako);
            ready.Add((visit, await entrance.AsksAsync(visit, own, Hanako)));
        }
        var outcomes = await Task.WhenAll(ready.Select(r => Task.Run(() => entrance.TakesAsync(r.Visit, r.Request))));
        Assert.Equal(1, outcomes.Count(o => o is JoinOutcome.Added));
        Assert.Equal([JoinRefusal.ChangedSince], outcomes.OfType<JoinOutcome.Refused>().Select(r => r.Why));
        Assert.Single(await desk.RowsAsync<SignInKey>(), k => k.Subject == Phone.Subject);
    }

    [Fact]
    public async Task J6_same_answer_taken_twice_at_once_joins_once()
    {
        await using var desk = await Desk.OpenAsync();
        var entrance = new Entrance(desk);
        var visit = await entrance.SignsInAsync(Card);
        await entrance.SignsByAddedAsync(visit, Phone, Hanako);
        await entrance.ProvesOwnAsync(visit, Card, Hanako);
        var request = await entrance.AsksAsync(visit, Card, Hanako);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => entrance.TakesAsync(visit, request))));
        Assert.Equal(1, outcomes.Count(o => o is JoinOutcome.Added));
        Assert.Equal(2, (await desk.RowsAsync<WayStatement>()).Count);
    }

    [Fact]
    public async Task J7_last_way_and_the_way_of_the_session_stay_even_when_each_removes_the_other_at_once()
    {
        await using var desk = await Desk.OpenAsync();
        var entrance = new Entrance(desk);
        var byCard = await entrance.SignsInAsync(Card);
        Assert.Equal(RemoveOutcome.InUse, await entrance.RemovesAsync(byCard, Card));
        await entrance.AddsAsync(byCard, Card, Phone, Hanako);
        var byPhone = await entrance.SignsInAsync(Phone);
        var outcomes = await Task.WhenAll(
            Task.Run(() => entrance.RemovesAsync(byCard, Phone)), Task.Run(() => entrance.RemovesAsync(byPhone, Card)));
        Assert.Equal(1, outcomes.Count(o => o == RemoveOutcome.Removed));
        var left = Assert.Single(await desk.RowsAsync<SignInKey>());
        var alive = (await entrance.LiveAsync(byCard.Cookie) is not null, await entrance.LiveAsync(byPhone.Cookie) is not null);
        Assert.Equal((left.Way == "card", left.Way == "phone"), alive);
    }

    // A sign-in that found the key before it was removed must not leave a session behind.
    [Fact]
    public async Task J7_no_session_outlives_its_key_however_sign_in_and_removal_meet()
    {
        await using var desk = await Desk.OpenAsync();
        var entrance = new Entrance(desk);
        var visit = await entrance.SignsInAsync(Card);
        for (var i = 0; i < 5; i++)
        {
            await entrance.AddsAsync(visit, Card, Phone, Hanako);
            var signIns = Enumerable.Range(0, 3).Select(_ => Task.Run(() => entrance.SignsInAsync(Phone))).ToList();
            await entrance.RemovesAsync(visit, Phone);
            var visits = await Task.WhenAll(signIns);
            var keys = (await desk.RowsAsync<SignInKey>()).Select(k => (Guid?)k.Id).ToHashSet();
            foreach (var cookie in visits.Select(v => v.Cookie))
            {
                if (await entrance.LiveAsync(cookie) is { } live) Assert.Contains(live.KeyId, keys);
            }
        }
    }
}
