using Akashi.Service.Issuing;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Office.ChangeStatus;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Registers;

/// <summary>Threat P9, row 6.5: the register keeps its history.</summary>
public class RegisterBookTests
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");

    [Fact]
    public async Task Each_change_appends_a_version_and_leaves_the_former_as_it_was()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456");
        var first = Assert.Single(await desk.RowsAsync<RegistrationVersion>());
        await ChangeAsync(desk, entry, StatusCommand.Suspend);
        await ChangeAsync(desk, entry, StatusCommand.Lift);
        var versions = (await desk.RowsAsync<RegistrationVersion>()).OrderBy(v => v.Number).ToList();
        Assert.Equal(["imported", "suspended", "lifted"], versions.Select(v => v.Act));
        Assert.Equal((first.From, first.Status, first.Name, first.By), (versions[0].From, versions[0].Status, versions[0].Name, versions[0].By));
    }

    [Fact]
    public async Task A_version_says_who_when_and_why()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456");
        desk.Clock.Advance(TimeSpan.FromHours(3));
        await ChangeAsync(desk, entry, StatusCommand.Revoke, reason: "法第32条");
        var version = (await desk.RowsAsync<RegistrationVersion>()).MaxBy(v => v.Number)!;
        Assert.Equal((desk.Clerk.Actor, desk.Clock.GetUtcNow(), "法第32条"), (version.By, version.From, version.Why));
    }

    [Fact]
    public async Task An_entry_is_asked_as_of_any_instant()
    {
        await using var desk = await Desk.OpenAsync();
        var begin = desk.Clock.GetUtcNow();
        var entry = await desk.EntryAsync("D-0123456");
        desk.Clock.Advance(TimeSpan.FromDays(10));
        await ChangeAsync(desk, entry, StatusCommand.Suspend);
        desk.Clock.Advance(TimeSpan.FromDays(10));
        await ChangeAsync(desk, entry, StatusCommand.Lift);
        Assert.Null(await AsOfAsync(desk, entry, begin.AddTicks(-1)));
        Assert.Equal(RegistrationStatus.Active, await AsOfAsync(desk, entry, begin));
        Assert.Equal(RegistrationStatus.Active, await AsOfAsync(desk, entry, begin.AddDays(10).AddTicks(-1)));
        Assert.Equal(RegistrationStatus.Suspended, await AsOfAsync(desk, entry, begin.AddDays(10)));
        Assert.Equal(RegistrationStatus.Active, await AsOfAsync(desk, entry, begin.AddDays(30)));
    }

    [Theory]
    [InlineData("d-0123456")]
    [InlineData("第Ｄ－０１２３４５６号")]
    [InlineData(" D‐012 3456 ")]
    public async Task A_number_is_unique_within_its_qualification_however_it_is_written(string again)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.EntryAsync("D-0123456");
        await Assert.ThrowsAsync<DbUpdateException>(() => desk.EntryAsync(again));
        await desk.EntryAsync(again, qualification: "certified-social-worker");
    }

    [Theory]
    [InlineData("Suspend")]
    [InlineData("Revoke")]
    public async Task A_second_press_changes_nothing_and_gets_the_first_answer(string command)
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456");
        await ChangeAsync(desk, entry, Enum.Parse<StatusCommand>(command));
        Assert.IsType<StatusOutcome.Changed>(await ChangeAsync(desk, entry, Enum.Parse<StatusCommand>(command)));
        Assert.Equal(2, (await desk.RowsAsync<RegistrationVersion>()).Count);
    }

    [Fact]
    public async Task The_same_by_another_reason_is_refused_and_says_why()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456");
        await ChangeAsync(desk, entry, StatusCommand.Suspend, "一つめ");
        Assert.Equal(new StatusOutcome.Refused(StatusRefusal.AlreadySuspended), await ChangeAsync(desk, entry, StatusCommand.Suspend, "二つめ"));
    }

    [Fact]
    public async Task Another_bodys_entry_is_not_found()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("1234567", qualification: "registered-nurse");
        Assert.IsType<StatusOutcome.NotFound>(await ChangeAsync(desk, entry, StatusCommand.Suspend));
    }

    [Fact]
    public async Task Credentials_follow_their_registration_in_the_same_act()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        await desk.WithAsync((Akashi.Service.Issuing.Issue.IssueHandler issue) => issue.HandleAsync(entry, Hanako, CancellationToken.None));
        await ChangeAsync(desk, entry, StatusCommand.Suspend);
        Assert.Equal(RegistrationStatus.Suspended, Assert.Single(await desk.RowsAsync<IssuedCredential>()).RegistrationStatus);
    }

    private static Task<StatusOutcome> ChangeAsync(Desk desk, Guid entry, StatusCommand command, string reason = "届出による") =>
        desk.WithAsync((ChangeStatusHandler change) =>
            change.HandleAsync(entry, desk.Qualifications, command, desk.Clerk.Actor, reason, CancellationToken.None));

    private static async Task<RegistrationStatus?> AsOfAsync(Desk desk, Guid entry, DateTimeOffset at) =>
        (await desk.WithAsync((RegistersFace registers) => registers.FindAsOfAsync(entry, at, CancellationToken.None)))?.Status;
}
