using System.Text.Json.Nodes;
using Akashi.Service.Applications;
using Akashi.Service.Applications.Document;
using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Applications.Portal.Consent;
using Akashi.Service.Applications.Portal.Sign;
using Akashi.Service.Platform.Json;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Tests.Registers;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Applications.Portal.Sign;

/// <summary>Rows 1.5.12 to 1.6.1, threats C7 and C8: the service receives exactly what was shown, consented to and signed.</summary>
public class SubmitHandlerTests
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");
    private static readonly Guid Stranger = new("01990000-0000-7000-8000-000000000002");
    private static readonly Guid Session = new("01990000-0000-7000-8000-000000000011");

    [Fact]
    public async Task The_signed_document_holds_labels_values_digests_service_and_transaction()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.DraftAsync(Hanako);
        var request = await desk.AskToSignAsync(id, Hanako, Session);
        await desk.AnswerAsync(request);
        await desk.SubmitAsync(id, Hanako, Session, request);
        var signed = JsonNode.Parse((await OnlyAsync(desk)).Submission!.Document)!;
        var items = signed["sections"]!.AsArray().SelectMany(s => s!["items"]!.AsArray()).Select(i => ($"{i!["label"]}", $"{i["value"]}")).ToList();
        Assert.Equal(request, $"{signed["transaction"]}");
        Assert.NotEmpty($"{signed["service"]}");
        Assert.Equal("http://localhost:8080", $"{signed["origin"]}");
        Assert.Contains(("登録番号", "D-0123456"), items);
        Assert.Contains(("登録年月日", "平成31年（2019年）4月1日"), items);
        Assert.Contains(items, i => i.Item2 == Desk.Hanako.Name);
        Assert.Contains(items, i => i.Item2 == Desk.Hanako.Address);
        Assert.Equal(new string('a', 64), $"{signed["attachments"]![0]!["sha256"]}");
        Assert.Equal("介護福祉士登録証の写し", $"{signed["attachments"]![0]!["label"]}");
    }

    [Fact]
    public async Task The_signed_bytes_are_canonical_JSON()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.SubmittedAsync(Hanako);
        var document = (await OnlyAsync(desk)).Submission!.Document;
        Assert.Equal(document, CanonicalJson.Write(JsonNode.Parse(document)));
    }

    [Fact]
    public async Task What_was_signed_reads_back_as_what_was_shown()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.DraftAsync(Hanako);
        var shown = await ComposeAsync(desk, id);
        Assert.Equal(shown.ToBytes("t"), ApplicationDocument.Read(shown.ToBytes("t")).ToBytes("t"));
    }

    [Fact]
    public async Task An_answer_changed_after_the_card_was_asked_stops_the_submission_and_nothing_is_lost()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.DraftAsync(Hanako);
        var request = await desk.AskToSignAsync(id, Hanako, Session);
        await AnswerPhoneAsync(desk, id, "0311112222");
        await desk.AnswerAsync(request);
        Assert.IsType<SubmitOutcome.ChangedSince>(await desk.SubmitAsync(id, Hanako, Session, request));
        var kept = await OnlyAsync(desk);
        Assert.Equal((ApplicationState.Draft, true), (kept.State, kept.Answers.Accepted.Values.Contains("0311112222")));
    }

    [Fact]
    public async Task A_file_added_after_the_card_was_asked_stops_the_submission()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.DraftAsync(Hanako);
        var request = await desk.AskToSignAsync(id, Hanako, Session);
        await desk.WithAsync((AkashiDb db) => { db.Add(desk.Attached(id, "nationality", "住民票.pdf")); return db.SaveChangesAsync(); });
        await desk.AnswerAsync(request);
        Assert.IsType<SubmitOutcome.ChangedSince>(await desk.SubmitAsync(id, Hanako, Session, request));
    }

    [Fact]
    public async Task A_change_that_was_undone_needs_a_new_consent()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.DraftAsync(Hanako);
        var request = await desk.AskToSignAsync(id, Hanako, Session);
        await AnswerPhoneAsync(desk, id, "0311112222");
        await AnswerPhoneAsync(desk, id, "0312345678");
        await desk.AnswerAsync(request);
        Assert.IsType<SubmitOutcome.ChangedSince>(await desk.SubmitAsync(id, Hanako, Session, request));
    }

    [Theory]
    [InlineData("name")]
    [InlineData("address")]
    [InlineData("birth")]
    [InlineData("sex")]
    public async Task A_fact_that_the_certificate_contradicts_stops_the_submission_by_its_name(string fact)
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.DraftAsync(Hanako);
        var request = await desk.AskToSignAsync(id, Hanako, Session);
        await desk.AnswerAsync(request, fact switch
        {
            "name" => Desk.Hanako with { Name = "佐藤　花子" },
            "address" => Desk.Hanako with { Address = "大阪府大阪市" },
            "birth" => Desk.Hanako with { BirthOn = new DateOnly(1990, 5, 16) },
            _ => Desk.Hanako with { Sex = Akashi.Service.Cards.Sex.Male },
        });
        var outcome = Assert.IsType<SubmitOutcome.FactsDiffer>(await desk.SubmitAsync(id, Hanako, Session, request));
        Assert.Equal([fact], outcome.Which);
        Assert.Equal(ApplicationState.Draft, (await OnlyAsync(desk)).State);
    }

    [Fact]
    public async Task A_second_press_gets_the_first_receipt()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.DraftAsync(Hanako);
        var request = await desk.AskToSignAsync(id, Hanako, Session);
        await desk.AnswerAsync(request);
        await desk.SubmitAsync(id, Hanako, Session, request);
        var first = (await OnlyAsync(desk)).Submission?.ReceiptNumber;
        Assert.IsType<SubmitOutcome.Submitted>(await desk.SubmitAsync(id, Hanako, Session, request));
        Assert.Equal(first, (await OnlyAsync(desk)).Submission?.ReceiptNumber);
        Assert.Single(await desk.RowsAsync<ApplicationStep>());
    }

    [Fact]
    public async Task Two_presses_at_once_submit_once()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.DraftAsync(Hanako);
        var request = await desk.AskToSignAsync(id, Hanako, Session);
        await desk.AnswerAsync(request);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => desk.SubmitAsync(id, Hanako, Session, request))));
        Assert.All(outcomes, outcome => Assert.IsType<SubmitOutcome.Submitted>(outcome));
        Assert.Single(await desk.RowsAsync<ApplicationStep>());
    }

    [Fact]
    public async Task A_signature_of_another_session_does_not_count()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.DraftAsync(Hanako);
        var request = await desk.AskToSignAsync(id, Hanako, Session);
        await desk.AnswerAsync(request);
        Assert.IsType<SubmitOutcome.NoAnswer>(await desk.SubmitAsync(id, Hanako, Stranger, request));
    }

    [Fact]
    public async Task A_signature_for_one_draft_does_not_submit_another()
    {
        await using var desk = await Desk.OpenAsync();
        var signed = await desk.DraftAsync(Hanako);
        var request = await desk.AskToSignAsync(signed, Hanako, Session);
        await desk.AnswerAsync(request, account: Stranger);
        var other = await desk.DraftAsync(Stranger);
        await desk.AskToSignAsync(other, Stranger, Session);
        Assert.IsType<SubmitOutcome.ChangedSince>(await desk.SubmitAsync(other, Stranger, Session, request));
    }

    [Fact]
    public async Task Another_holders_draft_is_not_found()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.DraftAsync(Hanako);
        var request = await desk.AskToSignAsync(id, Hanako, Session);
        await desk.AnswerAsync(request);
        Assert.IsType<SubmitOutcome.NotFound>(await desk.SubmitAsync(id, Stranger, Session, request));
    }

    [Fact]
    public async Task A_draft_with_a_gap_cannot_be_consented_to()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.DraftAsync(Hanako);
        await AnswerPhoneAsync(desk, id, "");
        Assert.Null(await desk.WithAsync((ConsentHandler consent) => consent.HandleAsync(id, Hanako, desk.TermsVersion(), CancellationToken.None)));
    }

    [Fact]
    public async Task Receipt_numbers_are_unique_by_the_database()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.SubmittedAsync(Hanako);
        await desk.DraftAsync(Stranger);
        var refusal = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => desk.SqlAsync(
            "UPDATE applications SET \"Submission_ReceiptNumber\" = (SELECT max(\"Submission_ReceiptNumber\") FROM applications)"));
        Assert.Contains("unique", refusal.Message, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<Application> OnlyAsync(Desk desk) => Assert.Single(await desk.RowsAsync<Application>());

    private static async Task AnswerPhoneAsync(Desk desk, Guid id, string phone)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        var open = (await scope.ServiceProvider.GetRequiredService<ApplicationStore>().FindDraftAsync(id, Hanako, CancellationToken.None))!;
        await scope.ServiceProvider.GetRequiredService<SaveAnswersHandler>().HandleAsync(
            open, open.Draft, open.Procedure.Fields, open.Draft with { Accepted = new Dictionary<string, string>(open.Answers) { ["phone"] = phone } }, CancellationToken.None);
    }

    private static async Task<ApplicationDocument> ComposeAsync(Desk desk, Guid id)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        var open = (await scope.ServiceProvider.GetRequiredService<ApplicationStore>().FindDraftAsync(id, Hanako, CancellationToken.None))!;
        return scope.ServiceProvider.GetRequiredService<DocumentComposer>().Compose(open);
    }
}
