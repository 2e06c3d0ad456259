using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Akashi.Service.Platform.Export;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Platform.Export;

/// <summary>Row 0.9: all that is kept on a holder, in one file.</summary>
[Collection(OneVictimGroup.Name)]
public sealed class ExportTests(World world, OneVictim one)
{
    /// <summary>Tables that no part exports, each with the reason.</summary>
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["act_counts"] = "numbers of an hour",
        ["audit_entries"] = "ids, codes and digests of what the parts give in full; not searchable by person",
        ["card_requests"] = "ends within minutes",
        ["way_joins"] = "ends within minutes",
        ["handovers"] = "ends within minutes",
        ["phone_attempts"] = "ends within minutes",
        ["sessions"] = "ends within hours",
        ["kept_forms"] = "ends within hours; can be opened only in the browser that has its secret",
        ["outbox"] = "ids, until the message is done",
        ["proposals"] = "what staff wrote for each other; the decision says what came of it",
        ["provider_events"] = "ids of the payment provider",
        ["staff_members"] = "about staff",
        ["staff_passkeys"] = "about staff",
        ["staff_enrolment_links"] = "about staff",
        ["staff_passkey_ceremonies"] = "about staff",
        ["procedure_versions"] = "about nobody",
        ["status_lists"] = "about nobody without a code",
        ["issuer_certificates"] = "about nobody",
        ["DataProtectionKeys"] = "about nobody",
    };

    [Fact]
    public async Task Every_table_belongs_to_one_part_or_is_left_out_for_a_reason() => await world.InServiceAsync(services =>
    {
        var covered = services.GetServices<IExportPart>().SelectMany(p => p.Covers).ToList();
        Assert.Equal(covered.Distinct(), covered);
        var model = services.GetRequiredService<Akashi.Service.Platform.Storage.AkashiDb>().Model.GetEntityTypes().Where(e => !e.IsOwned());
        var tables = model.Where(e => !covered.Contains(e.ClrType)).Select(e => e.GetTableName()!).Order();
        Assert.Equal(LeftOut.Keys.Order(), tables);
        return Task.FromResult(true);
    });

    [Fact]
    public async Task Export_holds_facts_files_and_signed_documents_of_the_holder()
    {
        var victim = one.Victim;
        using var zip = await ExportOfAsync(victim.Holder);
        using var json = JsonDocument.Parse(await BytesOfAsync(zip, "record.json"));
        Assert.Equal(("akashi-export", 1), (json.RootElement.GetProperty("format").GetString(), json.RootElement.GetProperty("version").GetInt32()));
        // The one space that JSON writes as a number.
        var text = Encoding.UTF8.GetString(await BytesOfAsync(zip, "record.json")).Replace("\\u3000", "\u3000", StringComparison.Ordinal);
        foreach (var secret in victim.Secrets) Assert.Contains(secret, text, StringComparison.Ordinal);
        var application = json.RootElement.GetProperty("applications").EnumerateArray().Single(a => a.GetProperty("id").GetGuid() == victim.Application);
        var file = application.GetProperty("attachments")[0].GetProperty("file").GetString()!;
        Assert.Equal(Applying.Picture, await BytesOfAsync(zip, file));
        using var shown = await victim.Holder.Browser.GetAsync($"/applications/{victim.Application}/document");
        var signed = await shown.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(signed, await BytesOfAsync(zip, $"applications/{victim.Application}/document.json"));
        Assert.NotEmpty(await BytesOfAsync(zip, $"applications/{victim.Application}/document.json.p7s"));
        Assert.Contains("record.json", Encoding.UTF8.GetString(await BytesOfAsync(zip, "README.txt")), StringComparison.Ordinal);
        Assert.Equal(1, json.RootElement.GetProperty("credentials").GetArrayLength());
        Assert.Equal(1, json.RootElement.GetProperty("registrations").GetArrayLength());
    }

    [Fact]
    public async Task N8_an_export_holds_nothing_of_another_person()
    {
        using var zip = await ExportOfAsync(await world.HolderSignedIn("taro"));
        foreach (var entry in zip.Entries)
        {
            var text = Encoding.UTF8.GetString(await BytesOfAsync(zip, entry.FullName));
            Assert.All(one.Victim.Secrets, s => Assert.DoesNotContain(s, text, StringComparison.Ordinal));
        }
        Assert.Equal(["README.txt", "record.json"], zip.Entries.Select(e => e.FullName).Order());
    }

    [Fact]
    public async Task N8_an_export_names_no_member_of_staff()
    {
        var clerk = await world.StaffSignedIn(Victim.Body);
        await clerk.ReviewsAsync($"/applications/{one.Victim.Application}");
        using var zip = await ExportOfAsync(one.Victim.Holder);
        var text = Encoding.UTF8.GetString(await BytesOfAsync(zip, "record.json"));
        Assert.Contains("\"openings\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain(clerk.Id.ToString(), text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("試験 係員", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task N9_an_export_is_the_answer_to_a_press_and_nothing_keeps_it()
    {
        var holder = await world.HolderSignedIn();
        using var answer = await PressAsync(holder);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        using var opened = await holder.Browser.GetAsync("/home/export");
        Assert.Equal("text/html", opened.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task N9_who_exports_without_end_is_told_to_come_later()
    {
        var holder = await world.HolderSignedIn();
        var account = await holder.AccountIdAsync();
        using (await PressAsync(holder)) { }
        await world.InDbAsync(db => db.Set<ActCount>().Where(c => c.Act == "export" && c.SubjectId == account)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Count, 6)));
        using var answer = await PressAsync(holder);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
    }

    [Theory]
    [InlineData("../../etc/passwd", "_.._etc_passwd")]
    [InlineData("証明書.pdf", "証明書.pdf")]
    [InlineData("a:b*c?\u0001.pdf", "a_b_c__.pdf")]
    [InlineData("..", "_")]
    public void Names_of_files_stay_in_their_folder(string name, string safe) => Assert.Equal(safe, ExportFormat.SafeName(name));

    private static async Task<HttpResponseMessage> PressAsync(Holder holder)
    {
        await holder.Browser.OpenAsync("/home/export");
        using var form = new FormUrlEncodedContent(Forms.FieldsOf(holder.Browser.FormOf("main form"), []));
        return await holder.Browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/home/export") { Content = form });
    }

    private static async Task<ZipArchive> ExportOfAsync(Holder holder)
    {
        using var answer = await PressAsync(holder);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()), ZipArchiveMode.Read);
    }

    private static async Task<byte[]> BytesOfAsync(ZipArchive zip, string path)
    {
        using var bytes = new MemoryStream();
        await using (var stream = await zip.GetEntry(path)!.OpenAsync()) await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
