using System.Buffers;
using System.IO.Compression;
using Akashi.Hosting.Texts;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures.FieldKinds;
using Akashi.Service.Procedures.PostalCodes;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Procedures.PostalCodes;

/// <summary>What the data says of a postal code, and that all of it can be found (decision 0053).</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class PostalAreasTests
{
    private static readonly SearchValues<char> NoPart = SearchValues.Create("（）()、〜～ 　,");

    [Theory]
    [InlineData("1000001", "東京都千代田区千代田")]
    [InlineData("1500001", "東京都渋谷区神宮前")]
    [InlineData("0600001", "北海道札幌市中央区北一条西")]
    [InlineData("9800811", "宮城県仙台市青葉区一番町")]
    [InlineData("5400002", "大阪府大阪市中央区大阪城")]
    [InlineData("8120011", "福岡県福岡市博多区博多駅前")]
    [InlineData("9000006", "沖縄県那覇市おもろまち")]
    [InlineData("6040000", "京都府京都市中京区")]
    [InlineData("5220317", "滋賀県犬上郡多賀町一円")]
    public void An_area_is_prefecture_municipality_and_town(string code, string area) => Assert.Equal(area, PostalAreas.Of(code));

    [Theory]
    [InlineData("1000000", "東京都千代田区")]
    [InlineData("1500002", "東京都渋谷区渋谷")]
    [InlineData("1006390", "東京都千代田区丸の内")]
    [InlineData("0287917", "岩手県九戸郡洋野町種市")]
    [InlineData("1000301", "東京都利島村")]
    [InlineData("7614103", "香川県小豆郡土庄町")]
    public void Remarks_buildings_and_the_rest_of_a_municipality_are_no_part_of_it(string code, string area) => Assert.Equal(area, PostalAreas.Of(code));

    [Theory]
    [InlineData("9401163", "新潟県長岡市")]
    [InlineData("0040000", "北海道札幌市")]
    [InlineData("6360000", "奈良県")]
    [InlineData("4980000", null)]
    public void A_code_of_several_towns_says_what_all_of_them_have(string code, string? area) => Assert.Equal(area, PostalAreas.Of(code));

    [Theory]
    [InlineData("9999999")]
    [InlineData("0000000")]
    [InlineData("150000")]
    [InlineData("")]
    public void Of_what_is_no_code_nothing_is_known(string code) => Assert.Null(PostalAreas.Of(code));

    [Theory]
    [InlineData("東京都渋谷区神宮前", true)]
    [InlineData("北海道札幌市", true)]
    [InlineData("東京都渋谷区神宮", false)]
    [InlineData("渋谷区神宮前", false)]
    [InlineData("前", false)]
    [InlineData("東京都渋谷区神宮前1-1", false)]
    [InlineData("東京都千代田区千代田\n1000002東京都千代田区皇居外苑", false)]
    [InlineData("", false)]
    public void A_text_is_told_from_an_area(string text, bool isOne) => Assert.Equal(isOne, PostalAreas.Contains(text));

    [Fact]
    public void Each_line_is_in_order_begins_with_a_prefecture_and_is_found()
    {
        var lines = Lines();
        var prefectures = Enum.GetValues<Prefecture>().Select(p => EnumTexts.In(Languages.Japanese, p)).ToList();
        Assert.Equal(120_674, lines.Count);
        Assert.Equal(lines.Select(l => l[..7]).Distinct().Order(StringComparer.Ordinal), lines.Select(l => l[..7]));
        Assert.DoesNotContain(lines, l => !prefectures.Exists(p => l.AsSpan(7).StartsWith(p)));
        Assert.DoesNotContain(lines, l => l.AsSpan().ContainsAny(NoPart) || l.Contains("場合", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => PostalAreas.Of(l[..7]) != l[7..]);
    }

    private static List<string> Lines()
    {
        using var packed = typeof(PostalAreas).Assembly.GetManifestResourceStream("postal-areas.br")!;
        using var lines = new StreamReader(new BrotliStream(packed, CompressionMode.Decompress));
        return [.. lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
