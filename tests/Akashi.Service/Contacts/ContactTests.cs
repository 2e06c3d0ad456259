using System.Text.Json;
using Akashi.Service.Contacts;
using Akashi.Service.Contacts.Mail;
using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Contacts;

/// <summary>Row 0.9: an e-mail address counts once its owner pressed the button behind the link sent to it.</summary>
[Collection(MailWorldGroup.Name)]
public sealed class ContactTests(MailWorld world)
{
    [Fact]
    public async Task N1_a_scanner_that_opens_the_link_confirms_nothing_and_a_press_in_any_browser_does()
    {
        var (holder, address) = (await world.HolderSignedIn(), world.NewAddress());
        Assert.Contains("確認のメールをお送りしました", (await MailWorld.EntersAsync(holder, address)).MustBe("0.9").Words, StringComparison.Ordinal);
        var link = CapturedMails.LinkIn(await world.Mails.ComesToAsync(address));
        var scanner = world.Stranger();
        for (var i = 0; i < 3; i++) Assert.Equal("メールアドレスの確認", (await scanner.OpenAsync(link)).Heading);
        Assert.Null((await ContactOfAsync(holder)).Email);
        Assert.Equal("メールアドレスを登録しました", (await world.ConfirmAsync(address)).Heading);
        Assert.Equal(address, (await ContactOfAsync(holder)).Email);
        Assert.Contains(address, (await holder.Browser.OpenAsync("/home/me")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task N2_a_link_works_once_and_a_second_press_gets_the_first_answer()
    {
        var (holder, address) = await world.ReachableAsync();
        Assert.Equal("メールアドレスを登録しました", (await world.Stranger().OpenAsync(CapturedMails.LinkIn(world.Mails.To(address)[0]))).Heading);
        await holder.Browser.OpenAsync("/home/me");
        Assert.Contains("削除しました", (await holder.Browser.PressAsync("メールアドレスを削除する")).Words, StringComparison.Ordinal);
        Assert.Equal("このリンクは使えません", (await world.Stranger().OpenAsync(CapturedMails.LinkIn(world.Mails.To(address)[0]))).Heading);
        Assert.Null((await ContactOfAsync(holder)).Email);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=")]
    [InlineData("?code=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("?code=%F0%9F%98%80")]
    public async Task N2_a_guessed_code_confirms_nothing(string query) =>
        Assert.Equal("このリンクは使えません", (await world.Stranger().OpenAsync("/contacts/confirm" + query)).Heading);

    [Theory]
    [InlineData(-1)]
    [InlineData(60)]
    public async Task N2_a_link_ends_after_24_hours_and_one_of_the_future_has_ended(int hoursLeft)
    {
        var (holder, address) = (await world.HolderSignedIn(), world.NewAddress());
        await MailWorld.EntersAsync(holder, address);
        var link = CapturedMails.LinkIn(await world.Mails.ComesToAsync(address));
        var account = await holder.AccountIdAsync();
        var until = world.Now.AddHours(hoursLeft);
        await world.InDbAsync(db => db.Set<Contact>().Where(c => c.AccountId == account).ExecuteUpdateAsync(u => u.SetProperty(c => c.PendingUntil, until)));
        Assert.Equal("このリンクは使えません", (await world.Stranger().OpenAsync(link)).Heading);
        await world.Services.GetRequiredService<Housekeeper>().RunOnceAsync(TestContext.Current.CancellationToken);
        Assert.Null((await ContactOfAsync(holder)).PendingEmail);
    }

    [Fact]
    public async Task N2_only_a_digest_of_the_code_is_stored()
    {
        var (holder, address) = (await world.HolderSignedIn(), world.NewAddress());
        await MailWorld.EntersAsync(holder, address);
        var link = CapturedMails.LinkIn(await world.Mails.ComesToAsync(address));
        var code = link.Split("code=")[1].Split('&')[0];
        Assert.Equal(43, code.Length);
        Assert.Equal(Akashi.Service.Platform.Secrets.Digest(code), (await ContactOfAsync(holder)).PendingDigest);
    }

    [Fact]
    public async Task N3_the_old_address_stays_until_the_new_one_is_confirmed_and_is_told()
    {
        var (holder, old) = await world.ReachableAsync();
        var address = world.NewAddress();
        await MailWorld.EntersAsync(holder, address);
        await world.Mails.ComesToAsync(address);
        Assert.Equal(old, (await ContactOfAsync(holder)).Email);
        Assert.Single(world.Mails.To(old));
        await world.ConfirmAsync(address);
        Assert.Equal(address, (await ContactOfAsync(holder)).Email);
        Assert.Equal("連絡先のメールアドレスの変更", (await world.Mails.ComesToAsync(old, 2)).Subject);
        Assert.DoesNotContain(address, world.Mails.To(old)[1].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task N3_the_old_address_is_told_when_it_is_removed()
    {
        var (holder, old) = await world.ReachableAsync();
        await holder.Browser.OpenAsync("/home/me");
        await holder.Browser.PressAsync("メールアドレスを削除する");
        Assert.Equal("連絡先のメールアドレスの変更", (await world.Mails.ComesToAsync(old, 2)).Subject);
    }

    [Fact]
    public async Task N4_an_account_asks_five_times_a_day_at_most()
    {
        var holder = await world.HolderSignedIn();
        for (var i = 0; i < MailWriter.MostAsked; i++) Assert.Equal("", (await MailWorld.EntersAsync(holder, world.NewAddress())).Errors);
        var address = world.NewAddress();
        Assert.Contains("24時間に5通まで", (await MailWorld.EntersAsync(holder, address)).Errors, StringComparison.Ordinal);
        Assert.Equal(0, await LinksToAsync(address));
    }

    [Fact]
    public async Task N4_an_address_gets_three_links_a_day_and_no_page_says_that_others_entered_it()
    {
        var address = world.NewAddress();
        var words = new HashSet<string>();
        for (var i = 0; i < MailWriter.MostLinks + 2; i++) words.Add((await MailWorld.EntersAsync(await world.HolderSignedIn(), address)).LastingWords);
        Assert.Single(words);
        Assert.Equal(MailWriter.MostLinks, await LinksToAsync(address));
    }

    // Nor by when it is too much, by how long a page says that it waits, or by the export.
    [Fact]
    public async Task N4_an_account_is_told_the_same_of_an_address_that_others_entered()
    {
        var (used, free) = (world.NewAddress(), world.NewAddress());
        for (var i = 0; i < MailWriter.MostLinks; i++) await MailWorld.EntersAsync(await world.HolderSignedIn(), used);
        Assert.Equal(await ToldAsync(free), await ToldAsync(used));
        Assert.Equal(MailWriter.MostLinks, await LinksToAsync(used));
    }

    [Fact]
    public async Task N4_an_address_of_another_holder_is_taken_like_any_other()
    {
        var (_, address) = await world.ReachableAsync();
        var (other, third) = (await world.HolderSignedIn("taro"), await world.HolderSignedIn("taro"));
        var used = await MailWorld.EntersAsync(other, address);
        var free = await MailWorld.EntersAsync(third, address.Replace("mail.example", "free.example", StringComparison.Ordinal));
        Assert.Equal(free.LastingWords, used.LastingWords.Replace("mail.example", "free.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task N5_no_mail_names_a_person_an_application_or_a_number()
    {
        var (holder, address) = await world.ReachableAsync();
        var application = await holder.AppliesAsync("D-7654321");
        await world.Mails.ComesToAsync(address, 2);
        var ids = new[] { await holder.AccountIdAsync(), Applying.IdOf(application) };
        string[] secrets = [holder.Card.Persona.Name, "7654321", "介護福祉士", .. ids.Select(i => i.ToString())];
        foreach (var mail in world.Mails.To(address))
            Assert.All(secrets, s => Assert.DoesNotContain(s, mail.TextBody + string.Join('\n', mail.Headers.Select(h => h.Value)), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a@mail.example\r\nBcc: b@mail.example")]
    [InlineData("a@mail.example\nBcc:b@mail.example")]
    [InlineData("a@mail.example,b@mail.example")]
    [InlineData("\"a\" <a@mail.example>")]
    [InlineData("a b@mail.example")]
    public async Task N6_an_address_with_a_line_break_or_a_second_receiver_is_refused(string address)
    {
        var holder = await world.HolderSignedIn();
        Assert.Contains("メールアドレスの形", (await MailWorld.EntersAsync(holder, address)).Errors, StringComparison.Ordinal);
        Assert.Null(await world.InDbAsync(async db =>
        {
            var account = await holder.AccountIdAsync();
            return await db.Set<Contact>().SingleOrDefaultAsync(c => c.AccountId == account);
        }));
    }

    [Fact]
    public async Task N7_neither_log_nor_trail_holds_an_address_or_a_code()
    {
        var (_, address) = await world.ReachableAsync();
        var code = CapturedMails.LinkIn(world.Mails.To(address)[0]).Split("code=")[1].Split('&')[0];
        Assert.All(new[] { address, code }, secret => Assert.DoesNotContain(world.Logs.Lines, l => l.Contains(secret, StringComparison.Ordinal)));
        var trail = await world.InDbAsync(db => db.Set<Akashi.Service.Audit.AuditEntry>().Select(e => e.Text).ToListAsync());
        Assert.Contains(trail, t => t.Contains("contact.confirmed", StringComparison.Ordinal));
        Assert.DoesNotContain(trail, t => t.Contains(address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mail_that_was_made_is_forgotten_after_two_days()
    {
        var (_, address) = await world.ReachableAsync();
        var before = world.Now.AddDays(-3);
        await world.InDbAsync(db => db.Set<OutgoingMail>().Where(m => m.Address == address).ExecuteUpdateAsync(u => u.SetProperty(m => m.MadeAt, before)));
        await world.Services.GetRequiredService<Housekeeper>().RunOnceAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await LinksToAsync(address));
    }

    // What a holder hears who asks once more than is allowed.
    private async Task<string> ToldAsync(string address)
    {
        var holder = await world.HolderSignedIn();
        var told = new List<string>();
        for (var i = 0; i <= MailWriter.MostAsked; i++)
        {
            var before = world.Now;
            var page = await MailWorld.EntersAsync(holder, address);
            var waits = (await ContactOfAsync(holder)).PendingUntil >= before + Contact.LinkLife;
            told.Add($"{page.LastingWords} {page.Errors} {waits}");
        }
        await world.Mails.ComesToAsync(address, MailWriter.MostLinks);
        var account = await holder.AccountIdAsync();
        var exported = await world.InDbAsync(db => new ContactsPart(db).ReadAsync(account, TestContext.Current.CancellationToken));
        var mails = JsonSerializer.SerializeToElement(exported.Content).GetProperty("Mails").EnumerateArray();
        told.AddRange(mails.Select(m => $"{m.GetProperty("Kind")} {m.GetProperty("SentAt")}"));
        return string.Join('\n', told).Replace(address, "…", StringComparison.Ordinal);
    }

    private Task<int> LinksToAsync(string address) =>
        world.InDbAsync(db => db.Set<OutgoingMail>().CountAsync(m => m.Address == address && m.Kind == MailKind.Confirm && !m.IsWithheld));

    private async Task<Contact> ContactOfAsync(Holder holder)
    {
        var account = await holder.AccountIdAsync();
        return await world.InDbAsync(db => db.Set<Contact>().AsNoTracking().SingleAsync(c => c.AccountId == account));
    }
}
