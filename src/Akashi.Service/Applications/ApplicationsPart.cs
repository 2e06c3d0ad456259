using Akashi.Service.Platform.Export;
using Akashi.Service.Platform.Files;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications;

/// <summary>All applications of a holder in any state, with what was signed and what was attached.</summary>
internal sealed class ApplicationsPart(AkashiDb db, FileStore files) : IExportPart
{
    public string Name => "applications";

    public IReadOnlyList<Type> Covers => [typeof(Application), typeof(Attachment), typeof(ApplicationStep), typeof(SignedRound)];

    public async Task<ExportedPart> ReadAsync(Guid accountId, CancellationToken ct)
    {
        var ids = await db.Set<Application>().Where(a => a.AccountId == accountId).OrderBy(a => a.StartedAt).Select(a => a.Id).ToListAsync(ct);
        var (contents, found) = (new List<object>(), new List<ExportedFile>());
        foreach (var id in ids)
        {
            var attached = await db.Set<Attachment>().AsNoTracking().Where(f => f.ApplicationId == id).OrderBy(f => f.Id).ToListAsync(ct);
            contents.Add(await ContentOfAsync(id, attached, found, ct));
            found.AddRange(attached.Select(f => new ExportedFile(PathOf(f), stop => files.ReadAsync(f.Id, stop))));
        }
        return new ExportedPart(contents, found);
    }

    private static string PathOf(Attachment file) => $"applications/{file.ApplicationId}/attachments/{file.Id:n}-{ExportFormat.SafeName(file.Name)}";

    private async Task<object> ContentOfAsync(Guid id, List<Attachment> attached, List<ExportedFile> found, CancellationToken ct)
    {
        // Documents and signatures are read when their turn comes.
        var row = await db.Set<Application>().AsNoTracking().Where(a => a.Id == id).Select(a => new
        {
            a.Id,
            a.QualificationId,
            a.ProcedureId,
            a.ProcedureName,
            a.ProcedureVersion,
            a.State,
            a.Standing,
            a.StartedAt,
            a.ChangedAt,
            a.ConsentedAt,
            a.SubmittedAt,
            a.Facts,
            a.Answers,
            a.RegistrationId,
            a.ChargeId,
            a.ReturnedAt,
            a.DaysWithHolder,
            a.EndsOn,
            Round = a.Submission == null ? (int?)null : a.Submission.Round,
            ReceiptNumber = a.Submission == null ? null : a.Submission.ReceiptNumber,
            Check = a.Submission == null ? null : a.Submission.Check,
            Change = a.Submission == null ? null : a.Submission.Change,
        }).SingleAsync(ct);
        var steps = await db.Set<ApplicationStep>().AsNoTracking().Where(s => s.ApplicationId == id).OrderBy(s => s.Number).ToListAsync(ct);
        if (row.ReceiptNumber is not null)
        {
            found.Add(new ExportedFile($"applications/{id}/document.json", stop => SignedAsync(id, s => s.Document, stop)));
            found.Add(new ExportedFile($"applications/{id}/document.json.p7s", stop => SignedAsync(id, s => s.Signature, stop)));
        }
        var rounds = await db.Set<SignedRound>().AsNoTracking().Where(r => r.ApplicationId == id).OrderBy(r => r.Number)
            .Select(r => new { r.Number, r.Check, r.Change }).ToListAsync(ct);
        foreach (var number in rounds.Select(r => r.Number))
        {
            var path = $"applications/{id}/rounds/{number}/document.json";
            found.Add(new ExportedFile(path, stop => RoundAsync(id, number, r => r.Document, stop)));
            found.Add(new ExportedFile(path + ".p7s", stop => RoundAsync(id, number, r => r.Signature, stop)));
        }
        return new
        {
            row.Id,
            row.QualificationId,
            row.ProcedureId,
            row.ProcedureName,
            row.ProcedureVersion,
            row.State,
            row.Standing,
            row.StartedAt,
            row.ChangedAt,
            row.ConsentedAt,
            row.SubmittedAt,
            row.ReceiptNumber,
            row.Facts,
            Answers = row.Answers.Accepted,
            row.Answers.Typed,
            SignatureCheck = row.Check,
            row.Change,
            row.RegistrationId,
            row.ChargeId,
            row.ReturnedAt,
            row.DaysWithHolder,
            row.EndsOn,
            row.Round,
            EarlierRounds = rounds.Select(r => new { r.Number, SignatureCheck = r.Check, r.Change }),
            Steps = steps.Select(s => new { s.Number, s.At, s.State, By = ExportFormat.Role(s.By), s.Message, s.Reasons, s.RemindsOf }),
            Attachments = attached.Select(f => new
            {
                f.DocumentId,
                f.Name,
                f.ContentType,
                f.Size,
                f.Sha256,
                f.AddedAt,
                f.SignedIn,
                f.LeftOutFrom,
                File = PathOf(f),
            }),
        };
    }

    private async Task<byte[]?> RoundAsync(Guid id, int number, Func<SignedRound, byte[]> part, CancellationToken ct) =>
        await db.Set<SignedRound>().AsNoTracking().SingleOrDefaultAsync(r => r.ApplicationId == id && r.Number == number, ct) is { } round ? part(round) : null;

    private async Task<byte[]?> SignedAsync(Guid id, Func<Submission, byte[]> part, CancellationToken ct) =>
        (await db.Set<Application>().AsNoTracking().Where(a => a.Id == id).Select(a => a.Submission).SingleOrDefaultAsync(ct)) is { } submission
            ? part(submission)
            : null;
}
