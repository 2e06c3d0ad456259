using Akashi.Service.Cards;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Registers;

/// <summary>A registration as it stands now.</summary>
/// <param name="Id">Its id.</param>
/// <param name="QualificationId">Qualification in the catalog.</param>
/// <param name="Number">As printed.</param>
/// <param name="AccountId">The holder's account; null where not linked.</param>
/// <param name="Status">State in force.</param>
/// <param name="Version">Number of the version in force.</param>
/// <param name="Facts">What that version says.</param>
public sealed record RegistrationView(
    Guid Id, string QualificationId, string Number, Guid? AccountId, RegistrationStatus Status, int Version, RegistrationFacts Facts);

/// <summary>What a version of a registration says of its holder.</summary>
/// <param name="Name">Name, as registered.</param>
/// <param name="Kana">Reading; null where the register has none.</param>
/// <param name="FormerName">旧姓 or 通称 shown beside the name; null where none.</param>
/// <param name="BirthOn">Date of birth.</param>
/// <param name="Sex">Sex; null where the register has none.</param>
/// <param name="Address">Address; null where the register has none.</param>
/// <param name="Domicile">本籍: prefecture or nationality; null where unknown.</param>
/// <param name="RegisteredOn">Date of registration.</param>
public sealed record RegistrationFacts(
    string Name, string? Kana, string? FormerName, DateOnly BirthOn, Sex? Sex, string? Address, string? Domicile, DateOnly RegisteredOn)
{
    /// <summary>Whether a credential has room for all that it states of them.</summary>
    /// <param name="number">Registration number.</param>
    public bool FitCode(string number) =>
        CodeRoom.Name.Holds(Name) && CodeRoom.Kana.Holds(Kana) && CodeRoom.FormerName.Holds(FormerName) && CodeRoom.Number.Holds(number);
}

/// <summary>A registration was entered, linked, or changed; raised inside of the transaction that did it.</summary>
/// <param name="Registration">How it stands now.</param>
/// <param name="Act">Stable code: entered, linked, changed, suspended, lifted, revoked.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why; null where the act needs none.</param>
/// <param name="Digest">Of the version that it made: the audit trail binds what the register says without holding it.</param>
public sealed record RegistrationChanged(RegistrationView Registration, string Act, Actor By, string? Reason, string Digest) : IRecorded
{
    /// <summary>What a line's subject begins with; the entry's id follows.</summary>
    internal const string Subject = "registration:";

    /// <summary>Key of the version's number in a line.</summary>
    internal const string VersionKey = "version";

    /// <summary>Key of the version's digest in a line.</summary>
    internal const string DigestKey = "digest";

    /// <summary>Key of the holder's account in a line; absent where the entry is linked to none.</summary>
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
        // The words themselves stand in the version.
        if (Reason is not null) details["reason"] = AuditLine.DigestOf(Reason);
        return details;
    }
}

/// <summary>What others may ask of the registers. Changing one follows from events or happens in its own pages.</summary>
/// <param name="db">The database.</param>
public sealed class RegistersFace(AkashiDb db)
{
    private static readonly HotQuery<Func<AkashiDb, string, string, CancellationToken, Task<RegistrationView?>>> ByNumber = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, string qualification, string number, CancellationToken _) =>
            (from r in db.Set<Registration>().AsNoTracking()
             where r.QualificationId == qualification && r.NumberSearchForm == number
             join v in db.Set<RegistrationVersion>() on new { r.Id, Number = r.Version } equals new { Id = v.RegistrationId, v.Number }
             select ViewOf(r, v, r.Status)).SingleOrDefault()));

    /// <summary>The entry with a number; null where there is none.</summary>
    /// <param name="qualificationId">Qualification in the catalog.</param>
    /// <param name="numberSearchForm">Number without 第/号, spaces, width.</param>
    /// <param name="ct">Stops the query.</param>
    public Task<RegistrationView?> FindByNumberAsync(string qualificationId, string numberSearchForm, CancellationToken ct) =>
        ByNumber.For(db)(db, qualificationId, numberSearchForm, ct);

    /// <summary>The entries linked to an account, by qualification.</summary>
    public async Task<IReadOnlyList<RegistrationView>> OfHolderAsync(Guid accountId, CancellationToken ct) =>
        await Views(db.Set<Registration>().Where(r => r.AccountId == accountId).OrderBy(r => r.QualificationId)).ToListAsync(ct);

    /// <summary>One entry of a holder; null where it is not theirs.</summary>
    public Task<RegistrationView?> OfHolderAsync(Guid accountId, Guid registrationId, CancellationToken ct) =>
        Views(db.Set<Registration>().Where(r => r.AccountId == accountId && r.Id == registrationId)).SingleOrDefaultAsync(ct);

    /// <summary>One entry by its id.</summary>
    public Task<RegistrationView?> FindAsync(Guid registrationId, CancellationToken ct) =>
        Views(db.Set<Registration>().Where(r => r.Id == registrationId)).SingleOrDefaultAsync(ct);

    /// <summary>One entry as it stood at an instant; null where it was not there yet.</summary>
    public Task<RegistrationView?> FindAsOfAsync(Guid registrationId, DateTimeOffset at, CancellationToken ct) =>
        (from v in db.Set<RegistrationVersion>().AsNoTracking()
         where v.RegistrationId == registrationId && v.From <= at
         orderby v.Number descending
         join r in db.Set<Registration>() on v.RegistrationId equals r.Id
         select ViewOf(r, v, v.Status)).FirstOrDefaultAsync(ct);

    /// <summary>Lets a check of the audit trail compare the registers with it.</summary>
    public static IBoundState BoundBy(AkashiDb db) => new BoundVersions(db);

    private static RegistrationView ViewOf(Registration r, RegistrationVersion v, RegistrationStatus status) =>
        new(r.Id, r.QualificationId, r.Number, r.AccountId, status, v.Number, RegisterBook.FactsOf(v));

    private IQueryable<RegistrationView> Views(IQueryable<Registration> registrations) =>
        from r in registrations.AsNoTracking()
        join v in db.Set<RegistrationVersion>() on new { r.Id, Number = r.Version } equals new { Id = v.RegistrationId, v.Number }
        select ViewOf(r, v, r.Status);
}
