using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Akashi.Hosting;
using Akashi.Service.Accounts;
using Akashi.Service.Applications;
using Akashi.Service.Applications.Document;
using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Applications.Portal.Begin;
using Akashi.Service.Applications.Portal.Consent;
using Akashi.Service.Applications.Portal.Sign;
using Akashi.Service.Cards;
using Akashi.Service.Catalog;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Decisions.Office.Review;
using Akashi.Service.Issuing;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.Reading;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Orders;
using Akashi.Service.Staff;
using Akashi.Service.Tests.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Akashi.Service.Tests.Registers;

/// <summary>Runs the service's handlers on a database of their own, without the pages. Acts, rules, tables and keys are real.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public const string CareWorker = "certified-care-worker";
    public static readonly BasicFacts Hanako = new("山田　花子", "東京都千代田区紀尾井町１－３", new DateOnly(1990, 5, 15), Sex.Female);

    private readonly string folder = Directory.CreateTempSubdirectory("akashi-desk-").FullName;
    private TestDatabase database = null!;
    private WebApplication app = null!;
    private string[] arguments = [];
    private bool ownCatalog;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));

    public StaffPerson Clerk { get; } = new(new Guid("01990000-0000-7000-8000-0000000000ff"), "受付　一郎", "sssc", StaffRole.Registrar);

    public X509Certificate2 Root { get; private set; } = null!;

    public IServiceProvider Services => app.Services;

    public IReadOnlySet<string> Qualifications => Services.GetRequiredService<CatalogFace>().OfBody(Clerk.BodyId);

    /// <param name="certificatesEndAt">When the issuer's certificates expire; null for ten years from now.</param>
    /// <param name="catalog">Folder of another catalog; null for the catalog of the product.</param>
    /// <param name="settings">Additional settings, as Key=value. Each purpose has a second key, with the label PURPOSE-2.</param>
    public static async Task<Desk> OpenAsync(DateTimeOffset? certificatesEndAt = null, string? catalog = null, params string[] settings)
    {
        var desk = new Desk { ownCatalog = catalog is not null };
        var now = desk.Clock.GetUtcNow();
        desk.Root = DeskKeys.Write(Path.Combine(desk.folder, "keys"), now.AddYears(-1), certificatesEndAt ?? now.AddYears(10));
        desk.database = await TestDatabase.NewAsync(desk.folder);
        var roots = Path.Combine(desk.folder, "roots.pem");
        await File.WriteAllTextAsync(roots, desk.Root.ExportCertificatePem());
        desk.arguments =
        [
            $"--Catalog={catalog}", $"--Verifier:Origin=http://localhost:8081",
            $"--Trust:Authentication={roots}", $"--Trust:Signature={roots}", $"--Trust:Issuer={roots}",
            .. desk.database.Settings.Concat(settings).Select(s => "--" + s),
        ];
        await desk.StartAsync();
        return desk;
    }

    /// <summary>Ends the service and starts it again on the same data.</summary>
    public async Task RestartAsync()
    {
        await app.DisposeAsync();
        await StartAsync();
    }

    private async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(arguments);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        if (!ownCatalog) ReadCatalog.AddTo(builder.Services);
        var host = new HostSettings(folder, new Uri("http://localhost:8080"), Clock);
        app = ServiceHost.Build(builder, new SettingsReader(builder.Configuration), host);
        await StartAsync<IssuingCapability>();
    }

    /// <summary>Starts a capability, as the service does before its first request.</summary>
    internal Task StartAsync<T>()
        where T : ICapability => Services.GetServices<ICapability>().OfType<T>().Single().StartAsync(Services, CancellationToken.None);

    /// <summary>Runs an action with a part of the service, in its own scope, as in a request.</summary>
    public async Task<T> WithAsync<TPart, T>(Func<TPart, Task<T>> act)
        where TPart : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TPart>());
    }

    public Task<List<T>> RowsAsync<T>()
        where T : class => WithAsync((AkashiDb db) => db.Set<T>().AsNoTracking().ToListAsync());

    /// <summary>Removes the protection of a table, as the owner of the database can.</summary>
    public Task UnprotectAsync(string table) => TestDatabase.IsPostgres
        ? SqlAsync($"ALTER TABLE {table} DISABLE TRIGGER USER")
        : SqlAsync($"DROP TRIGGER {table}_no_update; DROP TRIGGER {table}_no_delete");

    public Task<int> SqlAsync(string sql) => WithAsync((AkashiDb db) => db.Database.ExecuteSqlRawAsync(sql));

    /// <summary>Adds an entry to the register, as an import does.</summary>
    public Task<Guid> EntryAsync(
        string number, string name = "山田　花子", Guid? holder = null, string qualification = CareWorker, DateOnly? birth = null, Sex? sex = Sex.Female)
    {
        var facts = new RegistrationFacts(name, "ヤマダ　ハナコ", null, birth ?? Hanako.BirthOn, sex, Hanako.Address, "東京都", new DateOnly(2019, 4, 1));
        return EntryAsync(number, facts, holder, qualification);
    }

    /// <summary>Adds an entry with the given facts.</summary>
    public async Task<Guid> EntryAsync(string number, RegistrationFacts facts, Guid? holder, string qualification = CareWorker)
    {
        var id = Guid.CreateVersion7(Clock.GetUtcNow());
        await using var scope = Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<RegisterBook>();
        await scope.ServiceProvider.GetRequiredService<Commit>().RunAsync(async () =>
        {
            var entry = new Registration
            {
                Id = id,
                QualificationId = qualification,
                Number = number,
                NumberSearchForm = RegistrationNumber.SearchForm(number),
                AccountId = holder,
                Status = RegistrationStatus.Active,
                Version = 1,
            };
            await book.EnterAsync(entry, facts, new RegisterAct("imported", Actor.System), CancellationToken.None);
            return true;
        }, CancellationToken.None);
        return id;
    }

    /// <summary>Stands for the digest of the key on an account's card.</summary>
    public static string CardOf(Guid account) => "card of " + account;

    /// <summary>Opens an account that signs in by card, unless it exists.</summary>
    public Task<bool> AccountAsync(Guid account) => WithAsync(async (AkashiDb db) =>
    {
        if (await db.FindAsync<Account>(account) is not null) return false;
        var now = Clock.GetUtcNow();
        db.Add(new Account { Id = account, OpenedAt = now });
        db.Add(SignInKey.New(new CardKey(CardWay.Card, CardOf(account)), account, "0B", now));
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Makes a draft with all answers and the required document.</summary>
    public async Task<Guid> DraftAsync(
        Guid account, Standing state = Standing.Registered, string number = "D-0123456", string qualification = CareWorker, BasicFacts? facts = null)
    {
        await AccountAsync(account);
        var id = (await WithAsync((BeginHandler begin) => begin.HandleAsync(account, qualification, CancellationToken.None)))!.Id;
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AkashiDb>();
        var open = (await scope.ServiceProvider.GetRequiredService<ApplicationStore>().FindDraftAsync(id, account, CancellationToken.None))!;
        open.Application.Standing = state;
        open.Keep(facts ?? Hanako);
        db.Add(Attached(id, state == Standing.Registered ? "certificate-copy" : "pass-certificate"));
        Dictionary<string, string> answers = new() { ["kana"] = "ヤマダ　ハナコ", ["domicile"] = "東京都", ["phone"] = "0312345678" };
        if (state == Standing.Registered) (answers["registration-number"], answers["registered-on"]) = (number, "2019-04-01");
        else answers["passed-in"] = "2026-03";
        await db.SaveChangesAsync();
        Assert.IsType<SaveOutcome.Saved>(await scope.ServiceProvider.GetRequiredService<SaveAnswersHandler>().HandleAsync(
            open, open.Draft, open.Procedure.Fields, new DraftAnswers(answers, new Dictionary<string, string>()), CancellationToken.None));
        return id;
    }

    /// <summary>A document of a draft, without its bytes.</summary>
    public Attachment Attached(Guid application, string document, string name = "登録証.pdf") => new()
    {
        Id = Guid.CreateVersion7(Clock.GetUtcNow()),
        ApplicationId = application,
        DocumentId = document,
        Name = name,
        ContentType = "application/pdf",
        Size = 9,
        Sha256 = new string('a', 64),
        AddedAt = Clock.GetUtcNow(),
    };

    /// <summary>Version of the portal's terms that counts now.</summary>
    public string TermsVersion() => Services.GetRequiredService<ProcedureReading>().Terms[Terms.OfPortal].Version;

    /// <summary>Does what the consent page does: consents, and asks the card to sign what the check page shows.</summary>
    public async Task<string> AskToSignAsync(Guid id, Guid account, Guid session)
    {
        await using var scope = Services.CreateAsyncScope();
        var open = (await scope.ServiceProvider.GetRequiredService<ConsentHandler>().HandleAsync(id, account, TermsVersion(), CancellationToken.None))!;
        var document = scope.ServiceProvider.GetRequiredService<DocumentComposer>().Compose(open);
        var path = await scope.ServiceProvider.GetRequiredService<CardsFace>().AskAsync(
            new CardQuestion(
                CardAction.Sign, session, VisitorSystem.Windows, ["1.5.12", "1.5.13", "1.5.14", "1.5.15"], "/", "/", [CardWay.Card], document.ToBytes),
            CancellationToken.None);
        return path.Split('/')[^1];
    }

    /// <summary>Stores the card's checked answer to a request: a signature with the facts of the certificate.</summary>
    /// <param name="request">Id of the request.</param>
    /// <param name="certified">The facts in the certificate; null for those of Hanako.</param>
    /// <param name="account">The account whose card signs; null for the account of the draft.</param>
    public Task<int> AnswerAsync(string request, BasicFacts? certified = null, Guid? account = null) =>
        AnswerAsync(request, Certified(certified ?? Hanako), account);

    /// <summary>Facts as stated in a certificate.</summary>
    public static CertifiedFacts Certified(BasicFacts facts) => new(facts.Name, "", facts.Address, "", facts.BirthOn, facts.Sex);

    /// <summary>Stores an answer with the given facts of a certificate.</summary>
    public Task<int> AnswerAsync(string request, CertifiedFacts certified, Guid? account = null) => WithAsync(async (AkashiDb db) =>
    {
        var asked = await db.Set<CardRequest>().SingleAsync(r => r.Id == request);
        asked.State = CardRequestState.Answered;
        asked.Answer = JsonSerializer.Serialize<CardAnswer>(new CardAnswer.DocumentSigned(
            [1, 2, 3], certified, "0A", Clock.GetUtcNow(), new CardKey(CardWay.Card, CardOf(account ?? await OwnerAsync(db, asked)))));
        return await db.SaveChangesAsync();
    });

    public Task<SubmitOutcome> SubmitAsync(Guid id, Guid account, Guid session, string request) =>
        WithAsync((SubmitHandler submit) => submit.HandleAsync(id, account, session, request, CancellationToken.None));

    /// <summary>Submits an application, so that it waits for staff.</summary>
    public async Task<Guid> SubmittedAsync(
        Guid account, Standing state = Standing.Registered, string number = "D-0123456", CertifiedFacts? certified = null, BasicFacts? facts = null)
    {
        var id = await DraftAsync(account, state, number, facts: facts);
        var session = Guid.CreateVersion7(Clock.GetUtcNow());
        var request = await AskToSignAsync(id, account, session);
        await AnswerAsync(request, certified ?? Certified(facts ?? Hanako));
        Assert.IsType<SubmitOutcome.Submitted>(await SubmitAsync(id, account, session, request));
        return id;
    }

    public Task<BeginReviewOutcome> BeginReviewAsync(Guid id) =>
        WithAsync((BeginReviewHandler begin) => begin.HandleAsync(id, Clerk, Qualifications, CancellationToken.None));

    /// <summary>Carries out an order to the register, in an act of its own.</summary>
    public async Task OrderAsync(RegisterOrder order)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Commit>().RunAsync(
            () => scope.ServiceProvider.GetRequiredService<RegisterOrders>().CarryOutAsync(order, CancellationToken.None), CancellationToken.None);
    }

    /// <summary>Begins the review of an application and accepts it.</summary>
    public async Task<DecideOutcome> AcceptAsync(Guid id, NewEntryInput? given = null, IdentityAnswer? answer = null, int? seen = null)
    {
        await BeginReviewAsync(id);
        var input = new AcceptInput(given, seen, answer);
        return await WithAsync((DecideHandler decide) => decide.AcceptAsync(id, Clerk, Qualifications, input, CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<Guid> OwnerAsync(AkashiDb db, CardRequest asked)
    {
        var application = ApplicationDocument.Read(asked.Document!).ApplicationId;
        return await db.Set<Application>().Where(a => a.Id == application).Select(a => a.AccountId).SingleAsync();
    }
}
