using Akashi.Service.Contacts.Mail;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Contacts;

/// <summary>Row 0.9 where no mail server is set: nothing is sent, and the pages say so.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class NoMailTests(World world)
{
    [Theory]
    [InlineData("/home/me")]
    [InlineData("/contacts/address")]
    public async Task Pages_say_that_no_mails_are_sent(string address)
    {
        var holder = await world.HolderSignedIn();
        Assert.Contains("メールの送信を行っていません", (await holder.Browser.OpenAsync(address)).MustBe("0.9").Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_that_is_sent_all_the_same_is_not_taken()
    {
        var holder = await world.HolderSignedIn();
        await holder.Browser.OpenAsync("/home/me");
        (await holder.Browser.PostAsync("/contacts/address", ("email", "a@mail.example"))).MustBe("0.9");
        Assert.Equal(0, await world.InDbAsync(db => db.Set<OutgoingMail>().CountAsync()));
    }
}
