using System.Text;
using Akashi.Service.Applications;
using Akashi.Service.Applications.Portal.Attach;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Applications.Portal.Attach;

/// <summary>O21: limits for the files in one account's drafts, checked inside the act that stores a file.</summary>
public sealed class QuotaTests
{
    [Fact]
    public async Task O21_of_twenty_files_sent_at_once_five_are_kept_and_no_bytes_of_the_others()
    {
        await using var own = await OwnWorld.StartAsync();
        var holder = await own.HolderSignedIn();
        var draft = await holder.BeginsWithFactsAsync();
        var form = holder.Browser.FormOf("main form");
        var action = $"{draft}/answers?handler=attach";
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => SendAsync(holder, form, action, $"{i}.pdf", Encoding.ASCII.GetBytes($"%PDF-1.7\n{i}"))));
        var id = Applying.IdOf(draft);
        Assert.Equal(5, await own.InDbAsync(db => db.Set<Attachment>().CountAsync(f => f.ApplicationId == id)));
        Assert.Equal(5, FilesIn(own));
    }

    [Fact]
    public async Task O21_drafts_of_one_account_share_a_limit_and_the_page_says_what_to_do()
    {
        await using var own = await OwnWorld.StartAsync();
        var holder = await own.HolderSignedIn();
        var draft = await holder.BeginsWithFactsAsync();
        await FillAsync(own, Applying.IdOf(draft), AttachmentRules.MaxBytesOfDrafts - 10);
        var form = holder.Browser.FormOf("main form");
        var attach = $"{draft}/answers?handler=attach";
        var page = await holder.Browser.SubmitAsync(form, [], attach, new TestFile("file.certificate-copy", "a.pdf", "%PDF-1.7 too much"u8.ToArray()));
        Assert.Contains("合計が上限を超える", page.Errors, StringComparison.Ordinal);
        Assert.Equal(0, FilesIn(own));
        form = holder.Browser.FormOf("main form");
        page = await holder.Browser.SubmitAsync(form, [], attach, new TestFile("file.certificate-copy", "b.pdf", "%PDF-1.7"u8.ToArray()));
        Assert.Empty(page.Errors);
        Assert.Equal(1, FilesIn(own));
    }

    private static int FilesIn(World world) =>
        new DirectoryInfo(Path.Combine(world.Data, "files")) is { Exists: true } folder ? folder.EnumerateFiles("*", SearchOption.AllDirectories).Count() : 0;

    private static async Task SendAsync(Holder holder, AngleSharp.Html.Dom.IHtmlFormElement form, string action, string name, byte[] content)
    {
        var sent = Forms.ContentOf(form, Forms.FieldsOf(form, []), [new TestFile("file.certificate-copy", name, content)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = sent };
        using var answer = await holder.Browser.SendAsync(request);
        Assert.True((int)answer.StatusCode < 500, answer.StatusCode.ToString());
    }

    // Adds a file to another draft of the account, for a document that the tested draft does not ask for.
    private static Task<int> FillAsync(World world, Guid application, long bytes) => world.InDbAsync(db =>
    {
        db.Add(new Attachment
        {
            Id = Guid.CreateVersion7(world.Now),
            ApplicationId = application,
            DocumentId = "pass-certificate",
            Name = "large.pdf",
            ContentType = "application/pdf",
            Size = bytes,
            Sha256 = new string('0', 64),
            AddedAt = world.Now,
        });
        return db.SaveChangesAsync();
    });
}
