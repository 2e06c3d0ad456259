using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Holder;

/// <summary>
/// Row 0.5 by phone: each failure of the phone's service once, at the signature, where most would be lost. Each has its page, which leads back to the
/// consent, and at the end every answer is as it was typed.
/// </summary>
internal sealed class PhoneFailures(HolderActs holder, Scene scene)
{
    private const string Cancelled = "cancel";

    private static readonly (string Answer, string Heading)[] Answers =
    [
        ("timeout", "時間が過ぎました"), ("locked", "暗証番号がロックされています"), ("revoked", "電子証明書が失効しています"),
        ("expired", "電子証明書の有効期限が切れています"), ("unsupported", "このカードでは手続きできません"),
        ("unanswered", "いま電子証明書を確認できません"),
    ];

    private readonly Walk walk = holder.Walk;

    /// <summary>Begins and ends at the phone's first page for the signature of an application with this registration number.</summary>
    public async Task WalkAsync(string number)
    {
        walk.Expects(422);
        await new PhoneActs(walk).ChooseAsync("hanako", Cancelled);
        foreach (var (answer, heading) in Answers)
        {
            await holder.Consent();
            await new PhoneActs(walk).ChooseAsync("hanako", answer);
            await MustSayAsync(answer, heading);
        }
        await scene.WithoutPhonesServiceAsync(async () =>
        {
            await holder.Consent();
            await MustSayAsync("down", "スマートフォンでの本人確認を、いま利用できません");
        });
        var consent = walk.Page.Url;
        await walk.Page.GotoAsync(consent.Replace("/consent", "/answers", StringComparison.Ordinal));
        await walk.At("1.5.9");
        await Expect(walk.Page.Locator("[name=registration-number]")).ToHaveValueAsync(number);
        await walk.Page.GotoAsync(consent);
        await holder.Consent();
    }

    private async Task MustSayAsync(string answer, string heading)
    {
        await Expect(walk.Page.Locator("main .notice")).ToContainTextAsync(walk.Within(heading));
        await walk.At("0.5", answer + "-by-phone");
        await walk.Press("もとの画面に戻る");
        await walk.At("1.5.11");
    }
}
