using System.Text.Json;
using Akashi.Sandbox.Mail;
using Akashi.Service.Contacts;
using Akashi.Service.Contacts.Mail;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Outbox;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Contacts;

/// <summary>Row 0.9 over real SMTP: the Sandbox's mail server takes, refuses and puts off mails.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class SmtpSenderTests
{
    [Fact]
    public async Task Mail_comes_over_SMTP_and_what_the_server_says_is_understood_and_kept_out_of_the_log()
    {
        var port = FreePort.Take();
        var folder = Directory.CreateTempSubdirectory("akashi-mail-");
        await using var server = await RunningHost.StartAsync("Sandbox", "http://localhost", folder.FullName, [$"Smtp:Port={port}"], MailHost.Build);
        await using var world = await OwnWorld.StartAsync(
            "Mail:Host=127.0.0.1", $"Mail:Port={port}", "Mail:Tls=none", "Mail:From=portal@akashi.example");
        var letters = server.Services.GetRequiredService<Letterbox>();

        await EnterAsync(world, "a..b@mail.example");
        await Wait.UntilAsync(() => letters.All.Count == 1);
        var mail = letters.All[0];
        Assert.Equal(("メールアドレスの確認", "ja"), (mail.Subject, mail.Language));
        Assert.Equal(["a..b@mail.example"], mail.To.Select(t => t.Replace("\"", "", StringComparison.Ordinal)));
        Assert.Contains("国家資格オンライン", mail.From, StringComparison.Ordinal);
        var link = Assert.Single(mail.Links, l => l.Contains("code=", StringComparison.Ordinal));
        Assert.StartsWith(new Uri(world.Origin, "/contacts/confirm?code=").ToString(), link, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", mail.Headers);

        var refused = await EnterAsync(world, "refused@mail.example");
        await Wait.UntilAsync(() => world.InDbAsync(db => db.Set<Contact>().AnyAsync(c => c.PendingRefused)));
        Assert.Contains("届けられませんでした", (await refused.Browser.OpenAsync("/home/me")).Words, StringComparison.Ordinal);

        Assert.Single(world.Logs.Lines, l => l.Contains("SMTP 550", StringComparison.Ordinal));

        // Neither says that there is no such address: both are tried again, and the operator hears of each once.
        foreach (var (address, reason) in new[] { ("later@mail.example", "SMTP 421"), ("full@mail.example", "SMTP 552") })
        {
            await EnterAsync(world, address);
            await Wait.UntilAsync(() => world.InDbAsync(db =>
                db.Set<OutboxRow>().AnyAsync(r => r.Reason == reason && r.Attempts > 2)));
            Assert.Null((await world.InDbAsync(db => db.Set<OutgoingMail>().SingleAsync(m => m.Address == address))).SentAt);
            Assert.False(await world.InDbAsync(db => db.Set<Contact>().AnyAsync(c => c.PendingEmail == address && c.PendingRefused)));
            Assert.Single(world.Logs.Lines, l => l.Contains(reason, StringComparison.Ordinal));
            await MustHideItsCodeAsync(world, address);
        }
        Assert.DoesNotContain(world.Logs.Lines, l => l.Contains("mail.example", StringComparison.Ordinal));
    }

    // N2: the code waits in the outbox until its mail is sent, but nobody can read it there.
    private static async Task MustHideItsCodeAsync(World world, string address)
    {
        var (payload, digest) = await world.InDbAsync(async db =>
        {
            var mail = await db.Set<OutgoingMail>().SingleAsync(m => m.Address == address);
            var rows = await db.Set<OutboxRow>().Where(r => r.Kind == MailHandler.Kind).ToListAsync();
            var contact = await db.Set<Contact>().AsNoTracking().SingleAsync(c => c.PendingEmail == address);
            return (rows.Single(r => r.Payload.Contains(mail.Id.ToString(), StringComparison.Ordinal)).Payload, contact.PendingDigest);
        });
        var kept = JsonSerializer.Deserialize<MailOrder>(payload)!.Code!;
        Assert.NotEqual(digest, Secrets.Digest(kept));
        Assert.DoesNotContain(address, payload, StringComparison.Ordinal);
    }

    private static async Task<Holder> EnterAsync(World world, string address)
    {
        var holder = await world.HolderSignedIn();
        await holder.Browser.OpenAsync("/contacts/address");
        (await holder.Browser.SubmitAsync("main form", ("email", address))).MustBe("0.9");
        return holder;
    }
}
