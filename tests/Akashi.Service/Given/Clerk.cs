using Akashi.Service.Platform;
using Akashi.Service.Staff;

namespace Akashi.Service.Tests.Given;

/// <summary>A member of a body's staff with a passkey and a browser.</summary>
public sealed class Clerk
{
    private readonly string code;

    private Clerk(World world, Guid id, string code) => (Browser, Passkey, Id, this.code) = (world.Stranger(), new Passkey(world.Origin), id, code);

    public Browser Browser { get; }

    public Passkey Passkey { get; }

    public Guid Id { get; }

    /// <summary>Path of the one-time enrolment link.</summary>
    public string Link => "/office/staff/enrol?code=" + code;

    /// <summary>Enrols the passkey with the one-time link; ends at 6.2.</summary>
    public async Task<Page> EnrolAsync()
    {
        await Browser.OpenAsync(Link);
        return (await AnswerAsync("enrol", Passkey.Create)).MustBe("6.2");
    }

    /// <summary>Signs in with the passkey; ends at 6.2.</summary>
    public async Task<Page> SignInAsync()
    {
        await Browser.OpenAsync("/office/staff/sign-in");
        return (await AnswerAsync("sign-in", Passkey.Get)).MustBe("6.2");
    }

    /// <summary>Address of the review of an application.</summary>
    /// <param name="application">Its address, /applications/ID.</param>
    public static string ReviewOf(string application) => application.Replace("/applications/", "/office/decisions/", StringComparison.Ordinal) + "/review";

    /// <summary>Reads the queue (row 6.2) on to the page with an application; ends at its last page where it is not there.</summary>
    /// <param name="application">Its address, /applications/ID.</param>
    /// <param name="filter">Query of the queue; empty for what waits.</param>
    public async Task<(Page Page, bool Found)> LooksForAsync(string application, string filter = "")
    {
        var next = "/office/decisions/queue" + filter;
        while (true)
        {
            var page = (await Browser.OpenAsync(next)).MustBe("6.2");
            var found = page.Links.Any(l => l.StartsWith(ReviewOf(application), StringComparison.Ordinal));
            if (found || page.Document.QuerySelector("nav.pages a[rel=next]")?.GetAttribute("href") is not { } following) return (page, found);
            next = following;
        }
    }

    /// <summary>Opens the review of an application (row 6.3), and begins it if nobody has.</summary>
    public async Task<Page> ReviewsAsync(string application)
    {
        var page = (await Browser.OpenAsync(ReviewOf(application))).MustBe("6.3");
        return page.Document.QuerySelector("form[action$='handler=begin']") is null ? page : (await Browser.PressAsync("審査をはじめる")).MustBe("6.3");
    }

    /// <summary>Returns an application for correction, with reasons at places (rows 6.4 and 1.7.2).</summary>
    public async Task<Page> ReturnsAsync(string application, params (string Name, string Value)[] reasons)
    {
        await ReviewsAsync(application);
        (await Browser.OpenAsync(ReviewOf(application)[..^"/review".Length] + "/return")).MustBe("6.4");
        return (await Browser.PressAsync("差し戻す", reasons)).MustBe("6.3");
    }

    /// <summary>Somebody else with the same link, a new browser and a new passkey.</summary>
    public Clerk InAnotherBrowser(World world) => new(world, Id, code);

    /// <summary>Does what the script of the current page does: fetches the options, lets the authenticator answer, submits the form.</summary>
    /// <param name="kind">enrol or sign-in.</param>
    /// <param name="answer">The authenticator, from options to credential.</param>
    public async Task<Page> AnswerAsync(string kind, Func<string, string> answer)
    {
        var options = await OptionsAsync(kind);
        return await Browser.SubmitAsync($"form[data-passkey={kind}]", ("credential", answer(options)));
    }

    /// <summary>Fetches the options for the current form.</summary>
    public async Task<string> OptionsAsync(string kind)
    {
        var form = Browser.FormOf($"form[data-passkey={kind}]");
        var fields = new FormUrlEncodedContent(Forms.FieldsOf(form, []));
        using var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("data-options-url")) { Content = fields };
        using var answered = await Browser.SendAsync(request);
        return await answered.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    // There is no page for adding colleagues yet; the operator's settings add the first member.
    internal static async Task<Clerk> AddedAsync(World world, string body, StaffRole role, string name = "試験 係員")
    {
        var code = Secrets.Make();
        var id = Guid.CreateVersion7(world.Now);
        await world.InDbAsync(async db =>
        {
            db.Add(new StaffMember { Id = id, BodyId = body, Name = name, Role = role, AddedAt = world.Now });
            db.Add(new EnrolmentLink { CodeDigest = Secrets.Digest(code), StaffMemberId = id, ExpiresAt = world.Now.AddDays(7) });
            return await db.SaveChangesAsync();
        });
        return new Clerk(world, id, code);
    }
}
