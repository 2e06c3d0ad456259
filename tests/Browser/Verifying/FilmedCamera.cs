using System.Text;
using QRCoder;

namespace Akashi.Browser.Tests.Verifying;

/// <summary>A film of a code, which Chromium plays in place of a camera, and what a page does with the camera.</summary>
internal static class FilmedCamera
{
    private const int Width = 640;
    private const int Height = 480;
    private const byte Paper = 210;
    private const byte Ink = 40;

    /// <summary>Notes which streams a page took, and when it left whether all had ended. A page may be made to wait for its camera.</summary>
    public const string Watching = """
        window.streams = [];
        const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        navigator.mediaDevices.getUserMedia = async wanted => {
          const stream = await real(wanted);
          window.streams.push(stream);
          await window.allowed;
          return stream;
        };
        window.states = () => window.streams.flatMap(stream => stream.getTracks()).map(track => track.readyState).join(' ');
        addEventListener('pagehide', () => {
          if (window.streams.length > 0) sessionStorage.setItem('tracks', window.states());
        });
        """;

    /// <summary>Films a code as a person holds a sheet: not filling the picture, and neither black nor white.</summary>
    /// <param name="file">Where to write the film: one picture in YUV4MPEG2, which is played again and again.</param>
    /// <param name="code">The code.</param>
    public static async Task FilmAsync(string file, string code)
    {
        using var data = QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        var dots = Math.Min(Width, Height) / modules.Count;
        var (left, top) = ((Width - (modules.Count * dots)) / 2, (Height - (modules.Count * dots)) / 2);
        var picture = new byte[Width * Height * 3 / 2];
        Array.Fill(picture, Paper, 0, Width * Height);
        Array.Fill(picture, (byte)128, Width * Height, picture.Length - (Width * Height));
        for (var y = 0; y < modules.Count * dots; y++)
        {
            for (var x = 0; x < modules.Count * dots; x++)
            {
                if (modules[y / dots][x / dots]) picture[((top + y) * Width) + left + x] = Ink;
            }
        }
        await using var film = File.Create(file);
        film.Write(Encoding.ASCII.GetBytes($"YUV4MPEG2 W{Width} H{Height} F30:1 Ip A1:1 C420jpeg\nFRAME\n"));
        film.Write(picture);
    }
}
