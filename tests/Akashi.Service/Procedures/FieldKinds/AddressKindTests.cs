using Akashi.Service.Procedures.FieldKinds;
using Akashi.Service.Tests.Given;
using CsCheck;

namespace Akashi.Service.Tests.Procedures.FieldKinds;

/// <summary>What a press at an address fills in, and about which addresses a person is asked again (decision 0053).</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class AddressKindTests
{
    private static readonly FieldKind Address = Kinds.Of("address");

    [Theory]
    [InlineData("150-0001", "", "東京都渋谷区神宮前", null)]
    [InlineData("〒１５０ー０００１", " ", "東京都渋谷区神宮前", null)]
    [InlineData("1500002", "東京都渋谷区神宮前", "東京都渋谷区渋谷", null)]
    [InlineData("1500001", "東京都渋谷区神宮前", null, null)]
    [InlineData("1500001", "東京都渋谷区神宮前1-2-3", null, null)]
    [InlineData("1500001", "東京都港区赤坂1-2-3", null, nameof(AddressKind.TextKept))]
    [InlineData("1500001", "赤坂", null, nameof(AddressKind.TextKept))]
    [InlineData("9999999", "", null, nameof(AddressKind.UnknownCode))]
    [InlineData("150", "", null, nameof(AddressKind.NotAPostalCode))]
    [InlineData("", "", null, nameof(AddressKind.NotAPostalCode))]
    public void A_press_fills_in_the_area_and_never_replaces_what_was_written(string code, string text, string? filled, string? fault)
    {
        var fill = Address.Fill(Typed(code, text));
        Assert.Equal((filled, fault), (fill.Text, fill.Fault?.Code));
    }

    [Theory]
    [InlineData("1500001 東京都渋谷区神宮前1-2-3", null)]
    [InlineData("1500001 渋谷区神宮前1-2-3", null)]
    [InlineData("1500001 東京都港区赤坂1-2-3", null)]
    [InlineData("1500001 大阪府大阪市北区梅田1-1", nameof(AddressKind.OtherPrefecture))]
    [InlineData("1500001 東京都渋谷区神宮前", nameof(AddressKind.NothingButTheArea))]
    [InlineData("9999999 大阪府大阪市北区梅田1-1", null)]
    [InlineData("4980000 三重県桑名郡木曽岬町1", null)]
    [InlineData("", null)]
    [InlineData("x", null)]
    public void An_address_in_another_prefecture_than_its_code_or_without_a_number_is_asked_about(string value, string? doubt) =>
        Assert.Equal(doubt, Address.Doubt(value)?.Code);

    [Fact]
    public void Nothing_that_is_typed_makes_a_press_throw() =>
        Gen.Select(Gen.OneOfConst([.. KnownFieldKinds.Own]), Texts.Any, Texts.Any).Sample((kind, code, text) => kind.Fill(Typed(code, text)) is not null);

    private static RawAnswer Typed(string code, string text) =>
        new(new Dictionary<string, string> { [AddressKind.CodePart] = code, [AddressKind.TextPart] = text });
}
