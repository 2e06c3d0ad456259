using QRCoder;

namespace Akashi.Pdf;

/// <summary>The dark and light modules of a two-dimensional code (ISO/IEC 18004), error correction level M, with the quiet zone around it.</summary>
public sealed class TwoDimensionalCode
{
    /// <summary>The longest content, in bytes of UTF-8: version 40, level M (ISO/IEC 18004, table 7).</summary>
    public const int MostBytes = 2331;

    private readonly QRCodeData code;

    /// <summary>Makes a code.</summary>
    /// <param name="content">What it says: at most <see cref="MostBytes"/> bytes in UTF-8.</param>
    public TwoDimensionalCode(string content)
    {
        using var generator = new QRCodeGenerator();
        code = generator.CreateQrCode(content, QRCodeGenerator.ECCLevel.M);
    }

    /// <summary>Modules along each side, with the quiet zone.</summary>
    public int Size => code.ModuleMatrix.Count;

    /// <summary>The runs of dark modules, row by row.</summary>
    public IEnumerable<(int Column, int Row, int Length)> Runs()
    {
        for (var row = 0; row < Size; row++)
        {
            var modules = code.ModuleMatrix[row];
            for (var column = 0; column < modules.Count; column++)
            {
                var start = column;
                while (column < modules.Count && modules[column]) column++;
                if (column > start) yield return (start, row, column - start);
            }
        }
    }
}
