using System.Buffers.Binary;
using System.IO.Compression;
using Akashi.Service.Tests.Catalog;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;

namespace Akashi.Service.Tests.Issuing.Portal.Sheet;

/// <summary>Row 3.6.1: the face looks as somebody reviewed it. A different one is left in artifacts/face.png, to be reviewed and put in place.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class FacePictureTests
{
    private const int Colours = 3;

    // The code differs with every signature: its place, in dots at 60 dpi.
    private static readonly (int Left, int Top, int Right, int Bottom) Code = (58, 515, 175, 640);

    [Fact]
    public async Task Face_looks_as_reviewed()
    {
        await using var desk = await Desk.OpenAsync();
        using var folder = new Folder();
        var pdf = folder.File("face.pdf", await Faces.DrawnAsync(desk, "介護福祉士", "Certified Care Worker", "山田　花子", null));
        await Tool.RunAsync("pdftoppm", "-r", "60", "-png", "-singlefile", pdf, folder.PathOf("face"));
        var now = folder.Read("face.png");
        var reviewed = Path.Combine(CatalogFiles.Root, "tests/Akashi.Service/Issuing/Portal/Sheet/face.png");
        var difference = File.Exists(reviewed) ? Difference(Dots(now), Dots(await File.ReadAllBytesAsync(reviewed, TestContext.Current.CancellationToken))) : 1;
        if (difference > 0.001) await KeepAsync(folder, "face.png", "face.pdf");
        Assert.InRange(difference, 0, 0.001);
    }

    private static async Task KeepAsync(Folder folder, params string[] names)
    {
        var artifacts = Directory.CreateDirectory(Path.Combine(CatalogFiles.Root, "artifacts")).FullName;
        foreach (var name in names) await File.WriteAllBytesAsync(Path.Combine(artifacts, name), folder.Read(name), TestContext.Current.CancellationToken);
    }

    // The part of dots that differ by more than an eighth of the way from black to white: letters of another font program, not its smoothing.
    private static double Difference(byte[][] one, byte[][] other)
    {
        if (one.Length != other.Length || one[0].Length != other[0].Length) return 1;
        var count = one.Index().Sum(row => row.Item.Index().Count(dot => !InCode(dot.Index / Colours, row.Index) && Far(dot.Item, other[row.Index][dot.Index])));
        return (double)count / (one.Length * one[0].Length);
    }

    private static bool Far(byte one, byte other) => Math.Abs(one - other) > 32;

    private static bool InCode(int x, int y) => x >= Code.Left && x < Code.Right && y >= Code.Top && y < Code.Bottom;

    // A PNG of three bytes a dot, as pdftoppm writes it: rows that are each told by their difference from a neighbour (PNG, section 9).
    private static byte[][] Dots(byte[] png)
    {
        int width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        Assert.Equal((8, 2, 0), (png[24], png[25], png[28]));
        width *= Colours;
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8)) packed.Write(png, at + 8, length);
            at += length + 12;
        }
        packed.Position = 0;
        using var raw = new ZLibStream(packed, CompressionMode.Decompress);
        var rows = new byte[height][];
        for (var y = 0; y < height; y++)
        {
            var filter = raw.ReadByte();
            raw.ReadExactly(rows[y] = new byte[width]);
            for (var x = 0; x < width; x++)
            {
                var before = x - Colours;
                int left = before >= 0 ? rows[y][before] : 0, up = y > 0 ? rows[y - 1][x] : 0, corner = before >= 0 && y > 0 ? rows[y - 1][before] : 0;
                var guess = filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Nearest(left, up, corner), _ => 0 };
                rows[y][x] = (byte)((rows[y][x] + guess) & 0xFF);
            }
        }
        return rows;
    }

    private static int Nearest(int left, int up, int corner)
    {
        int guess = left + up - corner, a = Math.Abs(guess - left), b = Math.Abs(guess - up), c = Math.Abs(guess - corner);
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }
}
