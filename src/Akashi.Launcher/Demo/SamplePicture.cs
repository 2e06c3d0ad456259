namespace Akashi.Launcher.Demo;

/// <summary>A picture of one pixel, in place of the photographed certificate.</summary>
internal static class SamplePicture
{
    public static byte[] Bytes => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");
}
