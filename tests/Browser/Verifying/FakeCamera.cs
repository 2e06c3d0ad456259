namespace Akashi.Browser.Tests.Verifying;

/// <summary>A camera that sees one picture. It notes which streams a page took, and whether all had ended when it left.</summary>
internal static class FakeCamera
{
    private const string Script = """
        window.streams = [];
        navigator.mediaDevices.getUserMedia = async () => {
          const bytes = Uint8Array.from(atob('PICTURE'), c => c.charCodeAt(0));
          const picture = await createImageBitmap(new Blob([bytes]));
          const canvas = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height });
          const context = canvas.getContext('2d');
          setInterval(() => context.drawImage(picture, 0, 0), 50);
          const stream = canvas.captureStream(20);
          window.streams.push(stream);
          return stream;
        };
        addEventListener('pagehide', () => {
          const tracks = window.streams.flatMap(stream => stream.getTracks());
          if (tracks.length > 0) sessionStorage.setItem('tracks', [...new Set(tracks.map(track => track.readyState))].join(' '));
        });
        """;

    /// <summary>The script that puts it in place of the device's.</summary>
    /// <param name="picture">PNG.</param>
    public static string Showing(byte[] picture) => Script.Replace("PICTURE", Convert.ToBase64String(picture), StringComparison.Ordinal);
}
