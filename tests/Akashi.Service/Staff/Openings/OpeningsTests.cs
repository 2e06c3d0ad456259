using System.Net;
using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Staff;
using Akashi.Service.Staff.Openings;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Staff.Openings;

/// <summary>Row 0.9, threat N10: whoever of the staff opens a person's record is noted, and the person can read it.</summary>
[Collection(OneVictimGroup.Name)]
public sealed class OpeningsTests(World world, OneVictim one)
{
    [Fact]
    public async Task N10_no_address_of_staff_shows_a_record_without_a_note()
    {
        var clerk = await world.StaffSignedIn(Victim.Body);
        var shown = 0;
        foreach (var route in Route.All(world).Where(r => r.Gets && r.Policy == "staff" && r.Pattern.Contains("{id:guid}", StringComparison.Ordinal)))
        {
            foreach (var address in one.Victim.AddressesOf(route))
            {
                await world.InDbAsync(db => db.Set<RecordOpening>().Where(o => o.StaffMemberId == clerk.Id).ExecuteDeleteAsync());
                using var answer = await clerk.Browser.GetAsync(address);
                if (answer.StatusCode == HttpStatusCode.OK) shown++;
                Assert.True((answer.StatusCode == HttpStatusCode.OK) == (await NotedAsync(clerk) > 0), $"{address} answers {answer.StatusCode}");
            }
        }
        Assert.True(shown >= 2, $"Only {shown} addresses showed anything.");
    }

    [Fact]
    public async Task Person_reads_body_role_and_time_but_no_name()
    {
        var clerk = await world.StaffSignedIn(Victim.Body, StaffRole.Auditor);
        await clerk.Browser.OpenAsync($"/office/registers/{one.Victim.Registration}/open");
        foreach (var address in new[] { "/home/me", "/home/opened" })
        {
            var page = (await one.Victim.Holder.Browser.OpenAsync(address)).MustBe("0.9");
            Assert.Contains("監査担当者", page.Words, StringComparison.Ordinal);
            Assert.Contains($"登録簿の記載（{one.Victim.Number}）", page.Words, StringComparison.Ordinal);
            Assert.DoesNotContain("試験 係員", page.Words, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("監査担当者", (await (await world.HolderSignedIn("taro")).Browser.OpenAsync("/home/opened")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_beside_an_application_is_noted_too()
    {
        var clerk = await world.StaffSignedIn(Victim.Body);
        await clerk.Browser.OpenAsync($"/office/decisions/{one.Victim.Application}/review");
        var kinds = await world.InDbAsync(db => db.Set<RecordOpening>().Where(o => o.StaffMemberId == clerk.Id).Select(o => o.Kind).ToListAsync());
        Assert.Equal([OpenedKind.Application, OpenedKind.Entry], kinds.Order());
    }

    [Fact]
    public async Task Document_of_an_application_is_noted_too()
    {
        var clerk = await world.StaffSignedIn(Victim.Body);
        var review = await clerk.Browser.OpenAsync($"/office/decisions/{one.Victim.Application}/review");
        using var document = await clerk.Browser.GetAsync(review.Links.First(l => l.Contains("/files/", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.OK, document.StatusCode);
        var kinds = await world.InDbAsync(db => db.Set<RecordOpening>().Where(o => o.StaffMemberId == clerk.Id).Select(o => o.Kind).ToListAsync());
        Assert.Contains(OpenedKind.Document, kinds);
    }

    [Fact]
    public async Task Opening_again_within_the_hour_leaves_no_second_note()
    {
        var clerk = await world.StaffSignedIn(Victim.Body);
        var address = $"/office/registers/{one.Victim.Registration}/open";
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => clerk.Browser.GetAsync(address)));
        foreach (var answer in answers)
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            answer.Dispose();
        }
        Assert.Equal(1, await NotedAsync(clerk));
    }

    [Fact]
    public async Task N10_the_database_refuses_to_change_a_note()
    {
        var clerk = await world.StaffSignedIn(Victim.Body);
        await clerk.Browser.OpenAsync($"/office/registers/{one.Victim.Registration}/open");
        var refused = await Record.ExceptionAsync(() => world.InDbAsync(db =>
            db.Set<RecordOpening>().Where(o => o.StaffMemberId == clerk.Id).ExecuteUpdateAsync(u => u.SetProperty(o => o.BodyId, "mhlw"))));
        Assert.Contains("record_openings is written once", refused!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Note_ends_after_a_year()
    {
        var clerk = await world.StaffSignedIn(Victim.Body);
        await AddAsync(clerk, world.Now.AddDays(-366));
        await AddAsync(clerk, world.Now.AddDays(-364));
        await world.Services.GetRequiredService<Housekeeper>().RunOnceAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, await NotedAsync(clerk));
    }

    private Task<int> NotedAsync(Clerk clerk) => world.InDbAsync(db => db.Set<RecordOpening>().CountAsync(o => o.StaffMemberId == clerk.Id));

    private Task<int> AddAsync(Clerk clerk, DateTimeOffset at) => world.InDbAsync(db =>
    {
        db.Add(new RecordOpening
        {
            Id = Guid.CreateVersion7(at),
            RecordId = one.Victim.Registration,
            Kind = OpenedKind.Entry,
            StaffMemberId = clerk.Id,
            Hour = at.ToUnixTimeSeconds() / 3600,
            At = at,
            BodyId = Victim.Body,
            Role = StaffRole.Clerk,
        });
        return db.SaveChangesAsync();
    });
}
