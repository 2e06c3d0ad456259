using Akashi.Hosting.Dates;
using Akashi.Service.Applications;
using Akashi.Service.Applications.Deadlines;
using Akashi.Service.Contacts;
using Akashi.Service.Tests.Contacts;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Applications.Deadlines;

/// <summary>Rows 1.7.2 and 5.4.3 as their holder sees them: reminded by mail and on the time line, then ended, with a way on.</summary>
[Collection(MailWorldGroup.Name)]
public sealed class ReturnedEndTests(MailWorld world)
{
    private const string Why = "昼間につながる番号を書いてください。";

    [Theory]
    [InlineData("ja", "期限が近い申請があります", "期限までに手続きをしないと終了する申請があります。", "期限のお知らせ", "期限までに手続きがなかったため、この申請は終了しました。")]
    [InlineData("en", "An application of yours has a deadline soon", "One of your applications ends soon", "Reminder of the deadline", "This application ended")]
    public async Task Returned_application_reminds_in_the_holders_language_and_ends(string language, string subject, string body, string reminded, string ended)
    {
        var (holder, address) = await world.ReachableAsync();
        var account = await holder.AccountIdAsync();
        await world.InDbAsync(db => db.Set<Contact>().Where(c => c.AccountId == account).ExecuteUpdateAsync(u => u.SetProperty(c => c.Language, language)));
        var number = Registering.NewNumber();
        var application = await holder.AppliesAsync(number);
        var id = Applying.IdOf(application);
        await (await world.StaffSignedIn()).ReturnsAsync(application, ("field:phone", Why));
        var last = JapanTime.DayOf(world.Now).AddDays(10);
        await SetAsync(id, last, 0, null);
        await RunAsync();
        // Confirmed, received, under review, returned: the fifth is the reminder.
        var mail = await world.Mails.ComesToAsync(address, 5);
        Assert.Equal(subject, mail.Subject);
        Assert.Contains(body, mail.TextBody, StringComparison.Ordinal);
        var receipt = (await RowAsync(id)).Submission!.ReceiptNumber;
        string[] secrets = [holder.Card.Persona.Name, number, receipt, "介護福祉士", "Care Worker", Why, id.ToString(), account.ToString(), "社会福祉"];
        Assert.All(secrets, s => Assert.DoesNotContain(s, mail.Subject + mail.TextBody, StringComparison.OrdinalIgnoreCase));

        var page = (await holder.Browser.OpenAsync($"{application}/timeline?lang={language}")).MustBe("1.7.2");
        Assert.Contains(reminded, page.Words, StringComparison.Ordinal);
        await SetAsync(id, last.AddDays(-20), DeadlineRules.Most, world.Now.AddDays(-10));
        await RunAsync();
        Assert.Equal(ApplicationState.Expired, (await RowAsync(id)).State);
        page = (await holder.Browser.OpenAsync(application + "/timeline")).MustBe("1.7.1");
        Assert.Contains(ended, page.Words, StringComparison.Ordinal);
        // Neither corrected nor withdrawn any more, but begun again with its answers.
        Assert.DoesNotContain(application + "/withdraw", page.Links);
        Assert.Equal(application + "/timeline", (await holder.Browser.OpenAsync(application + "/answers")).Path);
        (await holder.Browser.SubmitAsync("form[action$='handler=again']")).MustBe("1.5.2");
    }

    private Task<Application> RowAsync(Guid id) => world.InDbAsync(db => db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == id));

    private Task SetAsync(Guid id, DateOnly endsOn, int reminders, DateTimeOffset? at) => world.InDbAsync(db => db.Set<Application>().Where(a => a.Id == id)
        .ExecuteUpdateAsync(u => u.SetProperty(a => a.EndsOn, endsOn).SetProperty(a => a.Reminders, reminders).SetProperty(a => a.RemindedAt, at)));

    private Task<int> RunAsync() => world.Services.GetRequiredService<DeadlineWork>().RunOnceAsync(CancellationToken.None);
}
