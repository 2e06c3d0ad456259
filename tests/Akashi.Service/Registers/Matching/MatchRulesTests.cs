using Akashi.Service.Cards;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Matching;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Registers.Matching;

/// <summary>Row 1.5.2: whether an entry is clearly that of the applicant, one for staff to choose from, or none.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class MatchRulesTests
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");

    private static readonly MatchClaim Claim = new(
        Hanako, "D-0123456", new DateOnly(2019, 4, 1), new BasicFacts("山田　花子", "東京都千代田区紀尾井町１－３", new DateOnly(1990, 5, 15), Sex.Female), "ヤマダ　ハナコ", null);

    private static readonly RegistrationFacts Facts = new(
        "山田　花子", "ヤマダ　ハナコ", null, new DateOnly(1990, 5, 15), Sex.Female, "東京都千代田区紀尾井町１－３", "東京都", new DateOnly(2019, 4, 1));

    // What differs in the entry from the claim, and what the match is. Each line is an entry of its own.
    private const string Table = """
        —                              clear
        address                        clear    # people move
        kana-long                      clear    # written differently only
        no-address                     clear
        own-account                    clear
        name-form                      unclear  # with a variation selector it is another character
        name                           unclear
        former-name                    unclear
        kana                           unclear
        registered-on                  unclear
        no-sex                         unclear
        birth                          unclear  # another person's, whose number it is
        sex                            unclear
        another-account                unclear
        suspended                      unclear
        hyphen                         unclear  # found by birth date and name
        number                         unclear
        number name                    unclear  # kana and address agree
        number name kana               unclear  # the address agrees
        number name kana-family address  unclear  # date of registration and given name agree
        number name kana address       none
        number birth                   none
        number sex                     none
        """;

    public static IEnumerable<TheoryDataRow<string, string>> Rows() =>
        from line in Table.Split('\n')
        let cells = line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select new TheoryDataRow<string, string>(string.Join(' ', cells[..^1]), cells[^1]);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Entry_matches_as_the_table_says(string differs, string expected)
    {
        var entry = differs.Split(' ').Aggregate(Entry("D-0123456", Facts), Changed);
        Assert.Equal(expected, MatchRules.Decide(Claim, [new KnownEntry(entry, [])]).GetType().Name.ToLowerInvariant());
    }

    [Fact]
    public void Former_name_and_former_address_of_an_entry_are_found()
    {
        var moved = Facts with { Name = "佐藤　花子", Address = "大阪府大阪市北区１" };
        var facts = MatchRules.Compare(Claim, new KnownEntry(Entry("D-0123456", moved), [Facts])).Facts;
        Assert.Equal((Agreement.Former, Agreement.Former, Agreement.Same), (facts[MatchFact.Name], facts[MatchFact.Address], facts[MatchFact.Kana]));
    }

    [Theory]
    [InlineData("佐藤　花子", "佐藤", null)]
    [InlineData("佐藤　花子", "佐藤　花子", null)]
    [InlineData("佐藤　花子", null, "山田")]
    [InlineData("鈴木　花子", "佐藤", "佐藤")]
    public void Former_surname_of_either_side_leads_from_one_name_to_the_other(string registered, string? claimed, string? entered)
    {
        var known = new KnownEntry(Entry("D-0123456", Facts with { Name = registered, FormerName = entered }), []);
        Assert.Equal(Agreement.Former, MatchRules.Compare(Claim with { FormerName = claimed }, known).Facts[MatchFact.Name]);
    }

    [Fact]
    public void Entry_of_the_number_comes_first_then_what_agrees_most_and_five_at_most()
    {
        var others = Enumerable.Range(1, 9).Select(i => new KnownEntry(Entry($"D-900000{i}", i == 7 ? Facts : Facts with { Name = "佐藤　花子" }), []));
        var byNumber = new KnownEntry(Entry("D-0123456", Facts with { BirthOn = new DateOnly(1992, 9, 3), Name = "小林　美咲" }), []);
        var match = Assert.IsType<RegisterMatch.Unclear>(MatchRules.Decide(Claim, others.Append(byNumber)));
        Assert.Equal(["D-0123456", "D-9000007", "D-9000001", "D-9000002", "D-9000003"], match.Some.Select(c => c.Entry.Number));
    }

    [Fact]
    public void Entry_that_agrees_in_all_is_clear_beside_another_of_the_same_person()
    {
        var match = MatchRules.Decide(Claim, [new KnownEntry(Entry("D-9000001", Facts), []), new KnownEntry(Entry("D-0123456", Facts), [])]);
        Assert.Equal("D-0123456", Assert.IsType<RegisterMatch.Clear>(match).One.Entry.Number);
    }

    private static RegistrationView Entry(string number, RegistrationFacts facts) =>
        new(Guid.Empty, "certified-care-worker", number, null, RegistrationStatus.Active, 1, facts);

    private static RegistrationView Changed(RegistrationView entry, string what) => what switch
    {
        "—" => entry,
        "number" => entry with { Number = "D-0999999" },
        "hyphen" => entry with { Number = "D0123456" },
        "own-account" => entry with { AccountId = Hanako },
        "another-account" => entry with { AccountId = new Guid("01990000-0000-7000-8000-000000000002") },
        "suspended" => entry with { Status = RegistrationStatus.Suspended },
        _ => entry with { Facts = Changed(entry.Facts, what) },
    };

    private static RegistrationFacts Changed(RegistrationFacts facts, string what) => what switch
    {
        "name" => facts with { Name = "佐藤　洋子" },
        "name-form" => facts with { Name = "山\U000E0100田　花子" },
        "former-name" => facts with { Name = "佐藤　花子", FormerName = "山田" },
        "kana" => facts with { Kana = "サトウ　ヨウコ" },
        "kana-family" => facts with { Kana = "サトウ　ハナコ" },
        "kana-long" => facts with { Kana = "やまだ　はなこ" },
        "birth" => facts with { BirthOn = new DateOnly(1992, 9, 3) },
        "sex" => facts with { Sex = Sex.Male },
        "no-sex" => facts with { Sex = null },
        "address" => facts with { Address = "大阪府大阪市北区１" },
        "no-address" => facts with { Address = null },
        _ => facts with { RegisteredOn = new DateOnly(2019, 4, 2) },
    };
}
