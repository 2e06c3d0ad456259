using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Decisions.Office.Review;

/// <summary>Row 6.4 on the pages: the second person sees what the first one decided and why, and either of them can send it back.</summary>
public sealed class TwoPersonsPagesTests : IAsyncLifetime
{
    private const string Why = "登録簿と登録証の写しが一致します。";
    private readonly TwoPersonsCatalog catalog = new();
    private OwnWorld world = null!;

    public async ValueTask InitializeAsync() => world = await OwnWorld.StartAsync("Catalog=" + catalog.Folder);

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        catalog.Dispose();
    }

    [Fact]
    public async Task Decision_goes_from_the_first_to_the_second_person_and_back()
    {
        var (first, second) = (await world.StaffSignedIn(name: "審査 一郎"), await world.StaffSignedIn(name: "決裁 二郎"));
        var holder = await world.HolderSignedIn();
        var number = Registering.NewNumber();
        await world.RegisteredAsync(number, holder.Card.Persona);
        var application = await holder.AppliesAsync(number);

        await first.ReviewsAsync(application);
        Assert.Contains("理由を", (await first.Browser.PressAsync("承認する")).Text("#note-error"), StringComparison.Ordinal);
        var page = await first.Browser.PressAsync("承認する", ("note", Why));
        Assert.Contains("別の職員の確認を待ちます", page.Text("[role=status]"), StringComparison.Ordinal);
        // Never the same person; but the first one can take it back.
        Assert.Contains("1人目として決定した職員は、確認できません", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("承認を確定する", page.Words, StringComparison.Ordinal);
        Assert.Contains("確認できません", (await first.Browser.PostAsync(Clerk.ReviewOf(application) + "?handler=confirm", ("proposal", "1"))).Errors, StringComparison.Ordinal);
        await first.ReviewsAsync(application);
        page = await first.Browser.PressAsync("審査に戻す", ("back", "もう一度確認します。"));
        Assert.Contains("もう一度確認します。", page.Words, StringComparison.Ordinal);
        await first.Browser.PressAsync("承認する", ("note", Why));

        page = await second.ReviewsAsync(application);
        Assert.All(["審査 一郎", Why, "1人目の決定"], words => Assert.Contains(words, page.Words, StringComparison.Ordinal));
        page = await second.Browser.OpenAsync(Clerk.ReviewOf(application) + "?lang=en");
        Assert.All(["Decision of the first officer", Why], words => Assert.Contains(words, page.Words, StringComparison.Ordinal));
        await second.Browser.OpenAsync(Clerk.ReviewOf(application) + "?lang=ja");
        Assert.Contains("審査に戻す理由を", (await second.Browser.PressAsync("審査に戻す", ("back", " "))).Errors, StringComparison.Ordinal);
        Assert.Contains("審査に戻しました", (await second.Browser.PressAsync("審査に戻す", ("back", "写しが不鮮明です。"))).Text("[role=status]"), StringComparison.Ordinal);
        // For the holder it was under review all the time.
        Assert.DoesNotContain("写しが不鮮明です。", (await holder.Browser.OpenAsync(application + "/timeline")).Words, StringComparison.Ordinal);

        page = await first.ReviewsAsync(application);
        Assert.Contains("写しが不鮮明です。", page.Words, StringComparison.Ordinal);
        await first.Browser.PressAsync("承認する", ("note", Why));
        await second.ReviewsAsync(application);
        page = await second.Browser.PressAsync("承認を確定する");
        Assert.Equal(("", "完了"), (page.Errors, page.Text(".tag")));
        Assert.All(["決裁 二郎", "審査 一郎"], words => Assert.Contains(words, page.Words, StringComparison.Ordinal));
    }
}
