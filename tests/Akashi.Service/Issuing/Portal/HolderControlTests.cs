using System.Net;
using Akashi.Credentials.Format;
using Akashi.Credentials.Status;
using Akashi.Service.Audit;
using Akashi.Service.Issuing;
using Akashi.Service.Issuing.Portal.Withdraw;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Issuing.Portal;

/// <summary>Rows 3.7.2 and 3.7.4, threats V23 and V24: the holder makes a credential invalid, and composes one with less on it.</summary>
public class HolderControlTests(World world)
{
    private const string Form = "main form[method=post]";

    [Fact]
    public async Task One_press_makes_a_credential_invalid_and_only_that_one()
    {
        var (holder, entry) = await RegisteredAsync();
        var (sent, other) = (await IssuesAsync(holder, entry), await IssuesAsync(holder, entry));
        (await holder.Browser.OpenAsync($"/issuing/{sent}/withdraw")).MustBe("3.7.2");
        var page = (await holder.Browser.SubmitAsync(Form)).MustBe("3.7.2");
        Assert.Equal($"/issuing/{sent}/show", page.Path);
        Assert.Contains("本人が無効にしました", page.Text("main .notice"), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Links, l => l.Contains("/pdf", StringComparison.Ordinal) || l.EndsWith("/withdraw", StringComparison.Ordinal));
        var place = await FindAsync(sent);
        Assert.Equal((CredentialState.Withdrawn, true), (place.State, place.EndedAt is not null));
        await Wait.UntilAsync(async () => await PublishedAsync(place) == StatusValue.Withdrawn);
        Assert.Equal(CredentialState.Valid, (await FindAsync(other)).State);
        var list = await holder.Browser.OpenAsync($"/issuing/{entry}/qualification");
        Assert.DoesNotContain($"/issuing/{sent}/withdraw", list.Links);
        Assert.Contains($"/issuing/{other}/withdraw", list.Links);
    }

    [Fact]
    public async Task A_second_press_changes_nothing_and_the_trail_has_one_line()
    {
        var (holder, entry) = await RegisteredAsync();
        var id = await IssuesAsync(holder, entry);
        await holder.Browser.OpenAsync($"/issuing/{id}/withdraw");
        var form = holder.Browser.FormOf(Form);
        var action = $"/issuing/{id}/withdraw";
        await holder.Browser.SubmitAsync(form, [], action);
        var first = (await FindAsync(id)).EndedAt;
        (await holder.Browser.SubmitAsync(form, [], action)).MustBe("3.7.2");
        Assert.Equal(first, (await FindAsync(id)).EndedAt);
        var subject = $"credential:{id}";
        var acts = await world.InDbAsync(db => db.Set<AuditEntry>().Where(e => e.Text.Contains(subject)).Select(e => e.Text).ToListAsync());
        var line = Assert.Single(acts, a => a.Contains("credential.withdrawn", StringComparison.Ordinal));
        Assert.Contains($"account:{await holder.AccountIdAsync()}", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task V23_nobody_else_makes_it_invalid()
    {
        var (holder, entry) = await RegisteredAsync();
        var id = await IssuesAsync(holder, entry);
        var stranger = await world.HolderSignedIn("taro");
        var account = await stranger.AccountIdAsync();
        Assert.Equal(WithdrawOutcome.NotFound, await WithdrawAsync(id, account));
        Assert.Equal(CredentialState.Valid, (await FindAsync(id)).State);
    }

    [Fact]
    public async Task What_has_expired_is_not_withdrawn()
    {
        var (holder, entry) = await RegisteredAsync();
        var id = await IssuesAsync(holder, entry);
        var account = await holder.AccountIdAsync();
        await world.InDbAsync(db => db.Set<IssuedCredential>().Where(c => c.Id == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.ExpiresAt, world.Now)));
        Assert.Equal(WithdrawOutcome.Ended, await WithdrawAsync(id, account));
        Assert.Contains("有効期限切れ", (await holder.Browser.OpenAsync($"/issuing/{entry}/qualification")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task V24_what_the_preview_shows_is_what_the_code_says()
    {
        var (holder, entry) = await RegisteredAsync();
        await holder.Browser.OpenAsync($"/issuing/{entry}/contents");
        var preview = (await holder.Browser.SubmitAsync(Form, ("without", "BirthDate"), ("end", "OneMonth"))).MustBe("3.7.4");
        Assert.Contains("記載なし", preview.Text("[data-seen]"), StringComparison.Ordinal);
        var shown = (await holder.Browser.SubmitAsync(Form)).MustBe("3.6.1");
        var issued = await FindAsync(Guid.Parse(shown.Path.Split('/')[2]));
        var claims = ClaimsOf(issued);
        Assert.Null(claims.Facts.BirthOn);
        Assert.NotNull(claims.Facts.Kana);
        Assert.Equal((issued.ExpiresAt, true), (claims.ExpiresAt, claims.ExpiresAt < world.Now.AddDays(32)));
        Assert.Contains("生年月日", shown.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ThisDay", "", "入力してください")]
    [InlineData("ThisDay", "31.3.2027", "2027-03-31のように")]
    [InlineData("ThisDay", "2020-01-01", "までの日にしてください")]
    [InlineData("ThisDay", "2099-01-01", "までの日にしてください")]
    [InlineData("Never", "", "有効期限を選んでください")]
    public async Task An_end_that_cannot_be_is_refused_in_words(string end, string day, string words)
    {
        var (holder, entry) = await RegisteredAsync();
        await holder.Browser.OpenAsync($"/issuing/{entry}/contents");
        var page = (await holder.Browser.SubmitAsync(Form, ("without", "Kana"), ("end", end), ("day", day))).MustBe("3.7.4");
        Assert.Contains(words, page.Errors, StringComparison.Ordinal);
        Assert.True(page.Document.QuerySelector("[name=without][value=Kana]")!.HasAttribute("checked"));
    }

    [Theory]
    [InlineData("?without=Name")]
    [InlineData("?without=BirthDate&without=BirthDate")]
    [InlineData("?until=2099-01-01")]
    [InlineData("?until=yesterday")]
    public async Task V24_a_forged_choice_issues_nothing_and_is_asked_for_again(string query)
    {
        var (holder, entry) = await RegisteredAsync();
        Assert.Equal($"/issuing/{entry}/contents", (await holder.Browser.OpenAsync($"/issuing/{entry}/preview{query}")).Path);
        await holder.Browser.OpenAsync($"/issuing/{entry}/contents");
        await holder.Browser.PostAsync($"/issuing/{entry}/preview{query}");
        Assert.Equal(0, await world.InDbAsync(db => db.Set<IssuedCredential>().CountAsync(c => c.RegistrationId == entry)));
    }

    [Fact]
    public async Task A_note_is_kept_for_its_holder_and_too_long_a_one_is_refused_with_what_was_typed()
    {
        var (holder, entry) = await RegisteredAsync();
        var id = await IssuesAsync(holder, entry);
        var kept = await holder.Browser.SubmitAsync(Form, ("note", " 北病院　総務課 "));
        Assert.Contains("メモを保存しました。", kept.Words, StringComparison.Ordinal);
        Assert.Equal("北病院　総務課", (await FindAsync(id)).Note);
        Assert.Contains("北病院 総務課", (await holder.Browser.OpenAsync($"/issuing/{entry}/qualification")).Words, StringComparison.Ordinal);
        await holder.Browser.OpenAsync($"/issuing/{id}/show");
        var refused = await holder.Browser.SubmitAsync(Form, ("note", new string('あ', 61)));
        Assert.Contains("60", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.DoesNotContain("メモを保存しました。", (await holder.Browser.OpenAsync($"/issuing/{id}/show")).Words, StringComparison.Ordinal);
        var removed = await holder.Browser.SubmitAsync(Form, ("note", ""));
        Assert.Contains("メモを消しました。", removed.Words, StringComparison.Ordinal);
        Assert.Null((await FindAsync(id)).Note);
    }

    private Task<WithdrawOutcome> WithdrawAsync(Guid id, Guid account) =>
        world.InServiceAsync(s => s.GetRequiredService<WithdrawHandler>().HandleAsync(id, account, CancellationToken.None));

    private async Task<(Holder Holder, Guid Entry)> RegisteredAsync()
    {
        var holder = await world.HolderSignedIn();
        return (holder, await world.RegisteredAsync(Registering.NewNumber(), holder.Card.Persona, await holder.AccountIdAsync()));
    }

    private static async Task<Guid> IssuesAsync(Holder holder, Guid entry)
    {
        await holder.Browser.OpenAsync($"/issuing/{entry}/qualification");
        return Guid.Parse((await holder.Browser.SubmitAsync(Form)).MustBe("3.6.1").Path.Split('/')[2]);
    }

    private Task<IssuedCredential> FindAsync(Guid id) => world.InDbAsync(db => db.Set<IssuedCredential>().AsNoTracking().SingleAsync(c => c.Id == id));

    private static CredentialClaims ClaimsOf(IssuedCredential issued)
    {
        Assert.True(CredentialUrl.TryRead(issued.Url, new Uri(new Uri(issued.Url).GetLeftPart(UriPartial.Authority)), out var bytes, out _));
        Assert.True(Credential.TryRead(bytes, out var read, out _));
        return read!.Claims;
    }

    private async Task<StatusValue?> PublishedAsync(IssuedCredential place)
    {
        using var browser = world.Stranger();
        using var answer = await browser.GetAsync("/status/" + place.ListId);
        Assert.True(StatusList.TryRead(await answer.Content.ReadAsByteArrayAsync(), out var list, out _));
        return list![place.Index];
    }
}
