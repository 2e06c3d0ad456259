namespace Akashi.Pdf.Tests;

/// <summary>Row 4.1.1: the code is read from paper, in the state in which paper is.</summary>
public class ScanTests
{
    private static readonly (double X, double Y) Corner = (25 / 25.4 * 150, 215 / 25.4 * 150);

    [Fact]
    public void Code_is_read_from_a_raster_of_150_dots_an_inch()
    {
        Assert.Equal(475, Given.Url.Length);
        Assert.Equal(Given.Url, Read(scan => scan));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-3)]
    public void Code_is_read_from_a_scan_that_is_askew_noisy_and_stained_with_coffee(double degrees) =>
        Assert.Equal(Given.Url, Read(scan => scan.Stained(Corner.X, Corner.Y, 170).Turned(degrees).Noisy(30)));

    private static string Read(Func<Scan, Scan> spoil)
    {
        using var folder = new Folder();
        var picture = Path.Combine(folder.Path, "a");
        Tool.Run("pdftoppm", "-r", "150", "-gray", "-singlefile", folder.File("a.pdf", Given.Sheet()), picture);
        var scan = spoil(Scan.Read(File.ReadAllBytes(picture + ".pgm")));
        return Tool.Run("zbarimg", "--quiet", "--raw", folder.File("scan.pgm", scan.Write())).Output.Trim();
    }
}
