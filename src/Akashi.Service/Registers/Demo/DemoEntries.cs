using Akashi.Service.Cards;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Registers.Demo;

/// <summary>Entries of fictitious people that are in the registers when the demo starts.</summary>
internal sealed class DemoEntries(AkashiDb db, Commit commit, RegisterBook book, TimeProvider clock)
{
    private static readonly (string Qualification, string Number, string Name, string Kana, DateOnly Birth, Sex Sex,
        string Address, string Domicile, DateOnly RegisteredOn)[] Entries =
    [
        ("certified-care-worker", "D-0123456", "山田　花子", "ヤマダ　ハナコ", new(1990, 5, 15), Sex.Female, "東京都千代田区紀尾井町１－３", "東京都", new(2019, 4, 1)),
        ("certified-care-worker", "D-0456789", "髙﨑　𠮷乃", "タカサキ　ヨシノ", new(1985, 2, 28), Sex.Female, "福岡県福岡市博多区博多駅東２－１０－７", "福岡県", new(2020, 6, 10)),
        ("certified-care-worker", "D-0777001", "佐藤　次郎", "サトウ　ジロウ", new(1979, 8, 8), Sex.Male, "北海道札幌市中央区北一条西２", "北海道", new(2008, 4, 1)),
        ("certified-care-worker", "D-0222333", "小林　美咲", "コバヤシ　ミサキ", new(1992, 9, 3), Sex.Female, "神奈川県横浜市中区日本大通１", "神奈川県", new(2016, 4, 15)),
        ("certified-social-worker", "A-0022233", "小林　美咲", "コバヤシ　ミサキ", new(1992, 9, 3), Sex.Female, "神奈川県横浜市中区日本大通１", "神奈川県", new(2018, 4, 20)),
        ("certified-social-worker", "A-0012345", "山田　花子", "ヤマダ　ハナコ", new(1990, 5, 15), Sex.Female, "東京都千代田区紀尾井町１－３", "東京都", new(2021, 5, 20)),
    ];

    public Task EnsureAsync(CancellationToken ct) => commit.RunAsync(async () =>
    {
        if (await db.Set<Registration>().AnyAsync(ct)) return;
        foreach (var e in Entries)
        {
            var entry = new Registration
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                QualificationId = e.Qualification,
                Number = e.Number,
                NumberSearchForm = e.Number,
                Status = RegistrationStatus.Active,
                Version = 1,
            };
            var facts = new RegistrationFacts(e.Name, e.Kana, null, e.Birth, e.Sex, e.Address, e.Domicile, e.RegisteredOn);
            await book.EnterAsync(entry, facts, new RegisterAct("imported", Actor.System), ct);
        }
    }, ct);
}
