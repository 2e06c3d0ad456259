using System.Net;
using Akashi.Service.Staff;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Registers;

/// <summary>Row 6.5, threat P2: the pages of the registers in the back office.</summary>
public class RegisterPagesTests(World world)
{
    [Fact]
    public async Task An_entry_is_found_by_its_number_in_any_writing_and_by_the_begin_of_its_name()
    {
        var number = Registering.NewNumber();
        await world.RegisteredAsync(number, world.NewCard().Persona with { Name = $"検索　{number}" });
        var clerk = await world.StaffSignedIn();
        var wide = string.Concat(number.Select(c => (char)(c + 0xFEE0)));
        string[] writings =
            [number, $"第{number}号", wide, number.ToLowerInvariant(), $" {number[..^1]} ", $"検索　{number}", $"検索 {number}", $"検索{number[..5]}"];
        foreach (var words in writings)
            Assert.Contains(number, (await SearchAsync(clerk, words)).Text("tbody"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("第")]
    [InlineData("号")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("' OR 1=1 --")]
    public async Task Words_that_say_nothing_find_nothing(string words)
    {
        await world.RegisteredAsync(Registering.NewNumber(), world.NewCard().Persona);
        Assert.Equal("", (await SearchAsync(await world.StaffSignedIn(), words)).Text("tbody"));
    }

    [Fact]
    public async Task Another_body_neither_finds_nor_opens_nor_changes_it()
    {
        var number = Registering.NewNumber();
        var entry = await world.RegisteredAsync(number, world.NewCard().Persona);
        var elsewhere = await world.StaffSignedIn("mhlw");
        Assert.Equal("", (await SearchAsync(elsewhere, number)).Text("tbody"));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Browser.OpenAsync($"/office/registers/{entry}/open")).Status);
        await elsewhere.Browser.OpenAsync("/office/registers/search");
        var refused = await elsewhere.Browser.PostAsync($"/office/registers/{entry}/open", ("command", "Revoke"), ("reason", "x"));
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
    }

    [Fact]
    public async Task A_suspension_needs_a_reason_and_stands_in_the_history_with_who_and_why()
    {
        var registrar = await world.StaffSignedIn(role: StaffRole.Registrar);
        var entry = await world.RegisteredAsync(Registering.NewNumber(), world.NewCard().Persona);
        (await registrar.Browser.OpenAsync($"/office/registers/{entry}/open")).MustBe("6.5");
        Assert.Contains("理由を", (await registrar.Browser.PressAsync("変更を確定する", ("command", "Suspend"))).Text("#reason-error"), StringComparison.Ordinal);
        var page = await registrar.Browser.PressAsync("変更を確定する", ("command", "Suspend"), ("reason", "名称の使用停止"));
        Assert.Contains("試験 係員", page.Text("tbody tr"), StringComparison.Ordinal);
        Assert.Contains("名称の使用停止", page.Text("tbody tr"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_said_once_and_loading_again_repeats_nothing()
    {
        var registrar = await world.StaffSignedIn(role: StaffRole.Registrar);
        var entry = await world.RegisteredAsync(Registering.NewNumber(), world.NewCard().Persona);
        await registrar.Browser.OpenAsync($"/office/registers/{entry}/open");
        var told = await registrar.Browser.PressAsync("変更を確定する", ("command", "Suspend"), ("reason", "届出"));
        Assert.Contains("一時停止しました。", told.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("", (await registrar.Browser.OpenAsync($"/office/registers/{entry}/open")).Text("[role=status]"));
        Assert.Equal(2, registrar.Browser.Page.Document.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task A_revocation_is_asked_once_more_with_whose_it_is_and_the_way_back_keeps_what_was_entered()
    {
        var registrar = await world.StaffSignedIn(role: StaffRole.Registrar);
        var (number, persona) = (Registering.NewNumber(), world.NewCard().Persona);
        var entry = await world.RegisteredAsync(number, persona);
        await registrar.Browser.OpenAsync($"/office/registers/{entry}/open");
        var page = (await registrar.Browser.PressAsync("変更を確定する", ("command", "Revoke"), ("reason", "懲戒処分"))).MustBe("6.5");
        Assert.All([number, persona.Name.Replace('　', ' '), "懲戒処分", "元に戻せません"], words => Assert.Contains(words, page.Words, StringComparison.Ordinal));
        page = await registrar.Browser.PressAsync("戻って修正する");
        Assert.Equal(("有効", "懲戒処分"), (page.Text(".tag"), page.Text("[name=reason]")));
        Assert.NotNull(page.Document.QuerySelector("input[value=Revoke][checked]"));
        await registrar.Browser.PressAsync("変更を確定する");
        page = await registrar.Browser.PressAsync("取消を確定する");
        Assert.Equal("取消", page.Text(".tag"));
        Assert.Contains("取り消しました。", page.Text("[role=status]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_change_says_which_rule_refused_it()
    {
        var registrar = await world.StaffSignedIn(role: StaffRole.Registrar);
        var entry = await world.RegisteredAsync(Registering.NewNumber(), world.NewCard().Persona);
        await registrar.Browser.OpenAsync($"/office/registers/{entry}/open");
        var page = await registrar.Browser.PostAsync($"/office/registers/{entry}/open", ("command", "Lift"), ("reason", "x"));
        Assert.Contains("一時停止されていないため、解除できません", page.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clerk_reads_an_entry_and_cannot_change_it()
    {
        var clerk = await world.StaffSignedIn(role: StaffRole.Clerk);
        var entry = await world.RegisteredAsync(Registering.NewNumber(), world.NewCard().Persona);
        Assert.Null((await clerk.Browser.OpenAsync($"/office/registers/{entry}/open")).MustBe("6.5").Document.QuerySelector("[name=command]"));
        var refused = await clerk.Browser.PostAsync($"/office/registers/{entry}/open", ("command", "Suspend"), ("reason", "x"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
    }

    private static Task<Page> SearchAsync(Clerk clerk, string words) =>
        clerk.Browser.OpenAsync("/office/registers/search?words=" + Uri.EscapeDataString(words));
}
