using System.Text;
using Akashi.Service.Applications;
using Akashi.Service.Applications.Portal.Consent;
using Akashi.Service.Applications.Portal.Sign;
using Akashi.Service.Audit;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.Reading;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Applications.Portal.Consent;

/// <summary>Rows 1.5.11 and 2.5.11: terms of use with a version, which is part of what is signed (decision 0042).</summary>
public sealed class TermsTests(World world)
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");
    private static readonly Guid Session = new("01990000-0000-7000-8000-00000000000a");

    [Fact]
    public async Task Consent_shows_the_terms_with_their_version_and_the_body_and_the_check_page_names_them()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.FillsInAsync();
        var page = holder.Browser.Page;
        Assert.Contains("国家資格オンライン利用規約", page.Words, StringComparison.Ordinal);
        Assert.Contains("版：1", page.Words, StringComparison.Ordinal);
        Assert.Contains("審査のために公益財団法人社会福祉振興・試験センターに渡されます。", page.Words, StringComparison.Ordinal);
        Assert.Contains("国家資格オンライン利用規約（版：1）", (await holder.Browser.OpenAsync(draft + "/check")).Words, StringComparison.Ordinal);
        Assert.Contains("(version 1)", (await holder.Browser.OpenAsync(draft + "/check?lang=en")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_read_another_version_is_asked_again()
    {
        var holder = await world.HolderSignedIn();
        await holder.FillsInAsync();
        var page = (await holder.Browser.SubmitAsync("main form", ("consent", "true"), ("terms", "0"))).MustBe("1.5.11");
        Assert.Contains("利用規約が新しくなりました。", page.Errors, StringComparison.Ordinal);
        await holder.ConsentsAsync();
        (await holder.CardAnswersAsync()).MustBe("1.6.1");
    }

    [Fact]
    public async Task What_is_signed_names_the_terms_and_the_trail_their_digest()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.SubmittedAsync(Hanako);
        var signed = Encoding.UTF8.GetString(Assert.Single(await desk.RowsAsync<Application>()).Submission!.Document);
        Assert.Contains("国家資格オンライン利用規約（版：1）", signed, StringComparison.Ordinal);
        var line = (await desk.RowsAsync<AuditEntry>()).Single(r => r.Text.Contains("application.consented", StringComparison.Ordinal));
        var terms = desk.Services.GetRequiredService<ProcedureReading>().Terms;
        Assert.Contains($"\"text\":\"{terms[Terms.OfPortal].Digest}\"", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_version_ends_the_consent_of_an_open_draft_and_asks_anew()
    {
        // It changes what it has read, so it reads by itself.
        await using var desk = await Desk.OpenAsync(catalog: Path.Combine(AppContext.BaseDirectory, "catalog"));
        var id = await desk.DraftAsync(Hanako);
        var request = await desk.AskToSignAsync(id, Hanako, Session);
        await desk.AnswerAsync(request);
        var terms = TermsOf(desk);
        terms[Terms.OfPortal] = terms[Terms.OfPortal] with { Version = "2" };
        Assert.IsType<SubmitOutcome.ChangedSince>(await desk.SubmitAsync(id, Hanako, Session, request));
        Assert.Null(await desk.WithAsync((ConsentHandler consent) => consent.HandleAsync(id, Hanako, "1", CancellationToken.None)));
        var again = await desk.AskToSignAsync(id, Hanako, Session);
        await desk.AnswerAsync(again);
        Assert.IsType<SubmitOutcome.Submitted>(await desk.SubmitAsync(id, Hanako, Session, again));
        var signed = Encoding.UTF8.GetString(Assert.Single(await desk.RowsAsync<Application>()).Submission!.Document);
        Assert.Contains("（版：2）", signed, StringComparison.Ordinal);
    }

    // Stands for a start with another catalog.
    private static Dictionary<string, Terms> TermsOf(Desk desk) => (Dictionary<string, Terms>)desk.Services.GetRequiredService<ProcedureReading>().Terms;
}
