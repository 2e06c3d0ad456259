using System.Text.Json.Nodes;
using Akashi.Service.Applications;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.FieldKinds;
using Akashi.Service.Procedures.Reading;
using Akashi.Service.Procedures.Versions;
using Akashi.Service.Tests.Catalog;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Procedures.Versions;

/// <summary>A version of a procedure never changes, and an application keeps the version that it was begun with (F1).</summary>
public class VersionTests
{
    private const string Initial = "procedures/certified-care-worker/initial-registration.yaml";

    // Every part differs from the shipped procedure.
    private const string Another = """
        id: initial-registration
        title: { ja: 新しい初期設定, en: New initial registration }
        version: "6"
        who: { ja: どなたでも, en: Anybody }
        needed:
          - { ja: 新しいカード, en: A new card }
        days: 90
        fees:
          - { id: fee, label: { ja: 手数料, en: Fee }, yen: 700, kind: fee }
        effects:
          - does: enter
        may-omit:
          - kana
        fields:
          - id: nickname
            kind: text
            label: { ja: 通り名, en: Nickname }
            required: true
        documents:
          - id: photo
            label: { ja: 顔写真, en: Photo }
            required: true
        """;

    [Fact]
    public async Task A_draft_goes_on_with_its_version_when_the_catalog_changes_every_part_of_its_procedure()
    {
        await using var world = await new OwnCatalog().StartAsync();
        var card = world.NewCard();
        var draft = await (await world.HolderSignedIn(card)).BeginsWithFactsAsync();
        var before = await ProcedureOfAsync(world, draft);
        await world.ChangeAsync((Initial, Another));
        Assert.Equal(before.ToJsonString(), (await ProcedureOfAsync(world, draft)).ToJsonString());
        var holder = await world.HolderSignedIn(card);
        (await holder.Browser.OpenAsync(draft + "/answers")).MustBe("1.5.9");
        (await holder.AnswersAsync(Applying.Answers(), "certificate-copy")).MustBe("1.5.10");
        (await holder.Browser.SubmitAsync("main form")).MustBe("1.5.11");
        await holder.ConsentsAsync();
        (await holder.CardAnswersAsync()).MustBe("1.6.1");
        Assert.Contains("初期設定", holder.Browser.Page.Words, StringComparison.Ordinal);
        var signed = await SignedAsync(world, draft);
        Assert.Equal(("5", "介護福祉士の初期設定 申請書"), (signed["form"]!.GetValue<string>(), signed["title"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Whoever_begins_afterwards_gets_what_the_catalog_says_now()
    {
        await using var world = await new OwnCatalog().StartAsync();
        var old = await ProcedureOfAsync(world, await (await world.HolderSignedIn()).BeginsAsync());
        await world.ChangeAsync((Initial, Another));
        var holder = await world.HolderSignedIn();
        (await holder.Browser.OpenAsync("/applications/begin/certified-care-worker")).MustBe("1.5.1");
        (await holder.Browser.SubmitAsync("main form")).MustBe("1.5.3");
        var now = await ProcedureOfAsync(world, holder.Browser.Page.Path[..^"/card".Length]);
        // Nothing depends on a standing that is not asked any more.
        Assert.Equal(old.Select(part => part.Key).Except(["DaysBy"]), now.Select(part => part.Key));
        Assert.All(old.Where(part => part.Key is not ("Id" or "DaysBy")), part => Assert.NotEqual(part.Value!.ToJsonString(), now[part.Key]!.ToJsonString()));
    }

    [Fact]
    public async Task A_list_names_each_application_as_its_own_version_does()
    {
        await using var world = await new OwnCatalog().StartAsync();
        var card = world.NewCard();
        await (await world.HolderSignedIn(card)).BeginsAsync();
        await world.ChangeAsync((Initial, Another));
        var holder = await world.HolderSignedIn(card);
        Assert.DoesNotContain("新しい初期設定", (await holder.Browser.OpenAsync("/applications/mine")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("新しい初期設定", (await holder.Browser.OpenAsync("/home")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_procedure_that_changes_without_a_new_version_stops_the_start_and_is_named()
    {
        await using var desk = await Desk.OpenAsync();
        var shelf = desk.Services.GetRequiredService<ProcedureShelf>();
        await OfferAsync(desk, [.. shelf.Current]);
        var change = shelf.Current.Single(p => p.Key.Name == "change");
        var refused = await Assert.ThrowsAsync<ChangedVersionException>(() => OfferAsync(desk, change with { Days = 1 }));
        Assert.Contains("procedures/change.yaml: version \"3\"", refused.Message, StringComparison.Ordinal);
        await OfferAsync(desk, change with { Days = 1, Key = change.Key with { Version = "4" } });
        Assert.Equal(["3", "4"], (await desk.RowsAsync<ProcedureVersion>()).Where(v => v.Name == "change").Select(v => v.Version).Order());
    }

    [Fact]
    public async Task A_text_that_changes_in_one_language_needs_a_new_version_too()
    {
        await using var desk = await Desk.OpenAsync();
        var change = desk.Services.GetRequiredService<ProcedureShelf>().Current.Single(p => p.Key.Name == "change");
        await OfferAsync(desk, change);
        foreach (var title in new[] { new Wording(change.Title.Ja, "Other"), new Wording("別", change.Title.En) })
            await Assert.ThrowsAsync<ChangedVersionException>(() => OfferAsync(desk, change with { Title = title }));
    }

    [Fact]
    public void A_version_that_was_kept_in_Japanese_only_is_read_as_it_was_offered()
    {
        var json = new ProcedureJson(new KnownFieldKinds(KnownFieldKinds.Own));
        var read = json.Read("""
            {"Key":{"Name":"change","Version":"1"},"Id":"change","Title":"変更","Who":"ご本人","Needed":["カード"],"Days":21,"Fee":0,
            "Effects":[{"Does":"Amend","When":"Always"}],
            "Fields":[{"Id":"kana","Kind":"kana","Label":"フリガナ","Required":true,"MaxLength":100,"When":"Always","Binds":"Kana"}],
            "Documents":[{"Id":"proof","Label":"写し","Hint":"6か月以内","Required":true,"When":"Always"}]}
            """);
        Assert.Equal(
            ("変更", "ご本人", "カード", "フリガナ", null, "写し", "6か月以内"),
            (read.Title.Ja, read.Who.Ja, read.Needed[0].Ja, read.Fields[0].Label.Ja, read.Fields[0].Hint?.Ja,
                read.Documents[0].Label.Ja, read.Documents[0].Hint?.Ja));
        Assert.Equal(json.Write(read), json.Write(json.Read(json.Write(read))));
    }

    [Fact]
    public async Task A_version_that_was_offered_cannot_be_changed_in_the_database_either()
    {
        await using var desk = await Desk.OpenAsync();
        await OfferAsync(desk, [.. desk.Services.GetRequiredService<ProcedureShelf>().Current]);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => desk.SqlAsync("UPDATE procedure_versions SET \"Definition\" = '{{}}'"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => desk.SqlAsync("DELETE FROM procedure_versions"));
    }

    [Fact]
    public async Task A_version_that_nobody_offered_is_not_made_up()
    {
        await using var desk = await Desk.OpenAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            desk.WithAsync((ProceduresFace face) => face.GetAsync(new ProcedureKey("change", "0"), CancellationToken.None).AsTask()));
    }

    [Fact]
    public void A_stored_procedure_keeps_everything()
    {
        var json = new ProcedureJson(new KnownFieldKinds(KnownFieldKinds.Own));
        Assert.All(WholeCatalog.Read(Path.Combine(CatalogFiles.Root, "catalog")).Procedures.All.Values, procedure =>
        {
            var read = json.Read(json.Write(procedure));
            Assert.Equal(json.Write(procedure), json.Write(read));
            Assert.Equivalent(procedure, read, strict: true);
        });
    }

    private static async Task OfferAsync(Desk desk, params Procedure[] procedures)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        var shelf = new ProcedureShelf(new ProcedureReading(
            procedures.ToDictionary(p => p.Key.Name), new Dictionary<string, IReadOnlyList<Procedure>>(), new Dictionary<string, Terms>(), []));
        await ActivatorUtilities.CreateInstance<OfferVersions>(scope.ServiceProvider, shelf).RunAsync(CancellationToken.None);
    }

    private static Task<JsonObject> ProcedureOfAsync(OwnCatalog world, string draft) => world.InServiceAsync(async services =>
    {
        var application = await services.GetRequiredService<AkashiDb>().Set<Application>().AsNoTracking().SingleAsync(a => a.Id == Applying.IdOf(draft));
        var procedure = await services.GetRequiredService<ProceduresFace>().GetAsync(application.Procedure, CancellationToken.None);
        return JsonNode.Parse(services.GetRequiredService<ProcedureJson>().Write(procedure))!.AsObject();
    });

    private static Task<JsonNode> SignedAsync(OwnCatalog world, string application) => world.InDbAsync(async db =>
        JsonNode.Parse((await db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == Applying.IdOf(application))).Submission!.Document)!);
}
