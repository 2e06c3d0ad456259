using Akashi.Service.Contacts.Mail;
using Akashi.Service.Tests.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Contacts;

/// <summary>A world whose Service sends mails.</summary>
public sealed class MailWorld : World
{
    internal CapturedMails Mails { get; } = new();

    protected override IEnumerable<string> MoreSettings => ["Mail:Host=localhost", "Mail:Tls=none", "Mail:From=portal@akashi.example"];

    /// <summary>An address that no other test uses.</summary>
    public string NewAddress() => $"{Guid.CreateVersion7(Now):n}@mail.example";

    /// <summary>A holder who entered an address.</summary>
    public static async Task<Page> EntersAsync(Holder holder, string address)
    {
        await holder.Browser.OpenAsync("/contacts/address");
        return await holder.Browser.SubmitAsync("main form", ("email", address));
    }

    /// <summary>A holder with a confirmed address.</summary>
    public async Task<(Holder Holder, string Address)> ReachableAsync()
    {
        var (holder, address) = (await HolderSignedIn(), NewAddress());
        await EntersAsync(holder, address);
        await ConfirmAsync(address);
        return (holder, address);
    }

    /// <summary>Opens the link of the mail with this number in another browser, and presses the button.</summary>
    public async Task<Page> ConfirmAsync(string address, int number = 1)
    {
        var reader = Stranger();
        await reader.OpenAsync(CapturedMails.LinkIn(await Mails.ComesToAsync(address, number)));
        return await reader.SubmitAsync("main form");
    }

    protected override void Prepare(WebApplicationBuilder builder) => builder.Services.AddSingleton<IMailSender>(Mails);
}

[CollectionDefinition(Name)]
public sealed class MailWorldGroup : ICollectionFixture<MailWorld>
{
    public const string Name = "mail world";
}
