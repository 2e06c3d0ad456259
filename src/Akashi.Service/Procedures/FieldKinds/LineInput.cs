namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>How a one-line input is typed into (HTML, section 4.10.5 and autofill).</summary>
/// <param name="Type">Type of the input.</param>
/// <param name="InputMode">Keyboard of a phone.</param>
/// <param name="Autocomplete">What the browser may offer.</param>
public sealed record LineInput(string Type, string InputMode, string Autocomplete)
{
    /// <summary>Any text.</summary>
    public static readonly LineInput Text = new("text", "text", "off");
}
