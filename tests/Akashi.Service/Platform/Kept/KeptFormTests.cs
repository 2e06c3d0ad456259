using System.Text;
using Akashi.Service.Platform.Kept;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Tests.Given;
using AngleSharp;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Platform.Kept;

/// <summary>Row 0.6: what was typed into a form whose session had ended, or which was left, comes back to its person and to nobody else.</summary>
public sealed class KeptFormTests(World world)
{
    private const string Typed = "京都府京都市";

    [Fact]
    public async Task Form_sent_after_the_end_comes_back_after_sign_in_and_is_sent_by_another_press()
    {
        var holder = await AtAnswersAsync();
        var ended = (await SendsAfterTheEndAsync(holder)).MustBe("0.6");
        Assert.Contains("入力した内容は保存しています", ended.Words, StringComparison.Ordinal);
        Assert.Contains("選んだファイルは保存していません", ended.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Typed, ended.Document.ToHtml(), StringComparison.Ordinal);
        var page = (await SignsInAsync(holder, holder.Card)).MustBe("1.5.9");
        Assert.Equal(Typed, ValueOf(page, "former-name"));
        Assert.Contains("まだ送信していません。選んだファイルは残っていない", page.Words, StringComparison.Ordinal);
        (await holder.AnswersAsync([], "certificate-copy")).MustBe("1.5.10");
        Assert.Contains(Typed, holder.Browser.Page.Words, StringComparison.Ordinal);
        Assert.Equal(0, await KeptOfAsync(holder));
    }

    [Fact]
    public async Task E1_another_person_who_signs_in_sees_nothing_and_it_is_dropped()
    {
        var holder = await AtAnswersAsync();
        await SendsAfterTheEndAsync(holder);
        var page = await SignsInAsync(holder, world.NewCard("taro"));
        page.MustBe("1.3.1");
        Assert.DoesNotContain(Typed, page.Document.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(0, await KeptOfAsync(holder));
    }

    [Fact]
    public async Task E1_stolen_cookie_opens_nothing_in_another_persons_session()
    {
        var (holder, other) = (await AtAnswersAsync(), await world.HolderSignedIn("taro"));
        var path = holder.Browser.Page.Path;
        await SendsAfterTheEndAsync(holder);
        other.Browser.Cookies.Add(world.Origin, new System.Net.Cookie("akashi-kept-holder", SecretOf(holder)));
        Assert.DoesNotContain(Typed, (await other.Browser.OpenAsync(path)).Document.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task E2_stranger_has_nothing_kept()
    {
        var holder = await AtAnswersAsync();
        var form = holder.Browser.FormOf("main form");
        using var stranger = world.Stranger();
        (await stranger.SubmitAsync(form, [("former-name", Typed)])).MustBe("0.1");
        Assert.DoesNotContain(stranger.Cookies.GetCookies(world.Origin), c => c.Name.Contains("kept", StringComparison.Ordinal));
        Assert.Equal(0, await KeptOfAsync(holder));
    }

    [Fact]
    public async Task E2_session_that_was_signed_out_of_has_nothing_kept()
    {
        var holder = await AtAnswersAsync();
        var account = await holder.AccountIdAsync();
        await world.InDbAsync(db => db.Set<Session>().Where(s => s.SubjectId == account).ExecuteUpdateAsync(u => u.SetProperty(s => s.EndedAt, world.Now)));
        (await holder.AnswersAsync([("former-name", Typed)], "certificate-copy")).MustBe("0.1");
        Assert.Equal(0, await KeptOfAsync(holder));
    }

    [Fact]
    public async Task E2_one_person_has_five_forms_kept_at_most_and_none_that_is_too_long()
    {
        var holder = await AtAnswersAsync();
        foreach (var path in new[] { "/applications/choose", "/home", "/home/me", "/home/export", "/home/opened", "/contacts/address", "/home/search" })
            await holder.Browser.PostAsync(path + "?leave=/home", ("a", "b"));
        Assert.Equal(KeptForms.Most, await KeptOfAsync(holder));
        var many = Enumerable.Range(0, 3).Select(i => ("long" + i, new string('x', 30_000)));
        await holder.Browser.PostAsync("/home/services?leave=/home", [.. many]);
        Assert.False(await world.InDbAsync(db => db.Set<KeptForm>().AnyAsync(f => f.Path == "/home/services")));
    }

    [Fact]
    public async Task E3_form_of_another_page_than_ours_is_not_kept()
    {
        var holder = await AtAnswersAsync();
        var path = holder.Browser.Page.Path;
        await EndsAsync(holder);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([new("former-name", Typed)]) };
        using var answer = await holder.Browser.SendAsync(request);
        Assert.Equal(0, await KeptOfAsync(holder));
        // Nor one that carries the token of another session.
        var other = await AtAnswersAsync();
        (await holder.Browser.SubmitAsync(other.Browser.FormOf("main form"), [("former-name", Typed)], path)).MustBe("0.6");
        Assert.Equal(0, await KeptOfAsync(holder));
    }

    [Fact]
    public async Task E4_text_cannot_be_read_in_the_database_nor_opened_without_the_browsers_secret()
    {
        var holder = await AtAnswersAsync();
        await SendsAfterTheEndAsync(holder);
        var account = await holder.AccountIdAsync();
        var kept = await world.InDbAsync(db => db.Set<KeptForm>().SingleAsync(f => f.SubjectId == account));
        Assert.DoesNotContain(Typed, Encoding.UTF8.GetString(kept.Sealed), StringComparison.Ordinal);
        Assert.NotEqual(SecretOf(holder), kept.KeyDigest);
        // Somebody who writes to the database gives it another person and another secret.
        var thief = await world.HolderSignedIn("taro");
        var (id, secret) = (await thief.AccountIdAsync(), "made-up");
        var digest = Akashi.Service.Platform.Secrets.Digest(secret);
        await world.InDbAsync(db => db.Set<KeptForm>().Where(f => f.Id == kept.Id)
            .ExecuteUpdateAsync(u => u.SetProperty(f => f.SubjectId, id).SetProperty(f => f.KeyDigest, digest).SetProperty(f => f.Path, "/contacts/address")));
        thief.Browser.Cookies.Add(world.Origin, new System.Net.Cookie("akashi-kept-holder", secret));
        var page = await thief.Browser.OpenAsync("/contacts/address");
        Assert.Empty(page.Document.QuerySelectorAll(".notice[role=status]"));
    }

    [Fact]
    public async Task E6_sign_out_forgets_it()
    {
        var holder = await AtAnswersAsync();
        await LeavesAsync(holder, "/home");
        Assert.Equal(1, await KeptOfAsync(holder));
        await holder.Browser.SubmitAsync("form[action='/accounts/sign-out']");
        Assert.Equal(0, await KeptOfAsync(holder));
    }

    [Theory]
    [InlineData(-13)]
    [InlineData(1)]
    public async Task E6_it_ends_after_half_a_day_and_when_the_clock_was_set_back(int hours)
    {
        var holder = await AtAnswersAsync();
        var path = holder.Browser.Page.Path;
        await LeavesAsync(holder, "/home");
        var (account, at) = (await holder.AccountIdAsync(), world.Now.AddHours(hours));
        await world.InDbAsync(db => db.Set<KeptForm>().Where(f => f.SubjectId == account).ExecuteUpdateAsync(u => u.SetProperty(f => f.KeptAt, at)));
        Assert.NotEqual(Typed, ValueOf(await holder.Browser.OpenAsync(path), "former-name"));
    }

    [Fact]
    public async Task Back_keeps_what_was_typed_without_a_script()
    {
        var holder = await AtAnswersAsync();
        var (path, back) = (holder.Browser.Page.Path, holder.Browser.Page.Document.QuerySelector("main button.back-link")!);
        var before = await holder.Browser.SubmitAsync(holder.Browser.FormOf("#page-form"), [("former-name", Typed)], back.GetAttribute("formaction"));
        before.MustBe("1.5.8");
        Assert.Equal(Typed, ValueOf(await holder.Browser.OpenAsync(path), "former-name"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("")]
    public async Task E7_leaving_leads_to_no_other_site(string target)
    {
        var holder = await AtAnswersAsync();
        var (path, token) = (holder.Browser.Page.Path, holder.Browser.Page.Document.QuerySelector("input[name=__RequestVerificationToken]"));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{path}?leave={Uri.EscapeDataString(target)}")
        {
            Content = new FormUrlEncodedContent([new("former-name", Typed), new("__RequestVerificationToken", token!.GetAttribute("value")!)]),
        };
        using var answer = await holder.Browser.SendAsync(request);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(1, await KeptOfAsync(holder));
    }

    // P16 holds for what comes back, too.
    [Fact]
    public async Task Answers_changed_elsewhere_in_the_meantime_are_told_before_they_are_overwritten()
    {
        var holder = await AtAnswersAsync();
        var path = holder.Browser.Page.Path;
        await SendsAfterTheEndAsync(holder);
        var elsewhere = await world.HolderSignedIn(holder.Card);
        await elsewhere.Browser.OpenAsync(path);
        (await elsewhere.AnswersAsync(AnswersWith("佐藤"), "certificate-copy")).MustBe("1.5.10");
        (await SignsInAsync(holder, holder.Card)).MustBe("1.5.9");
        var page = await holder.AnswersAsync([], "certificate-copy");
        Assert.Contains($"この画面の入力：{Typed}", page.MustBe("1.5.9").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_opened_after_the_end_says_so()
    {
        var holder = await world.HolderSignedIn();
        await EndsAsync(holder);
        var page = (await holder.Browser.OpenAsync("/home")).MustBe("0.6");
        Assert.Equal("ログインの有効時間が切れました", page.Heading);
        Assert.DoesNotContain("入力した内容は保存しています", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_with_a_form_says_until_when_the_session_lasts()
    {
        var holder = await AtAnswersAsync();
        Assert.Contains("ログインの有効時間が切れます", holder.Browser.Page.Text("main noscript"), StringComparison.Ordinal);
        Assert.NotNull(holder.Browser.Page.Document.QuerySelector("dialog[role=alertdialog][data-seconds]"));
    }

    [Fact]
    public async Task Reason_that_staff_wrote_comes_back()
    {
        var holder = await world.HolderSignedIn();
        var application = await holder.AppliesAsync(Registering.NewNumber());
        var clerk = await world.StaffSignedIn();
        await clerk.ReviewsAsync(application);
        var field = clerk.Browser.Page.Document.QuerySelector("main textarea[name]")!.GetAttribute("name")!;
        var past = world.Now.AddMinutes(-31);
        await world.InDbAsync(db => db.Set<Session>().Where(s => s.SubjectId == clerk.Id).ExecuteUpdateAsync(u => u.SetProperty(s => s.SeenAt, past)));
        (await clerk.Browser.SubmitAsync(clerk.Browser.FormOf("#page-form"), [(field, Typed)])).MustBe("0.6");
        Assert.StartsWith("/office/", clerk.Browser.Page.Path, StringComparison.Ordinal);
        await clerk.Browser.OpenAsync("/office/staff/sign-in");
        await clerk.AnswerAsync("sign-in", clerk.Passkey.Get);
        Assert.Equal(Clerk.ReviewOf(application), clerk.Browser.Page.Path);
        Assert.Contains(Typed, clerk.Browser.Page.Document.QuerySelector($"main [name={field}]")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<Holder> AtAnswersAsync()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        return holder;
    }

    private static IReadOnlyList<(string Name, string Value)> AnswersWith(string formerName) =>
        [.. Applying.Answers().Where(a => a.Name != "former-name"), ("former-name", formerName)];

    private async Task<Page> SendsAfterTheEndAsync(Holder holder)
    {
        await EndsAsync(holder);
        return await holder.AnswersAsync(AnswersWith(Typed), "certificate-copy");
    }

    private static Task<Page> LeavesAsync(Holder holder, string target) =>
        holder.Browser.SubmitAsync(holder.Browser.FormOf("#page-form"), [("former-name", Typed)], holder.Browser.Page.Path + "?leave=" + target);

    // As if the person had done nothing for half an hour.
    private async Task EndsAsync(Holder holder)
    {
        var (account, past) = (await holder.AccountIdAsync(), world.Now.AddMinutes(-31));
        await world.InDbAsync(db => db.Set<Session>().Where(s => s.SubjectId == account).ExecuteUpdateAsync(u => u.SetProperty(s => s.SeenAt, past)));
    }

    private async Task<Page> SignsInAsync(Holder holder, TestCard card) =>
        await holder.Browser.OpenAsync(await world.Agent().AnswerAsync(await holder.AsksToSignInAsync(), card));

    private async Task<int> KeptOfAsync(Holder holder)
    {
        var account = await holder.AccountIdAsync();
        return await world.InDbAsync(db => db.Set<KeptForm>().CountAsync(f => f.SubjectId == account));
    }

    private string SecretOf(Holder holder) => holder.Browser.Cookies.GetCookies(world.Origin)["akashi-kept-holder"]!.Value;

    private static string? ValueOf(Page page, string name) => ((IHtmlInputElement?)page.Document.QuerySelector($"input[name='{name}']"))?.Value;
}
