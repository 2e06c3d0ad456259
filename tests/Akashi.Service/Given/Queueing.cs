using System.Globalization;
using System.Security.Cryptography;
using Akashi.Service.Applications;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Given;

/// <summary>Applications in great number, put where they stand without the steps that led there.</summary>
public static class Queueing
{
    private static readonly CertifiedFacts Certified = new("山田　花子", "", "東京都", "", new DateOnly(1990, 5, 15), Sex.Female);

    /// <summary>Submitted applications, three at each instant, so that their order goes by id too.</summary>
    /// <param name="world">Where.</param>
    /// <param name="qualification">Qualification in the catalog.</param>
    /// <param name="count">How many.</param>
    /// <param name="account">Whose; null for nobody's.</param>
    /// <param name="firstAt">When the first one was submitted; null for now.</param>
    /// <returns>Their ids, in no order.</returns>
    public static Task<List<Guid>> QueuedAsync(this World world, string qualification, int count, Guid? account = null, DateTimeOffset? firstAt = null) =>
        world.InServiceAsync(async services =>
        {
            var (db, procedure) = (services.GetRequiredService<AkashiDb>(), services.GetRequiredService<ProceduresFace>().InitialOf(qualification));
            var begin = firstAt ?? world.Now;
            var made = Enumerable.Range(0, count)
                .Select(i => New(world, qualification, procedure, account ?? Guid.CreateVersion7(world.Now), begin.AddSeconds(i / 3))).ToList();
            db.AddRange(made);
            await db.SaveChangesAsync();
            return made.ConvertAll(a => a.Id);
        });

    /// <summary>Moves applications to another state, as a decision leaves them.</summary>
    public static Task<int> MoveAsync(this World world, IReadOnlyCollection<Guid> ids, ApplicationState state) =>
        world.InDbAsync(db => db.Set<Application>().Where(a => ids.Contains(a.Id)).ExecuteUpdateAsync(a => a.SetProperty(x => x.State, state)));

    private static Application New(World world, string qualification, Procedure procedure, Guid account, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(world.Now),
        AccountId = account,
        QualificationId = qualification,
        ProcedureId = procedure.Id,
        ProcedureName = procedure.Key.Name,
        ProcedureVersion = procedure.Key.Version,
        State = ApplicationState.Submitted,
        StartedAt = at,
        ChangedAt = at,
        SubmittedAt = at,
        Facts = new BasicFacts(Certified.Name, Certified.Address, new DateOnly(1990, 5, 15), Sex.Female),
        Submission = new Submission
        {
            ReceiptNumber = RandomNumberGenerator.GetInt32(int.MaxValue).ToString(CultureInfo.InvariantCulture),
            Round = 1,
            Document = [1],
            Signature = [2],
            Check = new SignatureCheck(at, "0A", at, Certified),
        },
    };
}
