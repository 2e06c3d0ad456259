using Akashi.Pdf;

namespace Akashi.Service.Platform.Layout;

/// <summary>A two-dimensional code as an SVG path, one unit a module.</summary>
/// <param name="content">What it says.</param>
internal sealed class CodePicture(string content)
{
    private readonly TwoDimensionalCode code = new(content);

    /// <summary>Width and height of the drawing.</summary>
    public int Size => code.Size;

    /// <summary>The dark modules.</summary>
    public string Path => string.Concat(code.Runs().Select(r => $"M{r.Column} {r.Row}h{r.Length}v1h-{r.Length}z"));
}
