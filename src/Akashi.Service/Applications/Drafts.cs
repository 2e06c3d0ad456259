using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Akashi.Service.Applications.Answers;
using Akashi.Service.Applications.Change;
using Akashi.Service.Applications.Sign;
using Akashi.Service.Cards;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications;

/// <summary>An application with what its pages need: its procedure, its files, its answers as types.</summary>
/// <param name="Application">The record.</param>
/// <param name="Qualification">From the catalog.</param>
/// <param name="Procedure">From the catalog.</param>
/// <param name="Attachments">Those that the choice of row 1.5.2 asks for, in the order in which they were added.</param>
/// <param name="Entry">The entry that a change is about, as it stands now; null for other kinds, and where it is gone.</param>
internal sealed record OpenApplication(
    Application Application, Qualification Qualification, Procedure Procedure, IReadOnlyList<Attachment> Attachments, RegistrationView? Entry)
{
    public Guid Id => Application.Id;

    /// <summary>Field id to normalised text.</summary>
    public IReadOnlyDictionary<string, string> Answers => Draft.Accepted;

    /// <summary>The same with what was typed.</summary>
    public DraftAnswers Draft => DraftAnswers.Read(Application.Answers);

    /// <summary>The facts read from the card; null before row 1.5.7.</summary>
    public BasicFacts? Facts => Application.Facts is null ? null : JsonSerializer.Deserialize<BasicFacts>(Application.Facts);

    /// <summary>What the check of the signature found; null before it was signed.</summary>
    public SignatureCheck? Check => Application.SignatureCheck is null ? null : JsonSerializer.Deserialize<SignatureCheck>(Application.SignatureCheck);

    /// <summary>Whether it changes an entry of the register.</summary>
    public bool IsChange => Procedure.Kind == ProcedureKind.Change;

    /// <summary>Why the entry cannot be changed by this person and card; null where it can, and of other kinds.</summary>
    public ChangeRefusal? ChangeRefusal => IsChange ? ChangeRules.Refuse(Entry, Application.AccountId, Facts) : null;

    /// <summary>Each fact of the entry beside what is applied for; empty for other kinds.</summary>
    public IReadOnlyList<ComparedFact> Compared => Entry is null ? [] : ChangeRules.Compare(Entry.Facts, Facts, Answers);

    /// <summary>What of the entry would change now; empty for other kinds.</summary>
    public IReadOnlyList<FactChange> Changes => Entry is null ? [] : ChangeRules.Changes(Entry.Facts, Facts, Answers);

    /// <summary>What was signed to be changed; empty before.</summary>
    public IReadOnlyList<FactChange> SignedChanges => Application.Changes is null ? [] : JsonSerializer.Deserialize<List<FactChange>>(Application.Changes, Plain)!;

    /// <summary>Keeps what is signed to be changed, and the version of the entry that it was compared with.</summary>
    public void KeepChanges()
    {
        Application.RegistrationVersion = Entry!.Version;
        Application.Changes = JsonSerializer.Serialize(Changes, Plain);
    }

    /// <summary>Keeps answers; consent given to others before is taken back.</summary>
    public void Keep(DraftAnswers answers)
    {
        Application.Answers = answers.ToJson();
        Application.ConsentedAt = null;
    }

    /// <summary>Keeps facts of the card; consent given to others before is taken back.</summary>
    public void Keep(BasicFacts facts)
    {
        Application.Facts = JsonSerializer.Serialize(facts, Plain);
        Application.ConsentedAt = null;
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter<ChangeableFact>() } };
}

/// <summary>Finds applications with their procedure and files. Another holder's is not found.</summary>
/// <param name="db">The database.</param>
/// <param name="catalog">The catalog.</param>
/// <param name="registers">The registers.</param>
internal sealed class Drafts(AkashiDb db, CatalogFace catalog, RegistersFace registers)
{
    private static readonly HotQuery<Func<AkashiDb, Guid, Guid, CancellationToken, Task<Application?>>> OfHolder = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, Guid id, Guid account, CancellationToken _) =>
            db.Set<Application>().SingleOrDefault(a => a.Id == id && a.AccountId == account)));

    private static readonly HotQuery<Func<AkashiDb, Guid, CancellationToken, Task<Application?>>> ForStaff = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, Guid id, CancellationToken _) =>
            db.Set<Application>().SingleOrDefault(a => a.Id == id && a.State != ApplicationState.Draft)));

    private static readonly HotQuery<Func<AkashiDb, Guid, IAsyncEnumerable<Attachment>>> AttachedTo = new(() =>
        EF.CompileAsyncQuery<AkashiDb, Guid, Attachment>((db, application) => db.Set<Attachment>().Where(f => f.ApplicationId == application).OrderBy(f => f.Id)));

    /// <summary>Most drafts that one account may have.</summary>
    public const int Most = 30;

    /// <summary>Whether an account may begin another draft. Call it within the act that begins one.</summary>
    public async Task<bool> HasRoomAsync(Guid accountId, CancellationToken ct) =>
        await db.Set<Application>().CountAsync(a => a.AccountId == accountId && a.State == ApplicationState.Draft, ct) < Most;

    /// <summary>A holder's application in any state; null where it is not theirs.</summary>
    public async Task<OpenApplication?> FindAsync(Guid id, Guid accountId, CancellationToken ct)
    {
        var application = await OfHolder.For(db)(db, id, accountId, ct);
        return application is null ? null : await OpenAsync(application, ct);
    }

    /// <summary>A holder's application that can still be written; null where it is not theirs or was submitted.</summary>
    public async Task<OpenApplication?> FindDraftAsync(Guid id, Guid accountId, CancellationToken ct) =>
        await FindAsync(id, accountId, ct) is { Application.State: ApplicationState.Draft } open ? open : null;

    /// <summary>An application that the running act has loaded.</summary>
    public Task<OpenApplication> FindAsync(Application application, CancellationToken ct) => OpenAsync(application, ct);

    /// <summary>A submitted application of one of a body's qualifications; null for any other.</summary>
    public async Task<OpenApplication?> FindForStaffAsync(Guid id, IReadOnlySet<string> qualifications, CancellationToken ct)
    {
        var application = await ForStaff.For(db)(db, id, ct);
        return application is null || !qualifications.Contains(application.QualificationId) ? null : await OpenAsync(application, ct);
    }

    private async Task<OpenApplication> OpenAsync(Application application, CancellationToken ct)
    {
        var qualification = catalog.Find(application.QualificationId)
            ?? throw new InvalidOperationException($"The catalog lost the qualification {application.QualificationId} that applications name.");
        var procedure = qualification.Procedures.Single(p => p.Id == application.ProcedureId);
        var asked = procedure.Form.AskedDocuments(application.RegistrationState).Select(d => d.Id).ToHashSet();
        var attachments = await AttachedTo.For(db)(db, application.Id).Where(f => asked.Contains(f.DocumentId)).ToListAsync(ct);
        var entry = procedure.Kind == ProcedureKind.Change && application.RegistrationId is { } id ? await registers.FindAsync(id, ct) : null;
        return new OpenApplication(application, qualification, procedure, attachments, entry);
    }
}
