using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests;

/// <summary>What a holder does, row by row.</summary>
/// <param name="walk">Her browser.</param>
/// <param name="scene">Where.</param>
/// <param name="setting">Settings of her browser.</param>
/// <param name="byPhone">Whether her phone reads the card, and not a reader.</param>
internal sealed class HolderActs(Walk walk, Scene scene, Setting setting, bool byPhone = false)
{
    public const string Pin = "1234";
    public const string Password = "ABC123";

    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    private readonly PhoneActs phone = new(walk);
    private string atPhone = "";

    public Walk Walk => walk;

    /// <summary>Takes this persona's card: into the reader, or to the phone.</summary>
    public Task Take(string persona)
    {
        if (!byPhone) return scene.PutCardAsync(persona);
        atPhone = persona;
        return Task.CompletedTask;
    }

    /// <summary>Opens a page of the portal by its path.</summary>
    public Task Open(string path) => walk.Page.GotoAsync(new Uri(scene.Stack.Settings.Service, path).ToString());

    /// <summary>Row 0.1, and on to the agent, whatever it answers.</summary>
    public async Task AskToSignIn()
    {
        await walk.Page.GotoAsync(scene.Stack.Settings.Service.ToString());
        await walk.At("0.1");
        await walk.Press("登録・ログイン");
        await GoToAgent();
    }

    /// <summary>Rows 0.1 to 1.3.1.</summary>
    public async Task SignIn()
    {
        if (byPhone)
        {
            await SignInByPhone();
            return;
        }
        await AskToSignIn();
        await FinishSignIn();
    }

    // On a phone the waiting page has a press that leads to its service: row 0.8.
    private async Task SignInByPhone()
    {
        await Open("/");
        await walk.At("0.1", "by-phone");
        await walk.Press("登録・ログイン");
        await walk.At("0.8");
        await phone.ReadAsync(atPhone, Pin, "0.2", "0.3", "0.4");
        await walk.Press("次へ");
        await walk.At("1.3.1");
    }

    /// <summary>Rows 0.2 to 1.3.1.</summary>
    public async Task FinishSignIn()
    {
        await SignInAtAgent();
        await walk.At("1.3.1");
    }

    /// <summary>Rows 0.2 to 0.4 and the press that leads back, wherever that is.</summary>
    public async Task SignInAtAgent()
    {
        await walk.At("0.2");
        await EnterSecret(Pin);
        await walk.At("0.3");
        await walk.Press("読み取り開始");
        await walk.At("0.4");
        await walk.Press("次へ");
    }

    /// <summary>Rows 1.3.1 to 1.5.3: choose the qualification and start.</summary>
    public async Task BeginInitialRegistration(string qualification, string state)
    {
        await walk.Press("さがす");
        await walk.At("1.3.2");
        await walk.Press("# 国家資格");
        await walk.At("1.3.3");
        await walk.Press("国家資格の登録・各種申請");
        await walk.At("1.4.1");
        await walk.Press("資格を追加する");
        await walk.At("1.4.2");
        await BeginFor(qualification, state);
    }

    /// <summary>Rows 1.4.2 to 1.5.3, from the address of the first.</summary>
    public async Task BeginFromTheList(string qualification, string state)
    {
        await Open("/applications/choose");
        await BeginFor(qualification, state);
    }

    private async Task BeginFor(string qualification, string state)
    {
        await walk.Press(qualification);
        await walk.At("1.5.1");
        await walk.Press("手続きをはじめる");
        await walk.At("1.5.2");
        await walk.Choose(state);
        await walk.Press("次へ");
        await walk.At("1.5.3");
        await walk.Press("次へ");
    }

    /// <summary>Rows 1.5.4 to 1.5.8: the 4 facts from the card.</summary>
    public async Task ReadFacts(string name)
    {
        await UseCardUntilDone("1.5.4", "1.5.5", "1.5.6", "1.5.7", Pin);
        await walk.Press("次へ");
        await walk.At("1.5.8");
        await Expect(walk.Page.Locator("main")).ToContainTextAsync(name);
        await walk.Press("次へ");
    }

    /// <summary>Signs out, to come back with another card.</summary>
    public async Task SignOut()
    {
        await walk.Press("ログアウト");
        await walk.At("0.1", "signed-out");
    }

    /// <summary>Row 1.5.9 for 介護福祉士, already registered.</summary>
    public async Task AnswerAsRegistered(string number, string kana, string era = "Heisei", string year = "31", string month = "4", string day = "1")
    {
        await walk.At("1.5.9");
        await walk.Page.Locator("[name=registration-number]").FillAsync(number);
        await FillDate("registered-on", era, year, month, day);
        await AnswerTheRest(kana);
        await Attach("certificate-copy", "登録証.png");
        await walk.Press("次へ");
    }

    /// <summary>Row 1.5.9 for 介護福祉士, not yet registered: no number is asked for.</summary>
    public async Task AnswerAsNew(string kana)
    {
        await walk.At("1.5.9");
        await Expect(walk.Page.Locator("[name=registration-number]")).ToHaveCountAsync(0);
        await walk.Page.Locator("[name='passed-in.era']").SelectOptionAsync("Reiwa");
        await walk.Page.Locator("[name='passed-in.year']").FillAsync("8");
        await walk.Page.Locator("[name='passed-in.month']").FillAsync("3");
        await AnswerTheRest(kana);
        await Attach("pass-certificate", "合格証書.png");
        await walk.Press("次へ");
    }

    /// <summary>Fills in the form shared by qualifications without their own; attaches and presses nothing.</summary>
    public async Task AnswerGeneric(string number)
    {
        await walk.Page.Locator("[name=registration-number]").FillAsync(number);
        await FillDate("registered-on", "Heisei", "31", "4", "1");
        await walk.Page.Locator("[name=phone]").FillAsync("03-1234-5678");
    }

    /// <summary>Rows 1.5.10 to 1.6.1: check, consent, sign, complete.</summary>
    public Task CheckConsentAndSign() => CheckConsentAndSign("1");

    /// <summary>Rows N.5.10 to N.6.1 of a flow.</summary>
    public async Task CheckConsentAndSign(string flow)
    {
        await CheckAndConsent(flow);
        await SignUntilDone(flow);
        await walk.Press("次へ");
        await walk.At(flow + ".6.1");
    }

    /// <summary>Rows N.5.10 and N.5.11.</summary>
    public async Task CheckAndConsent(string flow = "1")
    {
        await walk.At(flow + ".5.10");
        await walk.Press("次へ");
        await Consent(flow);
    }

    /// <summary>Row N.5.11, and the press that leads to the card.</summary>
    public async Task Consent(string flow = "1")
    {
        await walk.At(flow + ".5.11");
        await walk.Page.Locator("main input[type=checkbox]").CheckAsync();
        await walk.Press("次へ");
    }

    /// <summary>Rows 1.5.12 to 1.5.15, before the last press.</summary>
    public Task SignUntilDone(string flow = "1") => UseCardUntilDone(flow + ".5.12", flow + ".5.13", flow + ".5.14", flow + ".5.15", Password);

    /// <summary>Rows 3.3.1 to 3.6.1; saves the PDF to a file.</summary>
    public async Task<(string Pdf, string Url)> GetCredential(string qualification, string folder)
    {
        await walk.Page.GotoAsync(new Uri(scene.Stack.Settings.Service, "/home/certificates").ToString());
        await walk.At("3.3.1");
        await walk.Press("国家資格");
        await walk.At("3.4.1");
        await walk.Press(qualification);
        await walk.At("3.5.1");
        await walk.Press("デジタル資格者証をダウンロードする");
        await walk.At("3.6.1");
        var url = await walk.Page.Locator("[data-credential-url]").GetAttributeAsync("href");
        var download = await walk.Page.RunAndWaitForDownloadAsync(() => walk.Press("PDFをダウンロードする"));
        var pdf = Path.Combine(folder, "credential.pdf");
        await download.SaveAsAsync(pdf);
        return (pdf, url!);
    }

    public async Task EnterSecret(string secret)
    {
        await walk.Page.Locator("input[name=secret]").FillAsync(secret);
        await walk.Press("次へ");
    }

    /// <summary>Four rows with the card: consent, secret, begin, done, up to the last press. The phone's service asks for no consent of its own.</summary>
    public async Task UseCardUntilDone(string consent, string secretPage, string begin, string done, string secret)
    {
        if (byPhone)
        {
            await phone.ReadAsync(atPhone, secret, secretPage, begin, done);
            return;
        }
        await GoToAgent();
        await walk.At(consent);
        await walk.Press("読み取る");
        await walk.At(secretPage);
        await EnterSecret(secret);
        await walk.At(begin);
        await walk.Press("読み取り開始");
        await walk.At(done);
    }

    /// <summary>With scripts, the waiting page goes to the agent by itself once this browser has met one; otherwise a press does.</summary>
    public async Task GoToAgent()
    {
        if (!setting.Script || !await KnowsAgent())
        {
            await walk.At("0.5", "agent-first");
            await walk.Press("カードの読み取りへ進む");
        }
        await Expect(walk.Page).ToHaveURLAsync(new Regex($":{scene.Stack.Settings.CardAgent.Port}/"));
    }

    private async Task<bool> KnowsAgent() => (await walk.Page.Context.CookiesAsync()).Any(c => c.Name.EndsWith("akashi-agent", StringComparison.Ordinal));

    public async Task FillDate(string field, string era, string year, string month, string day)
    {
        await walk.Page.Locator($"[name='{field}.era']").SelectOptionAsync(era);
        await walk.Page.Locator($"[name='{field}.year']").FillAsync(year);
        await walk.Page.Locator($"[name='{field}.month']").FillAsync(month);
        await walk.Page.Locator($"[name='{field}.day']").FillAsync(day);
    }

    public async Task AnswerTheRest(string kana)
    {
        await walk.Page.Locator("[name=kana]").FillAsync(kana);
        await walk.Page.Locator("[name='domicile.is'][value=Prefecture]").CheckAsync();
        await walk.Page.Locator("[name='domicile.prefecture']").SelectOptionAsync("Tokyo");
        await walk.Page.Locator("[name=phone]").FillAsync("03-1234-5678");
    }

    public Task Attach(string document, string name) =>
        walk.Page.Locator($"[name='file.{document}']").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "image/png", Buffer = Picture });
}
