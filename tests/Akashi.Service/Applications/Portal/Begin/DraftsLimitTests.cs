using Akashi.Service.Applications;
using Akashi.Service.Catalog;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Applications.Portal.Begin;

/// <summary>O21: the number of drafts per account is limited, and a holder who reaches the limit is told what to do.</summary>
public sealed class DraftsLimitTests(World world)
{
    [Fact]
    public async Task O21_the_thirty_first_draft_is_not_begun_and_one_begun_before_goes_on()
    {
        var holder = await world.HolderSignedIn();
        var first = await holder.BeginsAsync();
        await FillUpAsync(await holder.AccountIdAsync());
        await holder.Browser.OpenAsync("/applications/begin/midwife");
        var page = (await holder.Browser.SubmitAsync("main form")).MustBe("1.5.1");
        Assert.Contains("途中の手続きが30件あります", page.Words, StringComparison.Ordinal);
        Assert.Contains("/applications/mine", page.Links);
        Assert.Equal(first, await holder.BeginsAsync());
    }

    private Task<int> FillUpAsync(Guid account) => world.InServiceAsync(async services =>
    {
        var db = services.GetRequiredService<Akashi.Service.Platform.Storage.AkashiDb>();
        var procedures = services.GetRequiredService<Akashi.Service.Procedures.ProceduresFace>();
        var others = services.GetRequiredService<CatalogFace>().Qualifications
            .Where(q => q.Id is not ("certified-care-worker" or "midwife"))
            .Take(ApplicationStore.Most - 1);
        db.AddRange(others.Select(q => Application.Begin(account, q.Id, procedures.InitialOf(q.Id), world.Now)));
        return await db.SaveChangesAsync();
    });
}
