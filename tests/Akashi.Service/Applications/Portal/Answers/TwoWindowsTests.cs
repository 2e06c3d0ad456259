using System.Text;
using Akashi.Service.Applications;
using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Applications.Portal.Attach;
using Akashi.Service.Applications.Portal.Sign;
using Akashi.Service.Procedures.Versions;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Applications.Portal.Answers;

/// <summary>Row 1.7.4: the same draft in two windows; neither silently overwrites the other, and nothing typed is lost.</summary>
public class TwoWindowsTests(World world)
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");
    private static readonly Guid Session = new("01990000-0000-7000-8000-00000000000a");

    [Fact]
    public async Task The_second_window_is_told_what_the_first_changed_keeps_its_own_input_and_saves_when_pressed_again()
    {
        var (holder, first, second) = await TwoWindowsAsync();
        (await SubmitAsync(holder, first, ("former-name", "佐藤"))).MustBe("1.5.10");
        var page = (await SubmitAsync(holder, second, ("former-name", "鈴木"), ("phone", "06-1111-2222"))).MustBe("1.5.9");
        Assert.Contains("（保存されている内容：佐藤、この画面の入力：鈴木）", page.Text(".error-summary a[href='#former-name']"), StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll(".error-summary li"));
        Assert.Equal(("鈴木", "06-1111-2222"), (ValueOf(page, "former-name"), ValueOf(page, "phone")));
        Assert.Contains("佐藤", (await OtherWindowAsync(holder, page)).Words, StringComparison.Ordinal);
        Assert.Contains("鈴木", (await SubmitAsync(holder, FormOf(page))).MustBe("1.5.10").Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_the_other_window_emptied_is_named_too()
    {
        var (holder, first, second) = await TwoWindowsAsync(("former-name", "佐藤"));
        await SubmitAsync(holder, first, ("former-name", ""));
        var page = (await SubmitAsync(holder, second, ("phone", "06-1111-2222"))).MustBe("1.5.9");
        Assert.Contains("（保存されている内容：入力なし、この画面の入力：佐藤）", page.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_the_other_window_changed_is_shown_as_a_day()
    {
        var (holder, first, second) = await TwoWindowsAsync();
        await SubmitAsync(holder, first, ("registered-on.day", "2"));
        var page = (await SubmitAsync(holder, second, ("registered-on.day", "3"))).MustBe("1.5.9");
        Assert.Contains("（保存されている内容：平成31年（2019年）4月2日、この画面の入力：平成31年（2019年）4月3日）", page.Text("#registered-on-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_windows_that_say_the_same_do_not_disagree()
    {
        var (holder, first, second) = await TwoWindowsAsync();
        (await SubmitAsync(holder, first, ("former-name", "佐藤"))).MustBe("1.5.10");
        (await SubmitAsync(holder, second, ("former-name", "佐藤"))).MustBe("1.5.10");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"former-name\":1}")]
    public async Task A_form_that_does_not_say_what_was_seen_overwrites_nothing_unseen(string seen)
    {
        var (holder, first, _) = await TwoWindowsAsync();
        var page = (await SubmitAsync(holder, first, (SeenAnswers.Field, seen), ("phone", "06-9999-8888"))).MustBe("1.5.9");
        Assert.Contains("この画面の入力：0699998888", page.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_window_signed_cannot_be_saved_any_more()
    {
        await using var desk = await Desk.OpenAsync();
        var (open, scope) = await OpenedAndThenSignedAsync(desk);
        await using var _ = scope;
        var before = Assert.Single(await desk.RowsAsync<Application>());
        var save = scope.ServiceProvider.GetRequiredService<SaveAnswersHandler>();
        var changed = open.Draft with { Accepted = new Dictionary<string, string> { ["phone"] = "0611112222" } };
        Assert.IsType<SaveOutcome.NoDraft>(await save.HandleAsync(open, open.Draft, open.Procedure.Fields, changed, CancellationToken.None));
        var after = Assert.Single(await desk.RowsAsync<Application>());
        Assert.Equal((before.Answers.ToJson(), before.ChangedAt), (after.Answers.ToJson(), after.ChangedAt));
    }

    [Fact]
    public async Task What_another_window_signed_takes_and_loses_no_file()
    {
        await using var desk = await Desk.OpenAsync();
        var (open, scope) = await OpenedAndThenSignedAsync(desk);
        await using var _ = scope;
        var attach = scope.ServiceProvider.GetRequiredService<AttachHandler>();
        var procedure = desk.Services.GetRequiredService<ProcedureShelf>().OfferedBy(Desk.CareWorker).Single(p => !p.IsAboutEntry);
        var document = procedure.Documents.First(d => d.Id == "certificate-copy");
        var content = Encoding.ASCII.GetBytes("%PDF-1.7 %%EOF");
        var file = new FormFile(new MemoryStream(content), 0, content.Length, "file", "a.pdf");
        Assert.Null(await attach.AttachAsync(open, document, file, CancellationToken.None));
        await attach.RemoveAsync(open, Assert.Single(open.Attachments).Id, CancellationToken.None);
        Assert.Equal(open.Attachments[0].Id, Assert.Single(await desk.RowsAsync<Attachment>()).Id);
    }

    [Fact]
    public async Task Saving_while_it_is_being_signed_never_fails()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.DraftAsync(Hanako);
        var request = await desk.AskToSignAsync(id, Hanako, Session);
        await desk.AnswerAsync(request);
        var saving = Enumerable.Range(0, 8).Select(i => Task.Run(() => SaveAsync(desk, id, i))).ToList();
        var signing = Task.Run(() => desk.SubmitAsync(id, Hanako, Session, request));
        Assert.All(await Task.WhenAll(saving), outcome => Assert.True(outcome is SaveOutcome.Saved or SaveOutcome.ChangedElsewhere or SaveOutcome.NoDraft));
        Assert.True(await signing is SubmitOutcome.Submitted or SubmitOutcome.ChangedSince);
    }

    private static async Task<SaveOutcome> SaveAsync(Desk desk, Guid id, int number)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ApplicationStore>();
        if (await store.FindDraftAsync(id, Hanako, CancellationToken.None) is not { } open) return new SaveOutcome.NoDraft();
        var answers = open.Draft with { Accepted = new Dictionary<string, string>(open.Answers) { ["phone"] = $"031234000{number}" } };
        return await scope.ServiceProvider.GetRequiredService<SaveAnswersHandler>().HandleAsync(open, open.Draft, open.Procedure.Fields, answers, CancellationToken.None);
    }

    // A draft loaded just before the other window's signature arrives.
    private static async Task<(LoadedApplication Open, AsyncServiceScope Scope)> OpenedAndThenSignedAsync(Desk desk)
    {
        var id = await desk.DraftAsync(Hanako);
        var request = await desk.AskToSignAsync(id, Hanako, Session);
        await desk.AnswerAsync(request);
        var scope = desk.Services.CreateAsyncScope();
        var open = (await scope.ServiceProvider.GetRequiredService<ApplicationStore>().FindDraftAsync(id, Hanako, CancellationToken.None))!;
        Assert.IsType<SubmitOutcome.Submitted>(await desk.SubmitAsync(id, Hanako, Session, request));
        return (open, scope);
    }

    // A fully answered draft, with its form 1.5.9 open in two windows.
    private async Task<(Holder Holder, IHtmlFormElement First, IHtmlFormElement Second)> TwoWindowsAsync(params (string Name, string Value)[] others)
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.BeginsWithFactsAsync();
        (await holder.AnswersAsync([.. Applying.Answers().Where(a => others.All(o => o.Name != a.Name)), .. others], "certificate-copy")).MustBe("1.5.10");
        var first = FormOf((await holder.Browser.OpenAsync(draft + "/answers")).MustBe("1.5.9"));
        return (holder, first, FormOf((await holder.Browser.OpenAsync(draft + "/answers")).MustBe("1.5.9")));
    }

    private static Task<Page> SubmitAsync(Holder holder, IHtmlFormElement form, params (string Name, string Value)[] values) =>
        holder.Browser.SubmitAsync(form, values, holder.Browser.Page.Path[..holder.Browser.Page.Path.LastIndexOf('/')] + "/answers");

    private static async Task<Page> OtherWindowAsync(Holder holder, Page page) =>
        await holder.Browser.OpenAsync(page.Path.Replace("/answers", "/check", StringComparison.Ordinal));

    private static IHtmlFormElement FormOf(Page page) => (IHtmlFormElement)page.Document.QuerySelector("main form")!;

    private static string ValueOf(Page page, string name) => page.Document.QuerySelector($"[name={name}]")!.GetAttribute("value")!;
}
