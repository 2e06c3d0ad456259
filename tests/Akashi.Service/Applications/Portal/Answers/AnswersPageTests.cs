using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Applications.Portal.Answers;

/// <summary>Row 1.5.9: mistakes are reported at the field and in the summary, and nothing has to be typed twice.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class AnswersPageTests(World world)
{
    [Theory]
    [InlineData("registration-number", "", "「登録番号」を入力してください。")]
    [InlineData("kana", "山田花子", "「氏名のフリガナ」はカタカナまたはひらがなで入力してください。")]
    [InlineData("phone", "abc", "「電話番号」は市外局番から数字で入力してください（例：03-1234-5678）。")]
    [InlineData("phone", "110", "「電話番号」は市外局番から数字で入力してください（例：03-1234-5678）。")]
    [InlineData("email", "hanako@localhost", "「メールアドレス」は name@example.jp の形で入力してください。")]
    [InlineData("registered-on.month", "13", "「登録年月日」はカレンダーにない日付か、選んだ元号に含まれない日付です。元号・年・月・日を確認してください。")]
    [InlineData("registered-on.month", "5", "「登録年月日」はカレンダーにない日付か、選んだ元号に含まれない日付です。元号・年・月・日を確認してください。")]
    [InlineData("former-name", "長い旧姓長い旧姓長い旧姓長い旧姓長い旧姓長い旧姓長い旧姓長い旧姓長い旧姓長い旧姓長い旧姓長い旧姓長い旧姓長い旧姓長い旧姓長い旧姓",
        "「登録に旧姓または通称の併記を希望するときは、その旧姓または通称」は60文字以内で入力してください。")]
    public async Task A_wrong_answer_is_reported_at_its_field_and_in_the_summary_in_the_same_words_and_stays(string name, string typed, string words)
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        var page = (await holder.AnswersAsync([.. Applying.Answers().Where(a => a.Name != name), (name, typed)], "certificate-copy")).MustBe("1.5.9");
        var field = name.Split('.')[0];
        Assert.Equal("＊" + words, page.Text($"#{field}-error"));
        Assert.Equal(words, page.Text($".error-summary a[href='#{field}']"));
        Assert.Equal(typed, page.Document.QuerySelector($"[name='{name}']")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_number_that_does_not_fit_a_guess_is_taken_with_a_hint_to_look_again()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        var page = (await holder.AnswersAsync(Applying.Answers("介第12号の3"), "certificate-copy")).MustBe("1.5.10");
        Assert.Contains("登録証のとおりであれば、このまま進んでかまいません。", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_does_not_fit_a_confirmed_form_is_refused()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsAsync("small-vessel-operator");
        await holder.Browser.SubmitAsync("main form", ("state", "Registered"));
        await holder.Browser.SubmitAsync("main form");
        await holder.CardAnswersAsync();
        await holder.Browser.SubmitAsync("main form");
        var page = (await holder.AnswersAsync(Applying.Answers("12"), "certificate-copy")).MustBe("1.5.9");
        Assert.Contains("の形が違います", page.Text("#registration-number-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_not_registered_is_not_asked_for_a_number()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync("NotRegistered");
        Assert.Null(holder.Browser.Page.Document.QuerySelector("[name='registration-number']"));
    }

    [Fact]
    public async Task Right_answers_of_a_faulty_page_and_files_are_there_after_the_browser_was_closed()
    {
        var card = world.NewCard();
        var before = await world.HolderSignedIn(card);
        var draft = await before.BeginsWithFactsAsync();
        (await before.AnswersAsync([("kana", "やまだ　はなこ"), ("phone", "abc")], "certificate-copy")).MustBe("1.5.9");

        var after = await world.HolderSignedIn(card);
        Assert.Equal(draft, await after.BeginsAsync());
        var page = await after.Browser.OpenAsync(draft + "/answers");
        Assert.Equal("ヤマダ　ハナコ", page.Document.QuerySelector("[name=kana]")!.GetAttribute("value"));
        Assert.Contains("certificate.png", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switching_to_not_registered_leaves_the_other_choices_document_out_of_what_is_shown_and_signed()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.FillsInAsync();
        await holder.Browser.OpenAsync(draft + "/state");
        await holder.Browser.SubmitAsync("main form", ("state", "NotRegistered"));
        await holder.Browser.OpenAsync(draft + "/answers");
        var page = (await holder.AnswersAsync(Applying.AnswersOfNewcomer, "pass-certificate")).MustBe("1.5.10");
        Assert.DoesNotContain("介護福祉士登録証の写し", page.Words, StringComparison.Ordinal);
    }
}
