using Akashi.Pdf.Writing;

namespace Akashi.Pdf.Layout;

/// <summary>A square on a page.</summary>
/// <param name="Page">The page.</param>
/// <param name="Left">In points from the left edge.</param>
/// <param name="Bottom">In points from the bottom edge.</param>
/// <param name="Width">In points.</param>
internal sealed record SealPlace(Page Page, double Left, double Bottom, double Width)
{
    /// <summary>As a PDF rectangle.</summary>
    public string Rectangle => $"[{Page.N(Left)} {Page.N(Bottom)} {Page.N(Left + Width)} {Page.N(Bottom + Width)}]";
}
