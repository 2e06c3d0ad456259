using System.Net;
using System.Text.RegularExpressions;
using Akashi.Service.Issuing;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Registers;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Issuing.Portal.Screen;

/// <summary>Row 3.7.1 and threats S1 to S5: the page that shows a credential, and the copy of it that is kept on a device.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public partial class ScreenPageTests(World world)
{
    private const string Policy = "Content-Security-Policy";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Row_3_7_1_one_press_leads_to_the_page_with_code_facts_and_end_in_both_calendars()
    {
        var (holder, credential) = await IssuedAsync();
        var shown = await holder.Browser.OpenAsync($"/issuing/{credential.Id}/show");
        Assert.Contains($"/issuing/screen/{credential.Id}", shown.Links);
        var page = (await holder.Browser.OpenAsync($"/issuing/screen/{credential.Id}")).MustBe("3.7.1");
        Assert.NotNull(page.Document.QuerySelector("main svg[role=img] path[d]"));
        string[] said = ["介護福祉士", "山田　花子", await NumberAsync(credential), "http://localhost:8081/"];
        Assert.All(said, fact => Assert.Contains(fact, page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal));
        Assert.Matches(BothCalendars(), page.Words);
        Assert.Contains($"/issuing/{credential.Id}/pdf?save=true", page.Links);
    }

    [Fact]
    public async Task Row_3_7_1_the_page_is_complete_without_a_script()
    {
        var (holder, credential) = await IssuedAsync();
        var main = (await holder.Browser.OpenAsync($"/issuing/screen/{credential.Id}")).Document.QuerySelector("main")!;
        Assert.All(main.QuerySelectorAll("button"), button => Assert.NotNull(button.Closest("[hidden], dialog:not([open])")));
        Assert.DoesNotContain("端末に保存", Visible(main), StringComparison.Ordinal);
        Assert.Contains("消えるまでの時間を長くしてください", Visible(main), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(RegistrationStatus.Revoked), "取り消されている")]
    [InlineData(nameof(RegistrationStatus.Suspended), "一時停止されている")]
    [InlineData(nameof(RegistrationStatus.Deleted), "削除されている")]
    [InlineData(nameof(CredentialState.Withdrawn), "ご自身が無効にした")]
    [InlineData(nameof(CredentialState.Replaced), "登録情報が変わった")]
    [InlineData("Expired", "有効期限が過ぎた")]
    [InlineData("SignerRevoked", "証明書が失効した")]
    public async Task Row_3_7_1_what_does_not_count_is_no_code_but_says_why_and_what_to_do(string state, string words)
    {
        var (holder, credential) = await IssuedAsync();
        await EndAsync(credential, state);
        var page = (await holder.Browser.OpenAsync($"/issuing/screen/{credential.Id}")).MustBe("3.7.1");
        Assert.Null(page.Document.QuerySelector("main svg"));
        Assert.Contains(words, page.Text("main .notice"), StringComparison.Ordinal);
        Assert.Contains($"/issuing/{credential.RegistrationId}/qualification", page.Links);
        // Which its script takes for "remove what is kept" (threat S4).
        Assert.Equal(credential.Id.ToString(), page.Document.QuerySelector("[data-ended]")!.GetAttribute("data-screen-of"));
        Assert.Equal(HttpStatusCode.NotFound, (await holder.Browser.OpenAsync($"/issuing/screen/{credential.Id}/copy")).Status);
    }

    [Fact]
    public async Task Row_3_7_1_the_credential_issued_in_its_place_is_led_to()
    {
        var (holder, credential) = await IssuedAsync();
        var next = await IssuesAsync(holder, credential.RegistrationId);
        await ChangeAsync(credential.Id, u => u.SetProperty(c => c.State, CredentialState.Replaced).SetProperty(c => c.SuccessorId, next));
        Assert.Contains($"/issuing/{next}/show", (await holder.Browser.OpenAsync($"/issuing/screen/{credential.Id}")).Links);
    }

    [Fact]
    public async Task S3_another_holder_and_a_stranger_get_neither_the_page_nor_the_copy()
    {
        var (_, credential) = await IssuedAsync();
        var other = await world.HolderSignedIn("taro");
        foreach (var path in new[] { $"/issuing/screen/{credential.Id}", $"/issuing/screen/{credential.Id}/copy" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.OpenAsync(path)).Status);
            using var answer = await world.Stranger().GetAsync(path);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.OpenAsync($"/issuing/screen/{Guid.Empty}")).Status);
    }

    [Fact]
    public async Task S2_the_copy_has_nothing_of_the_session_and_says_as_of_when_it_is()
    {
        var (holder, credential) = await IssuedAsync();
        var page = (await holder.Browser.OpenAsync($"/issuing/screen/{credential.Id}/copy")).MustBe("3.7.1");
        Assert.Empty(page.Document.QuerySelectorAll("form, input, [data-session], [data-holder], nav"));
        var html = page.Document.Source.Text;
        Assert.DoesNotContain("__RequestVerificationToken", html, StringComparison.Ordinal);
        Assert.DoesNotContain((await holder.AccountIdAsync()).ToString(), html, StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(page.Document.QuerySelector("main svg[role=img] path[d]"));
        Assert.Matches(BothCalendars(), page.Text("main .notice"));
        Assert.Contains("この画面には反映されません", page.Text("main .notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task S2_what_the_copy_links_to_is_kept_with_it()
    {
        var (holder, credential) = await IssuedAsync();
        var kept = (await holder.Browser.OpenAsync($"/issuing/screen/{credential.Id}")).Document.QuerySelector("[data-keep]")!.GetAttribute("data-assets")!;
        var copy = await holder.Browser.OpenAsync($"/issuing/screen/{credential.Id}/copy");
        var linked = copy.Document.QuerySelectorAll("link[href], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).ToList();
        Assert.True(linked.Count >= 4, string.Join(' ', linked));
        Assert.All(linked, address => Assert.Contains($"\"{address}\"", kept, StringComparison.Ordinal));
    }

    [Fact]
    public async Task S5_only_this_page_may_start_a_worker_and_that_answers_for_these_pages_alone()
    {
        var (holder, credential) = await IssuedAsync();
        var screen = await holder.Browser.OpenAsync($"/issuing/screen/{credential.Id}");
        Assert.Contains("worker-src 'self'", screen.Headers[Policy], StringComparison.Ordinal);
        foreach (var path in new[] { $"/issuing/screen/{credential.Id}/copy", $"/issuing/{credential.Id}/show", "/home", "/" })
            Assert.Contains("worker-src 'none'", (await holder.Browser.OpenAsync(path)).Headers[Policy], StringComparison.Ordinal);
        using var keeper = await world.Stranger().GetAsync("/issuing/screen/keeper.js");
        Assert.Equal("text/javascript", keeper.Content.Headers.ContentType?.MediaType);
        // Without it, a browser lets a worker answer for nothing above its own folder.
        Assert.False(keeper.Headers.Contains("Service-Worker-Allowed"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; connect-src 'self';", keeper.Headers.GetValues(Policy).Single(), StringComparison.Ordinal);
        Assert.Matches("""^importScripts\("/assets/screen-keeper-[0-9a-f]{8}\.js"\);\n$""", await keeper.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task S3_pages_say_by_a_mark_whose_session_it_is()
    {
        var (hanako, credential) = await IssuedAsync();
        var taro = await world.HolderSignedIn("taro");
        var mark = MarkOn(await hanako.Browser.OpenAsync("/home"));
        Assert.Matches("^[0-9a-f]{16}$", mark);
        Assert.NotEqual(mark, MarkOn(await taro.Browser.OpenAsync("/home")));
        var screen = await hanako.Browser.OpenAsync($"/issuing/screen/{credential.Id}");
        Assert.Equal(mark, screen.Document.QuerySelector("[data-owner]")!.GetAttribute("data-owner"));

        static string? MarkOn(Page page) => page.Document.QuerySelector("dialog[data-session]")!.GetAttribute("data-holder");
    }

    private static string Visible(AngleSharp.Dom.IElement main) =>
        string.Concat(main.QuerySelectorAll("p, h2, dt, dd, a").Where(e => e.Closest("[hidden]") is null).Select(e => e.TextContent));

    private Task EndAsync(IssuedCredential credential, string state)
    {
        if (Enum.TryParse<RegistrationStatus>(state, out var status)) return ChangeAsync(credential.Id, u => u.SetProperty(c => c.RegistrationStatus, status));
        if (Enum.TryParse<CredentialState>(state, out var own)) return ChangeAsync(credential.Id, u => u.SetProperty(c => c.State, own));
        return state == "Expired"
            ? ChangeAsync(credential.Id, u => u.SetProperty(c => c.ExpiresAt, world.Now))
            : world.InDbAsync(async db =>
            {
                // Its own key, which is not published any more, so that the credentials of other tests stay as they are.
                var key = credential.Id.ToString("N")[..16];
                var ended = world.Now.AddDays(-1);
                db.Add(new IssuerCertificate { KeyId = key, Purpose = KeyPurpose.Credential, Pem = "", EndsAt = ended, RevokedAt = ended });
                await db.SaveChangesAsync(Ct);
                return await ChangeAsync(credential.Id, u => u.SetProperty(c => c.KeyId, key));
            });
    }

    private Task<int> ChangeAsync(Guid id, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<IssuedCredential>> change) =>
        world.InDbAsync(db => db.Set<IssuedCredential>().Where(c => c.Id == id).ExecuteUpdateAsync(change, Ct));

    private async Task<string> NumberAsync(IssuedCredential credential) =>
        await world.InDbAsync(db => db.Set<Registration>().Where(r => r.Id == credential.RegistrationId).Select(r => r.Number).SingleAsync(Ct));

    private async Task<(Holder Holder, IssuedCredential Credential)> IssuedAsync()
    {
        var holder = await world.HolderSignedIn();
        var entry = await world.RegisteredAsync(Registering.NewNumber(), holder.Card.Persona, await holder.AccountIdAsync());
        var id = await IssuesAsync(holder, entry);
        return (holder, await world.InDbAsync(db => db.Set<IssuedCredential>().SingleAsync(c => c.Id == id, Ct)));
    }

    private static async Task<Guid> IssuesAsync(Holder holder, Guid entry)
    {
        (await holder.Browser.OpenAsync($"/issuing/{entry}/qualification")).MustBe("3.5.1");
        return Guid.Parse((await holder.Browser.SubmitAsync("main form")).MustBe("3.6.1").Path.Split('/')[2]);
    }

    [GeneratedRegex("令和[0-9]+年（20[0-9]{2}年）[0-9]+月[0-9]+日")]
    private static partial Regex BothCalendars();
}
