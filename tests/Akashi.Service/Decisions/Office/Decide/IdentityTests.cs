using Akashi.Service.Cards;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Registers;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;

namespace Akashi.Service.Tests.Decisions.Office.Decide;

/// <summary>Threats L1, L3: when an entry counts as the signer's; a missing fact never counts as the same.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class IdentityTests
{
    private static readonly CertifiedFacts Proven = Desk.Certified(Desk.Hanako);
    private static readonly RegistrationFacts Entry = new("山田　花子", null, null, Desk.Hanako.BirthOn, Sex.Female, null, null, new DateOnly(2019, 4, 1));

    [Fact]
    public void Same_person_raises_no_doubt() => Assert.Equal((false, ""), Told(Identity.OfLink(Proven, Desk.Hanako, Entry)));

    [Theory]
    [InlineData("山田 花子")]
    [InlineData("山田花子")]
    public void Space_in_a_name_means_nothing(string name) => Assert.Equal("", Identity.OfLink(Proven, Desk.Hanako, Entry with { Name = name }).DoubtsText);

    [Fact]
    public void Another_birth_date_or_sex_is_another_person()
    {
        Assert.True(Identity.OfLink(Proven, Desk.Hanako, Entry with { BirthOn = new DateOnly(1992, 9, 3) }).IsOtherPerson);
        Assert.True(Identity.OfLink(Proven, Desk.Hanako, Entry with { Sex = Sex.Male }).IsOtherPerson);
    }

    [Theory]
    [InlineData("佐藤　花子")]
    [InlineData("山田　花")]
    [InlineData("山田　葉子")]
    public void Another_name_needs_a_reason(string name) =>
        Assert.Equal((false, "name"), Told(Identity.OfLink(Proven, Desk.Hanako, Entry with { Name = name })));

    [Fact]
    public void Fact_that_one_side_lacks_needs_a_reason()
    {
        Assert.Equal("birth", Identity.OfLink(Proven with { BirthOn = null }, Desk.Hanako, Entry).DoubtsText);
        Assert.Equal("sex", Identity.OfLink(Proven with { Sex = null }, Desk.Hanako, Entry).DoubtsText);
        Assert.Equal("sex", Identity.OfLink(Proven, Desk.Hanako, Entry with { Sex = null }).DoubtsText);
        Assert.Equal("sex", Identity.OfLink(Proven with { Sex = null }, Desk.Hanako, Entry with { Sex = null }).DoubtsText);
        Assert.Equal("sex", Identity.OfLink(Proven with { Sex = Sex.NotApplicable }, Desk.Hanako, Entry with { Sex = Sex.NotApplicable }).DoubtsText);
    }

    // The register and the card say 髙﨑　𠮷乃; the certificate says 高崎　吉乃, with three substitutes.
    [Fact]
    public void Substituted_characters_count_as_read_from_the_card()
    {
        var proven = Proven with { Name = "高崎　吉乃", NameSubstitutes = "11010" };
        var read = Desk.Hanako with { Name = "髙﨑　𠮷乃" };
        Assert.Equal("", Identity.OfLink(proven, read, Entry with { Name = "髙﨑　𠮷乃" }).DoubtsText);
        Assert.Equal("", Identity.OfLink(proven, read, Entry with { Name = "髙﨑𠮷乃" }).DoubtsText);
        Assert.Equal("name", Identity.OfLink(proven, read, Entry with { Name = "高崎　吉乃" }).DoubtsText);
        Assert.Equal("name", Identity.OfLink(proven, read, Entry with { Name = "山本　和乃" }).DoubtsText);
    }

    [Fact]
    public void New_entry_is_written_only_from_what_the_certificate_says_or_staff_answer_for()
    {
        Assert.Equal("", Identity.OfNewEntry(Proven).DoubtsText);
        Assert.Equal("birth sex", Identity.OfNewEntry(Proven with { BirthOn = null, Sex = null }).DoubtsText);
    }

    [Fact]
    public void Change_may_bring_another_name_but_not_another_person()
    {
        Assert.Equal((false, ""), Told(Identity.OfChange(Proven with { Name = "佐藤　花子" }, Entry)));
        Assert.True(Identity.OfChange(Proven with { BirthOn = new DateOnly(1992, 9, 3) }, Entry).IsOtherPerson);
        Assert.Equal("birth sex", Identity.OfChange(Proven with { BirthOn = null, Sex = null }, Entry).DoubtsText);
        // Staff accepted responsibility for this when the entry was linked.
        Assert.Equal("", Identity.OfChange(Proven, Entry with { Sex = null }).DoubtsText);
    }

    private static (bool Other, string Doubts) Told(Identity identity) => (identity.IsOtherPerson, identity.DoubtsText);
}
