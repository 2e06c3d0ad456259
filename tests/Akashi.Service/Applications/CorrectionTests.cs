using Akashi.Service.Applications;
using Akashi.Service.Applications.Document;
using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Applications.Portal.Sign;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Platform.Files;
using Akashi.Service.Tests.Registers;

namespace Akashi.Service.Tests.Applications;

/// <summary>Row 1.7.2, threats R1 to R4: an application is returned, corrected, signed again and resubmitted, and every signed round stays.</summary>
public class CorrectionTests
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");
    private static readonly Guid Stranger = new("01990000-0000-7000-8000-000000000002");
    private static readonly Guid Session = new("01990000-0000-7000-8000-000000000011");

    [Fact]
    public async Task Correction_keeps_receipt_number_and_place_in_the_queue()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.ReturnedAsync(Hanako);
        var before = await desk.RowAsync(id);
        desk.Clock.Advance(TimeSpan.FromDays(10));
        await desk.AnswerFieldAsync(id, Hanako, "phone", "0390001111");
        Assert.IsType<SubmitOutcome.Submitted>(await desk.SignAsync(id, Hanako));
        var after = await desk.RowAsync(id);
        Assert.Equal((before.Submission!.ReceiptNumber, before.SubmittedAt), (after.Submission!.ReceiptNumber, after.SubmittedAt));
        Assert.Equal((ApplicationState.Submitted, 2), (after.State, after.Submission.Round));
    }

    [Fact]
    public async Task Days_with_the_holder_do_not_count_for_the_body()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.SubmittedAsync(Hanako);
        var due = (await desk.ReadByStaffAsync(id))!.DueOn!.Value;
        await desk.BeginReviewAsync(id);
        await desk.ReturnAsync(id);
        Assert.Null((await desk.ReadByStaffAsync(id))!.DueOn);
        desk.Clock.Advance(TimeSpan.FromDays(10));
        await desk.SignAsync(id, Hanako);
        Assert.Equal(due.AddDays(10), (await desk.ReadByStaffAsync(id))!.DueOn);
    }

    [Fact]
    public async Task Return_says_why_at_a_place_of_the_application_or_is_refused()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.SubmittedAsync(Hanako);
        Assert.Equal(DecideOutcome.NotReviewed, await desk.ReturnAsync(id));
        await desk.BeginReviewAsync(id);
        Assert.Equal(DecideOutcome.NoReason, await desk.ReturnAsync(id, 1, new ReturnReason("field:none", "x")));
        Assert.Equal(DecideOutcome.Decided, await desk.ReturnAsync(id, 1, Returning.Phone, new ReturnReason(ReturnPlace.Document("certificate-copy"), "裏面も")));
        Assert.Equal(["field:phone", "document:certificate-copy"], (await desk.StepsAsync(id))[^1].Reasons!.Select(r => r.At));
        Assert.Equal(DecideOutcome.Decided, await desk.ReturnAsync(id));
        Assert.Equal(3, (await desk.StepsAsync(id)).Count);
    }

    [Fact]
    public async Task R1_nobody_else_corrects_it()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.ReturnedAsync(Hanako);
        await desk.AccountAsync(Stranger);
        Assert.Null(await desk.AnswerFieldAsync(id, Stranger, "phone", "0390001111"));
        Assert.IsType<SubmitOutcome.NotFound>(await desk.SubmitAsync(id, Stranger, Session, "none"));
        Assert.Equal("0312345678", (await desk.RowAsync(id)).Answers.Accepted["phone"]);
    }

    [Fact]
    public async Task R2_signature_of_an_earlier_round_never_counts_for_the_correction()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.DraftAsync(Hanako);
        var (used, spare) = (await desk.AskToSignAsync(id, Hanako, Session), await desk.AskToSignAsync(id, Hanako, Session));
        await desk.AnswerAsync(used);
        await desk.AnswerAsync(spare);
        await desk.SubmitAsync(id, Hanako, Session, used);
        await desk.BeginReviewAsync(id);
        await desk.ReturnAsync(id);
        // The same answers, and a consent to the second round: only the round tells the documents apart.
        await desk.AskToSignAsync(id, Hanako, Session);
        Assert.IsType<SubmitOutcome.NoAnswer>(await desk.SubmitAsync(id, Hanako, Session, used));
        Assert.IsType<SubmitOutcome.ChangedSince>(await desk.SubmitAsync(id, Hanako, Session, spare));
        Assert.Equal(ApplicationState.Returned, (await desk.RowAsync(id)).State);
    }

    [Fact]
    public async Task R2_return_ends_the_consent()
    {
        await using var desk = await Desk.OpenAsync();
        Assert.Null((await desk.RowAsync(await desk.ReturnedAsync(Hanako))).ConsentedAt);
    }

    [Fact]
    public async Task R3_every_signed_round_stays_with_its_document_and_its_signature()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.SubmittedAsync(Hanako);
        var first = (await desk.RowAsync(id)).Submission!;
        await desk.BeginReviewAsync(id);
        await desk.ReturnAsync(id);
        await desk.AnswerFieldAsync(id, Hanako, "phone", "0390001111");
        await desk.SignAsync(id, Hanako);
        var kept = Assert.Single(await desk.RowsAsync<SignedRound>());
        Assert.Equal((1, "0312345678"), (kept.Number, kept.Answers.Accepted["phone"]));
        Assert.Equal(first.Document, kept.Document);
        Assert.Equal(first.Signature, kept.Signature);
        var second = ApplicationDocument.Read((await desk.RowAsync(id)).Submission!.Document);
        Assert.Equal(2, second.Correction!.Round);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(first.Document)), second.Correction.Before);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => desk.SqlAsync("UPDATE signed_rounds SET \"Signature\" = \"Document\""));
    }

    [Fact]
    public async Task R3_file_that_was_signed_stays_readable_in_its_round()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.ReturnedAsync(Hanako);
        var file = Assert.Single(await desk.RowsAsync<Attachment>());
        await desk.WithAsync(async (FileStore files) => { await files.SaveAsync(file.Id, new byte[] { 7 }, CancellationToken.None); return true; });
        Assert.Equal("certificate-copy", await desk.RemoveFileAsync(id, Hanako));
        var kept = Assert.Single(await desk.RowsAsync<Attachment>());
        Assert.Equal((1, 2, true, false), (kept.SignedIn, kept.LeftOutFrom, kept.IsIn(1), kept.IsIn(2)));
        Assert.Equal([7], await desk.WithAsync((FileStore files) => files.ReadAsync(file.Id, CancellationToken.None)));
        Assert.Single((await desk.ReadByStaffAsync(id))!.Files);
    }

    [Fact]
    public async Task R4_staff_see_what_was_signed_until_it_is_signed_again()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.ReturnedAsync(Hanako);
        await desk.AnswerFieldAsync(id, Hanako, "domicile", "大阪府");
        Assert.Equal(("東京都", 1), await SeenAsync(desk, id));
        await desk.SignAsync(id, Hanako);
        Assert.Equal(("大阪府", 2), await SeenAsync(desk, id));
        var latest = (await desk.ReadByStaffAsync(id))!;
        var before = (await desk.WithAsync((SubmittedApplications all) => all.FindRoundAsync(latest, 1, CancellationToken.None)))!;
        var difference = RoundDifference.Of(before.Document, latest.Document);
        Assert.Equal(["東京都"], latest.Document.Sections.SelectMany(s => s.Items.Select(i => difference.Before(s, i))).OfType<string>());
    }

    [Fact]
    public async Task R4_withdrawn_application_shows_what_was_signed_and_not_what_was_typed_since()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.ReturnedAsync(Hanako);
        await desk.AnswerFieldAsync(id, Hanako, "domicile", "大阪府");
        await desk.WithdrawAsync(id, Hanako);
        Assert.Equal(("東京都", 1), await SeenAsync(desk, id));
    }

    [Fact]
    public async Task R4_decision_on_another_round_than_the_one_seen_is_refused()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.EntryAsync("D-0123456");
        var id = await desk.ReturnedAsync(Hanako);
        Assert.Equal(DecideOutcome.WithHolder, await desk.AcceptRoundAsync(id, new AcceptInput()));
        await desk.SignAsync(id, Hanako);
        await desk.BeginReviewAsync(id);
        Assert.Equal(DecideOutcome.RoundMoved, await desk.AcceptRoundAsync(id, new AcceptInput()));
        Assert.Equal(DecideOutcome.RoundMoved, await desk.RejectAsync(id));
        Assert.Equal(DecideOutcome.RoundMoved, await desk.ReturnAsync(id));
        Assert.Equal(DecideOutcome.Decided, await desk.AcceptRoundAsync(id, new AcceptInput(SeenRound: 2)));
    }

    [Fact]
    public async Task What_was_typed_and_not_accepted_is_still_there_when_it_is_corrected()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.ReturnedAsync(Hanako);
        Assert.IsType<SaveOutcome.Saved>(await desk.AnswerFieldAsync(id, Hanako, "phone", "0390001111"));
        Assert.Equal("0390001111", (await desk.RowAsync(id)).Answers.Accepted["phone"]);
    }

    private static async Task<(string?, int)> SeenAsync(Desk desk, Guid id) =>
        await desk.ReadByStaffAsync(id) is { } read ? (read.Bound(Service.Procedures.RegisterFact.Domicile), read.Round) : (null, 0);
}
