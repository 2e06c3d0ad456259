using System.Globalization;
using Akashi.Service.Accounts.Join;
using Akashi.Service.Accounts.Portal.Remove;
using Akashi.Service.Applications;
using Akashi.Service.Applications.Portal.Begin;
using Akashi.Service.Audit;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Accounts.Join;

/// <summary>
/// Random histories of several persons, two of them with equal facts: they sign in by both ways, begin drafts, join, interrupt each other, remove ways and
/// end sessions. Each act has the outcome that the model says, and at the end nobody sees a record of another, no session has outlived its key, and each key
/// leads to one account.
/// </summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class WaysHistoryTests
{
    private const string HowMany = "AKASHI_TEST_HISTORIES";
    private const int Persons = 3;
    private static readonly string[] Qualifications = ["certified-care-worker", "certified-social-worker"];

    private static readonly Gen<Act> AnyAct = Gen.Select(
        Gen.Frequency(
            (5, Gen.Const(Kind.SignIn)), (3, Gen.Const(Kind.Begin)), (9, Gen.Const(Kind.Step)), (4, Gen.Const(Kind.WholeJoin)),
            (2, Gen.Const(Kind.Draft)), (2, Gen.Const(Kind.Remove)), (1, Gen.Const(Kind.End)), (1, Gen.Const(Kind.EndOthers))),
        Gen.Int[0, 999], Gen.Int[0, 999], (kind, one, other) => new Act(kind, one, other));

    private enum Kind
    {
        SignIn,
        Begin,
        Step,
        WholeJoin,
        Draft,
        Remove,
        End,
        EndOthers,
    }

    [Fact]
    public async Task Any_history_ends_as_the_rules_say()
    {
        var histories = int.Parse(Environment.GetEnvironmentVariable(HowMany) ?? "150", CultureInfo.InvariantCulture);
        await using var desk = await Desk.OpenAsync();
        var number = 0;
        await AnyAct.Array[3, 12].SampleAsync(acts => new History(desk, number++).RunAsync(acts), iter: histories, threads: 1);
        Assert.Null((await desk.WithAsync((AuditFace audit) => audit.VerifyAsync(null, CancellationToken.None))).Fault);
    }

    /// <summary>What somebody does, and with which of the sessions, keys and persons there are.</summary>
    private sealed record Act(Kind Kind, int One, int Other);

    private sealed class History(Desk desk, int number)
    {
        private static readonly CertifiedFacts Twins = Desk.Certified(Desk.Hanako);
        private readonly Entrance entrance = new(desk);
        private readonly WaysModel model = new();
        private readonly List<(ModelSession Model, Visit Visit)> sessions = [];
        private readonly Dictionary<Guid, int> records = [];

        // Persons 0 and 1 have the same name, birth date and sex.
        private readonly List<OwnedKey> keys =
        [
            .. from person in Enumerable.Range(0, Persons)
               let facts = person < 2 ? Twins : Twins with { Name = "鈴木　太郎", BirthOn = new DateOnly(1985, 3, 1), Sex = Sex.Male }
               from key in new[] { Entrance.Card($"{number}-{person}"), Entrance.Phone($"{number}-{person}") }
               select new OwnedKey(person, key, facts),
        ];

        public async Task RunAsync(Act[] acts)
        {
            foreach (var act in acts) await DoAsync(act);
            await MustAgreeAsync();
            await MustSeeTheirOwnAsync();
        }

        private Task DoAsync(Act act)
        {
            if (act.Kind == Kind.SignIn || sessions.Count == 0) return SignInAsync(keys[act.One % keys.Count]);
            var session = sessions[act.One % sessions.Count];
            var key = keys[act.Other % keys.Count];
            return act.Kind switch
            {
                Kind.Begin => BeginAsync(session, key.Key.Way),
                // Mostly the right card, so that joins come to their end between other acts.
                Kind.Step => StepAsync(session, act.Other % 4 == 0 ? key : model.WantedBy(session.Model) ?? key),
                Kind.WholeJoin => JoinAsync(session, key),
                Kind.Draft => DraftAsync(session, Qualifications[act.Other % Qualifications.Length]),
                Kind.Remove => RemoveAsync(session, key.Key),
                Kind.End => EndAsync(session, sessions[act.Other % sessions.Count]),
                _ => EndOthersAsync(session),
            };
        }

        private async Task SignInAsync(OwnedKey key)
        {
            var visit = await entrance.SignsInAsync(key.Key);
            sessions.Add((model.SignsIn(sessions.Count, key), visit));
        }

        private async Task BeginAsync((ModelSession Model, Visit Visit) session, CardWay way)
        {
            if (!model.Live.Contains(session.Model)) return;
            await entrance.BeginsAsync(session.Visit, way);
            model.Begins(session.Model, way);
        }

        private async Task StepAsync((ModelSession Model, Visit Visit) session, OwnedKey by)
        {
            var outcome = await entrance.StepsAsync(session.Visit, by.Key, by.Facts);
            Assert.Equal(model.Steps(session.Model, by), ((outcome as JoinOutcome.Refused)?.Why, outcome is JoinOutcome.Added));
        }

        private async Task JoinAsync((ModelSession Model, Visit Visit) session, OwnedKey added)
        {
            await BeginAsync(session, added.Key.Way);
            await StepAsync(session, added);
            await StepAsync(session, added);
            await StepAsync(session, session.Model.By);
            if (session.Model.By.Key.Way == CardWay.Card) await StepAsync(session, session.Model.By);
        }

        private async Task DraftAsync((ModelSession Model, Visit Visit) session, string qualification)
        {
            if (!model.Live.Contains(session.Model)) return;
            var draft = await desk.WithAsync((BeginHandler begin) => begin.HandleAsync(session.Visit.Account, qualification, CancellationToken.None));
            if (!records.TryGetValue(draft!.Id, out var record)) record = records[draft.Id] = records.Count;
            model.Records[session.Model.Account].Add(record);
        }

        private async Task RemoveAsync((ModelSession Model, Visit Visit) session, CardKey key) =>
            Assert.Equal(model.Removes(session.Model, key), await entrance.RemovesAsync(session.Visit, key) == RemoveOutcome.Removed);

        private async Task EndAsync((ModelSession Model, Visit Visit) session, (ModelSession Model, Visit Visit) which)
        {
            if (!model.Live.Contains(session.Model)) return;
            var ended = await desk.WithAsync((SessionStore store) =>
                store.EndAsync(which.Visit.Id, Surface.Holder, session.Visit.Account, CancellationToken.None));
            Assert.Equal(model.Ends(session.Model, which.Model), ended);
        }

        private async Task EndOthersAsync((ModelSession Model, Visit Visit) session)
        {
            if (!model.Live.Contains(session.Model)) return;
            model.EndsOthers(session.Model);
            await desk.WithAsync(async (SessionStore store) =>
            {
                await store.EndOthersAsync(Surface.Holder, session.Visit.Account, session.Visit.Id, CancellationToken.None);
                return true;
            });
        }

        private async Task MustAgreeAsync()
        {
            foreach (var (expected, visit) in sessions)
                Assert.Equal(model.Live.Contains(expected), await entrance.LiveAsync(visit.Cookie) is not null);
        }

        private async Task MustSeeTheirOwnAsync()
        {
            // Each key leads to one account, and keys lead to the same one exactly where the model says so.
            var led = new Dictionary<int, Guid>();
            foreach (var key in keys)
            {
                var (expected, found) = (model.AccountOf(key.Key), await entrance.AccountOfAsync(key.Key));
                Assert.Equal(expected is null, found is null);
                if (expected is { } account && !led.TryAdd(account, found!.Value)) Assert.Equal(led[account], found.Value);
            }
            Assert.Equal(led.Count, led.Values.Distinct().Count());
            foreach (var (account, id) in led)
            {
                var seen = await desk.WithAsync((AkashiDb db) => db.Set<Application>().Where(a => a.AccountId == id).Select(a => a.Id).ToListAsync());
                Assert.Equal(model.Records[account].Order(), seen.Select(s => records[s]).Order());
            }
        }
    }
}
