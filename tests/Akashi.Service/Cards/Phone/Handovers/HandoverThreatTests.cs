using System.Net;
using Akashi.Service.Tests.Given;
using Microsoft.AspNetCore.WebUtilities;

namespace Akashi.Service.Tests.Cards.Phone.Handovers;

/// <summary>H10 to H17: what others could do with a code, a number, an answer.</summary>
[Collection(PhoneTests.Name)]
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class HandoverThreatTests(PhoneWorld world)
{
    // The attacker took and confirmed a code of their own, and lures a victim's card agent to the same request.
    [Fact]
    public async Task C4_answer_of_an_agent_does_not_come_home_by_a_handover()
    {
        var pair = new ComputerAndPhone(world);
        await pair.AsksAsync();
        await pair.TypesAsync(await pair.ClaimsAsync());
        await pair.LeavesAsync();
        await world.Agent().AnswerAsync(pair.CodePath.Split('/')[^1], world.CardInSandbox("taro"));
        Assert.Contains("この読み取りは終わっています", (await pair.Computer.OpenAsync(pair.CodePath)).Words, StringComparison.Ordinal);
        (await pair.Computer.OpenAsync("/home")).MustBe("0.1");
    }

    // The attacker shows their own code to a victim, who takes it; they do not see the number on the victim's phone.
    [Fact]
    public async Task H10_relayed_code_signs_nobody_in()
    {
        var pair = new ComputerAndPhone(world);
        await pair.AsksAsync();
        var number = await pair.ClaimsAsync();
        await pair.Phone.SubmitAsync("main form");
        Assert.Equal("/cards/number", pair.Phone.Page.Path);
        for (var i = 0; i < 3; i++) await pair.TypesAsync(OtherThan(number));
        Assert.Contains("番号が3回違ったため", pair.Computer.Page.Words, StringComparison.Ordinal);
        Assert.Contains("番号が3回違ったため", (await pair.Phone.OpenAsync("/cards/number")).Words, StringComparison.Ordinal);
        (await pair.Computer.OpenAsync("/home")).MustBe("0.1");
    }

    // Somebody photographs the code from behind and is faster.
    [Fact]
    public async Task H11_stolen_code_is_of_no_use_and_the_person_is_told()
    {
        var (pair, thief) = (new ComputerAndPhone(world), world.Phone());
        await pair.AsksAsync();
        await thief.OpenAsync(pair.PhonePath);
        await thief.SubmitAsync("main form");
        var told = await pair.Phone.OpenAsync(pair.PhonePath);
        Assert.Contains("別のスマートフォンで使われています", told.Words, StringComparison.Ordinal);
        Assert.Empty(told.Document.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await pair.Phone.OpenAsync("/cards/number")).Status);
        await pair.Computer.OpenAsync(pair.CodePath);
        (await pair.Computer.SubmitAsync("main form[action$='cancel']")).MustBe("0.1");
        await thief.OpenAsync("/cards/number");
        Assert.Empty(thief.Page.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task H11_looking_at_the_address_takes_nothing()
    {
        var pair = new ComputerAndPhone(world);
        await pair.AsksAsync();
        await world.Phone().OpenAsync(pair.PhonePath);
        Assert.Matches("^[0-9]{3} [0-9]{3}$", await pair.ClaimsAsync());
    }

    [Fact]
    public async Task H12_after_three_wrong_numbers_the_right_one_does_not_count()
    {
        var pair = new ComputerAndPhone(world);
        await pair.AsksAsync();
        var number = await pair.ClaimsAsync();
        Assert.Contains("数字6桁", (await pair.TypesAsync("12345")).Errors, StringComparison.Ordinal);
        Assert.Contains("番号が違います", (await pair.TypesAsync(OtherThan(number))).Errors, StringComparison.Ordinal);
        Assert.Contains("あと2回", pair.Computer.Page.Words, StringComparison.Ordinal);
        await pair.TypesAsync(OtherThan(number));
        var form = pair.Computer.FormOf("main form");
        await pair.TypesAsync(OtherThan(number));
        await pair.Computer.SubmitAsync(form, [("number", number)]);
        Assert.Contains("番号が3回違ったため", pair.Computer.Page.Words, StringComparison.Ordinal);
        Assert.True(world.Logs.Lines.Count(l => l.Contains("PhoneRefused", StringComparison.Ordinal) && l.EndsWith("Wrong ", StringComparison.Ordinal)) >= 2);
    }

    // The attacker took and confirmed a code of their own, and lures a victim to the phone's service with their state.
    [Fact]
    public async Task H13_answer_counts_only_from_the_browser_that_took_the_code()
    {
        var (pair, victim) = (new ComputerAndPhone(world), new PhoneHolder(world, "taro"));
        await victim.SignInAsync();
        await pair.AsksAsync();
        var back = await pair.AnswersAsync(PhoneHolder.Pin);
        foreach (var other in new[] { victim.Browser, world.Phone(), pair.Computer })
        {
            var page = await other.OpenAsync(back);
            Assert.Equal((HttpStatusCode.NotFound, "この画面では続けられません"), (page.Status, page.Heading));
        }
        (await pair.Computer.OpenAsync("/home")).MustBe("0.1");
        await pair.Phone.OpenAsync(back);
        (await pair.Computer.OpenAsync(pair.CodePath)).MustBe("1.3.1");
    }

    [Fact]
    public async Task H14_phone_never_gets_the_code_with_which_the_computer_returns()
    {
        var pair = new ComputerAndPhone(world);
        await pair.AsksAsync();
        var back = await pair.AnswersAsync(PhoneHolder.Pin);
        using var answer = await pair.Phone.GetAsync(back);
        Assert.Equal("/cards/number", answer.Headers.Location!.ToString());
        var done = await pair.Phone.OpenAsync("/cards/number");
        Assert.DoesNotContain("code=", done.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        (await pair.Phone.OpenAsync(pair.CodePath)).MustBe("0.1");
        using var home = await pair.Computer.GetAsync(pair.CodePath);
        var code = home.Headers.Location!.ToString();
        Assert.StartsWith("/cards/return?code=", code, StringComparison.Ordinal);
        await pair.Phone.OpenAsync(code);
        (await pair.Phone.OpenAsync("/home")).MustBe("0.1");
        (await pair.Computer.OpenAsync(code)).MustBe("1.3.1");
    }

    [Fact]
    public async Task H15_answer_comes_home_once_on_both_sides()
    {
        var pair = new ComputerAndPhone(world);
        await pair.AsksAsync();
        var back = await pair.AnswersAsync(PhoneHolder.Pin);
        await pair.Phone.OpenAsync(back);
        (await pair.Computer.OpenAsync(pair.CodePath)).MustBe("1.3.1");
        Assert.Equal("/cards/number", (await pair.Phone.OpenAsync(back)).Path);
        Assert.Contains("この読み取りは終わっています", (await pair.Computer.OpenAsync(pair.CodePath)).Words, StringComparison.Ordinal);
    }

    // Also on a phone that is signed in here itself.
    [Fact]
    public async Task H15_phone_with_a_session_hears_the_second_time_that_the_computer_goes_on()
    {
        var pair = new ComputerAndPhone(world);
        await new PhoneHolder(world, "taro", pair.Phone).SignInAsync();
        await pair.AsksAsync();
        var back = await pair.AnswersAsync(PhoneHolder.Pin);
        for (var time = 0; time < 2; time++)
        {
            var page = await pair.Phone.OpenAsync(back);
            Assert.Equal("/cards/number", page.Path);
            Assert.Contains("パソコンの画面をご覧ください", page.Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task H16_code_that_has_ended_looks_like_one_that_never_was()
    {
        var (cancelled, late) = (new ComputerAndPhone(world), new ComputerAndPhone(world));
        await cancelled.AsksAsync();
        await cancelled.Phone.OpenAsync(cancelled.PhonePath);
        var form = cancelled.Phone.FormOf("main form");
        await cancelled.Computer.SubmitAsync("main form[action$='cancel']");
        var taken = await cancelled.Phone.SubmitAsync(form, []);
        var pressed = await cancelled.Phone.SubmitAsync(form, [], "/cards/phone/no-code");
        var madeUp = await world.Phone().OpenAsync("/cards/phone/0000-0000-0000-0000");
        var malformed = await world.Phone().OpenAsync("/cards/phone/return-here");
        await late.AsksAsync();
        await world.WithClockAsync(TimeSpan.FromMinutes(11), () => late.Phone.OpenAsync(late.PhonePath));
        foreach (var page in new[] { taken, pressed, madeUp, malformed, late.Phone.Page })
            Assert.Equal((HttpStatusCode.NotFound, madeUp.LastingWords), (page.Status, page.LastingWords));
    }

    // What the person typed, took or is called stays out of the log; the address of the code is in no line either.
    [Fact]
    public async Task H17_nothing_of_the_two_is_in_the_log()
    {
        var pair = new ComputerAndPhone(world);
        await pair.AsksAsync();
        var number = await pair.ClaimsAsync();
        await pair.TypesAsync(number);
        var over = await pair.LeavesAsync();
        await pair.Phone.OpenAsync(await world.AnswersAsync(over, "hanako", PhoneHolder.Pin));
        (await pair.Computer.OpenAsync(pair.CodePath)).MustBe("1.3.1");
        var secret = pair.Phone.Cookies.GetCookies(world.Origin)["akashi-phone"]!.Value;
        string[] secrets = [pair.PhonePath.Split('/')[^1], number, secret, QueryHelpers.ParseQuery(over.Query)["state"].ToString()];
        Assert.All(secrets, s => Assert.DoesNotContain(world.Logs.Lines, l => l.Contains(s, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task H17_page_of_a_computer_belongs_to_its_session()
    {
        var (pair, other) = (new ComputerAndPhone(world), new ComputerAndPhone(world));
        await pair.AsksAsync();
        await other.AsksAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await other.Computer.OpenAsync(pair.CodePath)).Status);
        await other.Computer.OpenAsync(other.CodePath);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Computer.PostAsync(pair.CodePath + "?handler=cancel")).Status);
        await pair.ClaimsAsync();
    }

    private static string OtherThan(string number) => number.StartsWith('0') ? "1" + number[1..] : "0" + number[1..];
}
