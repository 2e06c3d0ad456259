namespace Akashi.Service.Tests.Given;

/// <summary>税理士の新規登録, which asks for any number of employers: pages of row 1.5.9 with a group.</summary>
public static class Practising
{
    /// <summary>Takes a draft to the page with the employers.</summary>
    /// <returns>Path of the draft.</returns>
    public static async Task<string> BeginsAtEmployersAsync(this Holder holder)
    {
        var draft = await holder.BeginsAsync("tax-accountant");
        await holder.Browser.SubmitAsync("main form", ("state", "NotRegistered"));
        await holder.Browser.SubmitAsync("main form");
        (await holder.CardAnswersAsync()).MustBe("1.5.8");
        (await holder.Browser.SubmitAsync("main form")).MustBe("1.5.9");
        Assert.Equal(draft + "/answers/practice", (await holder.Browser.PressAsync("次へ", ("grounds", "examination"))).MustBe("1.5.9").Path);
        return draft;
    }

    /// <summary>What is typed about one employer.</summary>
    /// <param name="key">Key of the time.</param>
    /// <param name="employer">Its name.</param>
    /// <param name="from">Year in which it began.</param>
    /// <param name="until">Year in which it ended.</param>
    public static (string Name, string Value)[] Employer(int key, string employer, string from = "2015", string until = "2018") =>
    [
        ($"practice.{key}.employer", employer),
        ($"practice.{key}.from.era", "Western"), ($"practice.{key}.from.year", from), ($"practice.{key}.from.month", "4"),
        ($"practice.{key}.until.era", "Western"), ($"practice.{key}.until.year", until), ($"practice.{key}.until.month", "3"),
        ($"practice.{key}.work", "申告書の作成"),
    ];

    /// <summary>Goes on from the page with the employers to the check page.</summary>
    public static async Task<Page> AnswersRestAsync(this Holder holder)
    {
        await holder.Browser.PressAsync(
            "次へ", ("oath", "true"), ("office.code", "100-0001"), ("office.text", "東京都千代田区千代田1-1"));
        await holder.Browser.PressAsync("次へ", ("kana", "ヤマダ　ハナコ"), ("domicile.is", "Prefecture"), ("domicile.prefecture", "Tokyo"));
        await holder.Browser.PressAsync("次へ", ("phone", "03-1234-5678"));
        string[] documents = ["qualification", "practice-proof", "photo", "capacity", "family-register"];
        var files = documents.Select(d => new TestFile("file." + d, d + ".png", Applying.Picture)).ToArray();
        return (await holder.Browser.SubmitAsync(holder.Browser.FormOf("main form"), [], null, files)).MustBe("1.5.10");
    }

    /// <summary>Applies with two employers; ends at 1.6.1.</summary>
    /// <returns>Path of the application.</returns>
    public static async Task<string> AppliesWithEmployersAsync(this Holder holder)
    {
        var draft = await holder.BeginsAtEmployersAsync();
        await holder.Browser.PressAsync("実務経験を追加する", Employer(1, "甲会計事務所"));
        await holder.Browser.PressAsync("次へ", Employer(2, "乙商事", "2018", "2024"));
        await holder.AnswersRestAsync();
        (await holder.Browser.SubmitAsync("main form")).MustBe("1.5.11");
        await holder.ConsentsAsync();
        (await holder.CardAnswersAsync()).MustBe("1.6.1");
        return draft;
    }
}
