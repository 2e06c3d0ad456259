using Akashi.Service.Catalog;
using Akashi.Service.Catalog.Reading;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Catalog;

/// <summary>The shipped catalog.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class CatalogTests
{
    private static readonly CatalogFace Shipped = Read();

    [Fact]
    public void Every_qualification_of_the_data_is_there_by_its_name_and_reading()
    {
        var expected = File.ReadLines(Path.Combine(CatalogFiles.Root, "tests/Akashi.Service/Catalog/qualifications.txt")).Where(l => !l.StartsWith('#'));
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            Shipped.Qualifications.Select(q => $"{q.Id}|{q.Name.Ja}|{q.Kana}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void There_are_104_of_them() => Assert.Equal(104, Shipped.Qualifications.Count);

    [Fact]
    public void They_are_ordered_by_reading() =>
        Assert.Equal(Shipped.Qualifications.Select(q => q.Kana).Order(StringComparer.Ordinal), Shipped.Qualifications.Select(q => q.Kana));

    private static CatalogFace Read()
    {
        var read = CatalogReader.Read(Path.Combine(CatalogFiles.Root, "catalog"));
        Assert.Empty(read.Faults);
        return read.Catalog!;
    }
}
