using Microsoft.Playwright;

namespace Akashi.Browser.Tests;

/// <summary>What a staff member of the body does, with a passkey from the browser's virtual authenticator.</summary>
internal sealed class StaffActs(Walk walk, Scene scene)
{
    public Walk Walk => walk;

    /// <summary>Enrols with the one-time link, then signs in: row 6.1.</summary>
    public async Task Enter()
    {
        var authenticator = await walk.Page.Context.NewCDPSessionAsync(walk.Page);
        await authenticator.SendAsync("WebAuthn.enable");
        await authenticator.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await walk.Page.GotoAsync(scene.Stack.EnrolmentLink!.ToString());
        await walk.Press("パスキーを登録する");
        await walk.At("6.2");
        await walk.Press("ログアウト");
        await SignIn();
    }

    /// <summary>Row 6.1.</summary>
    public async Task SignIn()
    {
        await Open("/office/staff/sign-in");
        await walk.At("6.1");
        await walk.Press("パスキーでログイン");
        await walk.At("6.2");
    }

    /// <summary>Row 6.3: opens the oldest application and starts its review.</summary>
    public async Task OpenFirstApplication()
    {
        await Open("/office/decisions/queue");
        await walk.At("6.2");
        await walk.Page.Locator("tbody a").First.ClickAsync();
        await BeginReview();
    }

    /// <summary>Row 6.3: opens a person's application and starts its review.</summary>
    public async Task OpenApplicationOf(string name)
    {
        await Open("/office/decisions/queue");
        await walk.Page.Locator("tbody tr", new() { HasText = name }).GetByRole(AriaRole.Button).ClickAsync();
        await MustBeUnderReview();
    }

    /// <summary>Row 6.2: nothing of a person waits for a decision.</summary>
    public async Task MustNotSee(string name)
    {
        await Open("/office/decisions/queue");
        await walk.At("6.2", "without");
        await Assertions.Expect(walk.Page.Locator("tbody tr", new() { HasText = name })).ToHaveCountAsync(0);
    }

    /// <summary>Row 6.4: accepts a person who was not registered, with number and date of the new entry.</summary>
    public async Task AcceptWithNumber(string number, string state = "完了")
    {
        await walk.Page.Locator("[name=number]").FillAsync(number);
        await walk.Page.Locator("[name='registeredOn.era']").SelectOptionAsync("Reiwa");
        await walk.Page.Locator("[name='registeredOn.year']").FillAsync("8");
        await walk.Page.Locator("[name='registeredOn.month']").FillAsync("4");
        await walk.Page.Locator("[name='registeredOn.day']").FillAsync("1");
        await Accept(state);
    }

    /// <summary>Row 6.4: rejects the open application.</summary>
    public async Task Reject(string reason)
    {
        await walk.Page.Locator("[name=reason]").FillAsync(reason);
        await walk.Press("却下する");
        await walk.At("6.4");
        await walk.Press("却下を確定する");
        await Assertions.Expect(walk.Page.Locator(".tag").First).ToHaveTextAsync(walk.Exactly("却下"));
    }

    /// <summary>Row 6.4: returns the open application for correction.</summary>
    /// <param name="place">Where to correct, as the form names it.</param>
    /// <param name="why">What to correct.</param>
    public async Task Return(string place, string why)
    {
        await walk.Press("差し戻す内容を書く");
        await walk.At("6.4", "return");
        await walk.Page.Locator($"[name='{place}']").FillAsync(why);
        await walk.Press("差し戻す");
        await Assertions.Expect(walk.Page.Locator(".tag").First).ToHaveTextAsync(walk.Exactly("差戻し"));
        await walk.At("6.3", "returned");
    }

    /// <summary>Row 6.4: accepts the open application.</summary>
    public async Task Accept(string state = "完了")
    {
        await walk.Press("承認する");
        await Assertions.Expect(walk.Page.Locator(".tag").First).ToHaveTextAsync(walk.Exactly(state));
        await walk.At("6.4");
    }

    /// <summary>Row 6.5: changes the state of a registration.</summary>
    public async Task Change(string command, string number)
    {
        await Open("/office/registers/search?words=" + number);
        await walk.Page.Locator("tbody a").First.ClickAsync();
        await walk.At("6.5");
        await walk.Page.Locator($"main input[value={command}]").CheckAsync();
        await walk.Page.Locator("[name=reason]").FillAsync("検査のため");
        await walk.Press("変更を確定する");
        await walk.At("6.5");
        if (command == "Revoke") await walk.Press("取消を確定する");
        await Assertions.Expect(walk.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await walk.At("6.5");
        await Assertions.Expect(walk.Page.Locator(".error-summary")).ToHaveCountAsync(0);
        // The confirmation is shown once, and reloading repeats nothing.
        var versions = await walk.Page.Locator("tbody tr").CountAsync();
        await walk.Page.ReloadAsync();
        await Assertions.Expect(walk.Page.GetByRole(AriaRole.Status)).ToHaveCountAsync(0);
        await Assertions.Expect(walk.Page.Locator("tbody tr")).ToHaveCountAsync(versions);
    }

    private async Task BeginReview()
    {
        await walk.At("6.3");
        await walk.Press("審査をはじめる");
        await MustBeUnderReview();
    }

    private async Task MustBeUnderReview()
    {
        await walk.At("6.3");
        await Assertions.Expect(walk.Page.Locator(".tag").First).ToHaveTextAsync(walk.Exactly("審査中"));
    }

    private Task Open(string path) => walk.Page.GotoAsync(new Uri(scene.Stack.Settings.Service, path).ToString());
}
