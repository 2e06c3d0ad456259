using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Akashi.Hosting;
using Akashi.Service;
using Akashi.Service.Accounts;
using Akashi.Service.Applications;
using Akashi.Service.Applications.Document;
using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Applications.Portal.Begin;
using Akashi.Service.Applications.Portal.Consent;
using Akashi.Service.Applications.Portal.Sign;
using Akashi.Service.Audit;
using Akashi.Service.Cards;
using Akashi.Service.Catalog;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Decisions.Office.Review;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.Reading;
using Akashi.Service.Staff;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Akashi.Bench.Submission;

/// <summary>An application that its holder has signed, ready to be submitted and then decided.</summary>
/// <param name="Id">The application.</param>
/// <param name="Account">Its holder.</param>
/// <param name="Session">The holder's session.</param>
/// <param name="Request">The answered card request.</param>
internal sealed record SignedCase(Guid Id, Guid Account, Guid Session, string Request);

/// <summary>The service as it composes itself, on a separate database; its jobs and pages do not run.</summary>
internal sealed class Bureau : IAsyncDisposable
{
    private const string CareWorker = "certified-care-worker";

    /// <summary>About the length of a card's signature with its certificate.</summary>
    private const int SignatureLength = 2000;

    private static readonly BasicFacts Facts = new("山田　花子", "東京都千代田区紀尾井町１－３", new DateOnly(1990, 5, 15), Sex.Female);
    private static readonly StaffPerson Clerk = new(new Guid("01990000-0000-7000-8000-0000000000ff"), "受付　一郎", "sssc", StaffRole.Registrar);

    // One time for everything that the run creates, a millisecond later at each look.
    private static readonly FakeTimeProvider Clock = new(
        new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero))
    { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };

    private readonly WebApplication app;
    private readonly IReadOnlySet<string> qualifications;

    private Bureau(WebApplication app)
    {
        this.app = app;
        qualifications = app.Services.GetRequiredService<CatalogFace>().OfBody(Clerk.BodyId);
    }

    /// <param name="database">The database; it is migrated where it is empty.</param>
    public static async Task<Bureau> OpenAsync(Database database)
    {
        var root = Path.Combine(database.Folder, "root.pem");
        if (!File.Exists(root)) await File.WriteAllTextAsync(root, SomeCertificate());
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = [
                $"--Verifier:Origin=http://localhost:8081", $"--Trust:Authentication={root}", $"--Trust:Signature={root}", $"--Trust:Issuer={root}",
                .. database.Settings.Select(s => "--" + s)],
            // The pages' files are beside the program, wherever it is started.
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        var app = ServiceHost.Build(
            builder, new SettingsReader(builder.Configuration), new HostSettings(database.Folder, new Uri("http://localhost:8080"), Clock));
        await StorageSetup.MigrateAsync(app.Services, CancellationToken.None);
        return new Bureau(app);
    }

    /// <summary>Prepares an application for the entry with this number, up to the card's checked answer.</summary>
    public async Task<SignedCase> SignedAsync(string registrationNumber)
    {
        var (account, session) = (Guid.CreateVersion7(Clock.GetUtcNow()), Guid.CreateVersion7(Clock.GetUtcNow()));
        await WithAsync((AkashiDb db) => OpenAccountAsync(db, account));
        var begun = await WithAsync((BeginHandler begin) => begin.HandleAsync(account, CareWorker, CancellationToken.None));
        var id = begun!.Id;
        await WithAsync((AkashiDb db) => AnswerFormAsync(db, id, account, registrationNumber));
        var terms = await WithAsync((ProcedureReading catalog) => Task.FromResult(catalog.Terms[Terms.OfPortal].Version));
        var open = await WithAsync((ConsentHandler consent) => consent.HandleAsync(id, account, terms, CancellationToken.None));
        var document = await WithAsync((DocumentComposer composer) => Task.FromResult(composer.Compose(open!)));
        var page = await WithAsync((CardsFace cards) => cards.AskAsync(
            new CardQuestion(
                CardAction.Sign, session, VisitorSystem.Windows, ["1.5.12", "1.5.13", "1.5.14", "1.5.15"], "/", "/", [CardWay.Card], document.ToBytes),
            CancellationToken.None));
        var request = page.Split('/')[^1];
        await WithAsync((AkashiDb db) => AnswerCardAsync(db, request, account));
        return new SignedCase(id, account, session, request);
    }

    /// <summary>Makes the cards' answers current: the whole run was prepared earlier, and takes longer than a person may.</summary>
    public Task RenewAsync(IEnumerable<SignedCase> batch)
    {
        var requests = batch.Select(s => s.Request).ToList();
        var end = Clock.GetUtcNow() + CardsFace.Life;
        return WithAsync(
            (AkashiDb db) => db.Set<CardRequest>().Where(r => requests.Contains(r.Id)).ExecuteUpdateAsync(r => r.SetProperty(x => x.ExpiresAt, end)));
    }

    /// <summary>The act "submission": what happens when the holder returns with the card's answer.</summary>
    public async Task SubmitAsync(SignedCase signed)
    {
        var outcome = await WithAsync(
            (SubmitHandler submit) => submit.HandleAsync(signed.Id, signed.Account, signed.Session, signed.Request, CancellationToken.None));
        if (outcome is not SubmitOutcome.Submitted) throw new InvalidOperationException($"The submission ended with {outcome}.");
    }

    /// <summary>Between the two measured acts: staff start the review.</summary>
    public async Task BeginReviewAsync(SignedCase signed)
    {
        var outcome = await WithAsync((BeginReviewHandler begin) => begin.HandleAsync(signed.Id, Clerk, qualifications, CancellationToken.None));
        if (outcome != BeginReviewOutcome.Begun) throw new InvalidOperationException($"The review ended with {outcome}.");
    }

    /// <summary>The act "decision": what happens when staff accept an application for an existing register entry.</summary>
    public async Task DecideAsync(SignedCase signed)
    {
        var outcome = await WithAsync(
            (DecideHandler decide) => decide.AcceptAsync(signed.Id, Clerk, qualifications, new AcceptInput(), CancellationToken.None));
        if (outcome != DecideOutcome.Decided) throw new InvalidOperationException($"The decision ended with {outcome}.");
    }

    /// <summary>Reads from the database without changing anything.</summary>
    public Task LookAsync() => WithAsync((AkashiDb db) => db.Set<AuditEntry>().AnyAsync());

    /// <summary>The number of completed applications.</summary>
    public Task<int> CompletedAsync() => WithAsync((AkashiDb db) => db.Set<Application>().CountAsync(a => a.State == ApplicationState.Completed));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    // A separate scope, as every request has.
    private async Task<T> WithAsync<TPart, T>(Func<TPart, Task<T>> act)
        where TPart : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TPart>());
    }

    private static string CardOf(Guid account) => account.ToString("N");

    private static Task<int> OpenAccountAsync(AkashiDb db, Guid account)
    {
        var now = Clock.GetUtcNow();
        db.Add(new Account { Id = account, OpenedAt = now });
        db.Add(SignInKey.New(new CardKey(CardWay.Card, CardOf(account)), account, "0B", now));
        return db.SaveChangesAsync();
    }

    private static async Task<int> AnswerFormAsync(AkashiDb db, Guid id, Guid account, string registrationNumber)
    {
        var application = await db.Set<Application>().SingleAsync(a => a.Id == id && a.AccountId == account);
        application.Standing = Standing.Registered;
        application.Facts = Facts;
        application.Answers = new DraftAnswers(
            new Dictionary<string, string>
            {
                ["kana"] = "ヤマダ　ハナコ",
                ["domicile"] = "東京都",
                ["phone"] = "0312345678",
                ["registration-number"] = registrationNumber,
                ["registered-on"] = "2019-04-01",
            },
            new Dictionary<string, string>());
        db.Add(new Attachment
        {
            Id = Guid.CreateVersion7(Clock.GetUtcNow()),
            ApplicationId = id,
            DocumentId = "certificate-copy",
            Name = "登録証.pdf",
            ContentType = "application/pdf",
            Size = 100_000,
            Sha256 = new string('a', 64),
            AddedAt = Clock.GetUtcNow(),
        });
        return await db.SaveChangesAsync();
    }

    // The card's part, and the check of its answer, do not concern the database.
    private static async Task<int> AnswerCardAsync(AkashiDb db, string request, Guid account)
    {
        var asked = await db.Set<CardRequest>().SingleAsync(r => r.Id == request);
        asked.State = CardRequestState.Answered;
        asked.Answer = JsonSerializer.Serialize<CardAnswer>(new CardAnswer.DocumentSigned(
            RandomNumberGenerator.GetBytes(SignatureLength), new CertifiedFacts(Facts.Name, "", Facts.Address, "", Facts.BirthOn, Facts.Sex),
            "0A", Clock.GetUtcNow(), new CardKey(CardWay.Card, CardOf(account))));
        return await db.SaveChangesAsync();
    }

    private static string SomeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest(
            "CN=Root of the bench", key, HashAlgorithmName.SHA256).CreateSelfSigned(Clock.GetUtcNow(), Clock.GetUtcNow().AddYears(10));
        return certificate.ExportCertificatePem();
    }
}
