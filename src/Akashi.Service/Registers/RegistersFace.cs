using Akashi.Service.Cards;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers.Matching;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Registers;

/// <summary>A registration in its current state.</summary>
/// <param name="Id">Id of the registration.</param>
/// <param name="QualificationId">Id of the qualification in the catalog.</param>
/// <param name="Number">Registration number as printed.</param>
/// <param name="AccountId">The holder's account; null if not linked.</param>
/// <param name="Status">Current state.</param>
/// <param name="Version">Number of the current version.</param>
/// <param name="Facts">Facts in that version.</param>
public sealed record RegistrationView(
    Guid Id, string QualificationId, string Number, Guid? AccountId, RegistrationStatus Status, int Version, RegistrationFacts Facts);

/// <summary>What a version of a registration says about its holder.</summary>
/// <param name="Name">Name as registered.</param>
/// <param name="Kana">Reading; null if the register has none.</param>
/// <param name="FormerName">旧姓 or 通称 shown beside the name; null if there is none.</param>
/// <param name="BirthOn">Date of birth.</param>
/// <param name="Sex">Sex; null if the register has none.</param>
/// <param name="Address">Address; null if the register has none.</param>
/// <param name="Domicile">本籍: prefecture or nationality; null if unknown.</param>
/// <param name="RegisteredOn">Date of registration.</param>
public sealed record RegistrationFacts(
    string Name, string? Kana, string? FormerName, DateOnly BirthOn, Sex? Sex, string? Address, string? Domicile, DateOnly RegisteredOn)
{
    /// <summary>Whether a credential has room for the facts that it states.</summary>
    /// <param name="number">Registration number.</param>
    public bool FitCode(string number) =>
        CodeRoom.Name.Holds(Name) && CodeRoom.Kana.Holds(Kana) && CodeRoom.FormerName.Holds(FormerName) && CodeRoom.Number.Holds(number);
}

/// <summary>A registration was entered, linked or changed; raised inside the transaction that did it.</summary>
/// <param name="Registration">Its new state.</param>
/// <param name="Act">Stable code of the act: entered, linked, joined, changed, reissued, deleted-at-own-wish, suspended, lifted, revoked.</param>
/// <param name="By">Who did it.</param>
/// <param name="Reason">The reason; null if the act needs none.</param>
/// <param name="Digest">Digest of the new version: it binds the audit trail to the register without copying the contents.</param>
public sealed record RegistrationChanged(RegistrationView Registration, string Act, Actor By, string? Reason, string Digest) : IRecorded
{
    /// <summary>The act of 再交付.</summary>
    public const string Reissued = "reissued";

    /// <summary>The act of 消除 or 抹消 at the holder's own wish.</summary>
    public const string DeletedAtOwnWish = "deleted-at-own-wish";

    /// <summary>Prefix of an audit line's subject; the entry's id follows.</summary>
    internal const string Subject = "registration:";

    /// <summary>Key of the version number in an audit line.</summary>
    internal const string VersionKey = "version";

    /// <summary>Key of the version's digest in an audit line.</summary>
    internal const string DigestKey = "digest";

    /// <summary>Key of the holder's account in an audit line; absent if the entry is not linked.</summary>
    internal const string AccountKey = "account";

    /// <inheritdoc/>
    public AuditLine Line => new("registration." + Act, By, Subject + Registration.Id, Details());

    private Dictionary<string, string> Details()
    {
        var details = new Dictionary<string, string>
        {
            ["qualification"] = Registration.QualificationId,
            [VersionKey] = Registration.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["status"] = Registration.Status.ToString(),
            [DigestKey] = Digest,
        };
        if (Registration.AccountId is { } account) details[AccountKey] = account.ToString();
        // Only a digest: the reason itself is in the version.
        if (Reason is not null) details["reason"] = AuditLine.DigestOf(Reason);
        return details;
    }
}

/// <summary>Queries on the registers for other capabilities. Registers change through events or on their own pages.</summary>
/// <param name="db">The database.</param>
public sealed class RegistersFace(AkashiDb db)
{
    private static readonly HotQuery<Func<AkashiDb, string, string, CancellationToken, Task<RegistrationView?>>> ByNumber = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, string qualification, string number, CancellationToken _) =>
            (from r in db.Set<Registration>().AsNoTracking()
             where r.QualificationId == qualification && r.NumberSearchForm == number
             join v in db.Set<RegistrationVersion>() on new { r.Id, Number = r.Version } equals new { Id = v.RegistrationId, v.Number }
             select ViewOf(r, v, r.Status)).SingleOrDefault()));

    private static readonly HotQuery<Func<AkashiDb, Guid, Guid, CancellationToken, Task<RegistrationView?>>> OfHolder = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, Guid account, Guid id, CancellationToken _) =>
            (from r in db.Set<Registration>().AsNoTracking()
             where r.AccountId == account && r.Id == id
             join v in db.Set<RegistrationVersion>() on new { r.Id, Number = r.Version } equals new { Id = v.RegistrationId, v.Number }
             select ViewOf(r, v, r.Status)).SingleOrDefault()));

    private static readonly HotQuery<Func<AkashiDb, Guid, CancellationToken, Task<RegistrationView?>>> ById = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, Guid id, CancellationToken _) =>
            (from r in db.Set<Registration>().AsNoTracking()
             where r.Id == id
             join v in db.Set<RegistrationVersion>() on new { r.Id, Number = r.Version } equals new { Id = v.RegistrationId, v.Number }
             select ViewOf(r, v, r.Status)).SingleOrDefault()));

    /// <summary>Finds an entry by number; null if there is none.</summary>
    /// <param name="qualificationId">Id of the qualification in the catalog.</param>
    /// <param name="numberSearchForm">Search form of the number: without 第/号 and spaces, in one width.</param>
    /// <param name="ct">Cancels the query.</param>
    public Task<RegistrationView?> FindByNumberAsync(string qualificationId, string numberSearchForm, CancellationToken ct) =>
        ByNumber.For(db)(db, qualificationId, numberSearchForm, ct);

    /// <summary>Finds the entry of a person. For staff only: what it finds must not reach whoever claims to be that person (threat L4).</summary>
    /// <param name="qualificationId">Id of the qualification in the catalog.</param>
    /// <param name="claim">What the person says, and their card.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<RegisterMatch> MatchAsync(string qualificationId, MatchClaim claim, CancellationToken ct) =>
        MatchRules.Decide(claim, await MatchQuery.ReadAsync(db, qualificationId, claim, ct));

    /// <summary>The entries linked to an account, ordered by qualification.</summary>
    public async Task<IReadOnlyList<RegistrationView>> OfHolderAsync(Guid accountId, CancellationToken ct) =>
        await Views(db.Set<Registration>().Where(r => r.AccountId == accountId).OrderBy(r => r.QualificationId)).ToListAsync(ct);

    /// <summary>Finds an entry of a holder; null if it is not theirs.</summary>
    public Task<RegistrationView?> OfHolderAsync(Guid accountId, Guid registrationId, CancellationToken ct) =>
        OfHolder.For(db)(db, accountId, registrationId, ct);

    /// <summary>Finds an entry by id; null if there is none.</summary>
    public Task<RegistrationView?> FindAsync(Guid registrationId, CancellationToken ct) =>
        ById.For(db)(db, registrationId, ct);

    /// <summary>Finds an entry as it was at a point in time; null if it did not exist yet.</summary>
    public Task<RegistrationView?> FindAsOfAsync(Guid registrationId, DateTimeOffset at, CancellationToken ct) =>
        (from v in db.Set<RegistrationVersion>().AsNoTracking()
         where v.RegistrationId == registrationId && v.From <= at
         orderby v.Number descending
         join r in db.Set<Registration>() on v.RegistrationId equals r.Id
         select ViewOf(r, v, v.Status)).FirstOrDefaultAsync(ct);

    /// <summary>Finds an entry with the facts of one of its versions; null if there is none.</summary>
    public Task<RegistrationView?> FindVersionAsync(Guid registrationId, int number, CancellationToken ct) =>
        (from v in db.Set<RegistrationVersion>().AsNoTracking()
         where v.RegistrationId == registrationId && v.Number == number
         join r in db.Set<Registration>() on v.RegistrationId equals r.Id
         select ViewOf(r, v, v.Status)).SingleOrDefaultAsync(ct);

    /// <summary>Lets a check of the audit trail compare the trail with the registers.</summary>
    public static IBoundState BoundBy(AkashiDb db) => new BoundVersions(db);

    private static RegistrationView ViewOf(Registration r, RegistrationVersion v, RegistrationStatus status) =>
        new(r.Id, r.QualificationId, r.Number, r.AccountId, status, v.Number, RegisterBook.FactsOf(v));

    private IQueryable<RegistrationView> Views(IQueryable<Registration> registrations) =>
        from r in registrations.AsNoTracking()
        join v in db.Set<RegistrationVersion>() on new { r.Id, Number = r.Version } equals new { Id = v.RegistrationId, v.Number }
        select ViewOf(r, v, r.Status);
}
