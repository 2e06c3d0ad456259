using Akashi.Service.Cards;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Cards;

/// <summary>C7: the facts read are the facts signed, apart from substituted characters.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class FactsComparisonTests
{
    private static readonly BasicFacts Read = new("髙﨑　𠮷乃", "福岡県福岡市博多区博多駅東２－１０－７", new DateOnly(1985, 2, 28), Sex.Female);
    private static readonly CertifiedFacts Certified =
        new("高崎　吉乃", "11010", "福岡県福岡市博多区博多駅東２－１０－７", "0000000000000000000", new DateOnly(1985, 2, 28), Sex.Female);

    [Fact]
    public void Substituted_characters_are_wildcards() => Assert.Empty(Certified.DifferencesFrom(Read));

    [Theory]
    [InlineData("01010")]
    [InlineData("10010")]
    [InlineData("11000")]
    [InlineData("")]
    public void Character_not_marked_as_a_substitute_must_be_the_same(string mask) =>
        Assert.Equal(["name"], (Certified with { NameSubstitutes = mask }).DifferencesFrom(Read));

    [Fact]
    public void Wildcard_stands_for_one_character_only() => Assert.Equal(["name"], Certified.DifferencesFrom(Read with { Name = "髙﨑﨑　𠮷乃" }));

    [Fact]
    public void Wildcard_does_not_cover_the_next_character() => Assert.Equal(["name"], Certified.DifferencesFrom(Read with { Name = "髙﨑　𠮷乙" }));

    [Fact]
    public void Longer_name_differs() => Assert.Equal(["name"], Certified.DifferencesFrom(Read with { Name = Read.Name + "子" }));

    [Fact]
    public void Variation_selector_belongs_to_the_character_before_it() =>
        Assert.Empty((Certified with { Name = "葛城", NameSubstitutes = "10" }).DifferencesFrom(Read with { Name = "葛\U000E0100城" }));

    [Fact]
    public void Variant_that_the_certificate_does_not_have_differs() =>
        Assert.Equal(["name"], (Certified with { Name = "葛城", NameSubstitutes = "00" }).DifferencesFrom(Read with { Name = "葛\U000E0100城" }));

    [Fact]
    public void Two_variants_of_a_character_differ() =>
        Assert.Equal(["name"], (Certified with { Name = "葛\U000E0101城", NameSubstitutes = "00" }).DifferencesFrom(Read with { Name = "葛\U000E0100城" }));

    [Theory]
    [InlineData("２－１０－７", "2-10-7")]
    [InlineData("２－１０－７", "２−１０−７")]
    [InlineData("２－１０－７", "２‐１０‐７")]
    [InlineData("２－１０－７", "２ー１０ー７")]
    [InlineData("紀尾井町　１", "紀尾井町 1")]
    [InlineData("ビルＡ", "ビルa")]
    [InlineData("ガーデン", "カ\u3099ーテ\u3099ン")]
    public void Hyphens_spaces_and_width_are_ignored(string certified, string read) =>
        Assert.Empty((Certified with { Address = certified, AddressSubstitutes = "" }).DifferencesFrom(Read with { Address = read }));

    [Theory]
    [InlineData("２－１０－７", "２－１０－８")]
    [InlineData("２－１０－７", "２－１０７")]
    [InlineData("紀尾井町　１", "紀尾井町１")]
    public void Other_address_differs(string certified, string read) =>
        Assert.Equal(["address"], (Certified with { Address = certified, AddressSubstitutes = "" }).DifferencesFrom(Read with { Address = read }));

    [Fact]
    public void Birth_date_must_be_equal() => Assert.Equal(["birth"], Certified.DifferencesFrom(Read with { BirthOn = new DateOnly(1985, 3, 1) }));

    [Fact]
    public void Sex_must_be_equal() => Assert.Equal(["sex"], Certified.DifferencesFrom(Read with { Sex = Sex.NotApplicable }));

    [Fact]
    public void Birth_date_that_the_certificate_marks_as_unknown_cannot_differ() =>
        Assert.Empty((Certified with { BirthOn = null }).DifferencesFrom(Read with { BirthOn = new DateOnly(1900, 1, 1) }));

    [Fact]
    public void Every_difference_is_named() =>
        Assert.Equal(["name", "address", "birth", "sex"], Certified.DifferencesFrom(new BasicFacts("山田　花子", "東京都", new DateOnly(1990, 5, 15), Sex.Male)));
}
